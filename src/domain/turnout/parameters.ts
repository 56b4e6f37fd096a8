/** Everything that can be tuned in the turnout rule. Days are whole days, shares lie in 0–1, the rest is in dials unless it says otherwise. */
export type TurnoutParameters = {
  readonly dialling: Dialling;
  readonly ramp: Ramp;
  readonly prior: Prior;
  readonly unreported: Unreported;
  readonly habit: Habit;
  readonly attendance: Attendance;
  readonly probability: { readonly least: number; readonly most: number };
  readonly messages: MessageRules;
};

type Dialling = {
  /** Dials of one caller in an hour. */
  readonly perCallerHour: number;
  /** Length in hours of the shift that sign-ups and asks are counted in. */
  readonly shiftHours: number;
  /** Share of dials that reach a person not dialled before. */
  readonly toNewPersons: number;
};

export type Ramp = {
  /** How much a day's dials grow from one day to the next, as the exponent of e. */
  readonly growth: number;
  /** A weekday's dials beside Monday's, Monday to Sunday. */
  readonly weekdays: readonly [number, number, number, number, number, number, number];
};

/** What is believed of an association before it has reported: share of the goal made by the end, gamma distributed. */
type Prior = {
  readonly shape: number;
  readonly mean: number;
  /** Dials that come together in one lump: `lump + lumpOfGoal` × goal. */
  readonly lump: number;
  readonly lumpOfGoal: number;
};

/** How much of a past day's dials may still come to light when nobody has reported it. */
type Unreported = {
  readonly recentDays: number;
  readonly recentShare: number;
  readonly olderShare: number;
};

/** How much of an association's dials are announced by sign-ups. */
type Habit = {
  readonly most: number;
  /** Dials that the belief before the first report weighs. */
  readonly priorDials: number;
  /** Days after which the share of a day's coming sign-ups that is known already has fallen to 1/e. */
  readonly noticeDays: number;
};

type Attendance = {
  /** Share of signed-up callers who come. */
  readonly showRate: number;
  /** Variance of the dials of one who comes, as a share of their mean squared. */
  readonly callerVariance: number;
  /** Standard deviation of a whole association's dials for each sign-up, as a share of a full shift. */
  readonly commonDeviation: number;
};

export type MessageRules = {
  readonly pingFrom: number;
  /** No ping in an association's first days. */
  readonly restAfterJoining: number;
  readonly daysBetweenMessages: number;
  readonly mostUnanswered: number;
  /** With a smaller share of past days reported, a report is asked for first. */
  readonly reportedShare: number;
  readonly escalate: { readonly from: number; readonly withinDays: number };
  /** Praise when the probability of missing has fallen from at least `from` to at most `to`. */
  readonly recovery: { readonly from: number; readonly to: number };
  /** A larger ask for a week is for a common phone night. */
  readonly commonNightAbove: number;
  /** Dials of one day that are praised where they are an association's most so far. */
  readonly praiseNightFrom: number;
};

/**
 * A phone bank in the shape of Storstockholm's in 2018: 15,047 persons reached by 17,066 dials, 20 dials an hour and
 * caller, two-hour shifts. No-shows and habits of reporting were not recorded then and are assumptions.
 */
export const PHONE_BANK_2018: TurnoutParameters = {
  dialling: { perCallerHour: 20, shiftHours: 2, toNewPersons: 0.882 },
  ramp: { growth: 0.127, weekdays: [1, 1, 1.3, 1, 0.8, 0.9, 1] },
  prior: { shape: 1.5, mean: 1.1, lump: 45, lumpOfGoal: 0.12 },
  unreported: { recentDays: 2, recentShare: 0.7, olderShare: 0.5 },
  habit: { most: 0.8, priorDials: 120, noticeDays: 4.6 },
  attendance: { showRate: 0.75, callerVariance: 0.2, commonDeviation: 0.3 },
  probability: { least: 0.001, most: 0.999 },
  messages: {
    pingFrom: 0.8,
    restAfterJoining: 3,
    daysBetweenMessages: 3,
    mostUnanswered: 3,
    reportedShare: 1 / 3,
    escalate: { from: 0.95, withinDays: 7 },
    recovery: { from: 0.6, to: 0.2 },
    commonNightAbove: 8,
    praiseNightFrom: 80,
  },
};

/** The parameters of each kind of campaign. */
const TURNOUT_KINDS = { phonebank: PHONE_BANK_2018 } as const satisfies Record<string, TurnoutParameters>;
export type TurnoutKind = keyof typeof TURNOUT_KINDS;

/** What a campaign sets differently: single figures of any group. */
export type TurnoutOverrides = { readonly [Group in keyof TurnoutParameters]?: Partial<TurnoutParameters[Group]> };

/** The parameters of a kind of campaign with what this campaign sets differently. */
export const parametersOf = (kind: TurnoutKind, overrides: TurnoutOverrides = {}): TurnoutParameters => {
  const base = TURNOUT_KINDS[kind];
  return {
    dialling: { ...base.dialling, ...overrides.dialling },
    ramp: { ...base.ramp, ...overrides.ramp },
    prior: { ...base.prior, ...overrides.prior },
    unreported: { ...base.unreported, ...overrides.unreported },
    habit: { ...base.habit, ...overrides.habit },
    attendance: { ...base.attendance, ...overrides.attendance },
    probability: { ...base.probability, ...overrides.probability },
    messages: { ...base.messages, ...overrides.messages },
  };
};

/** Dials of a caller who comes to a shift. */
export const dialsPerShift = ({ dialling }: TurnoutParameters): number => dialling.perCallerHour * dialling.shiftHours;
/** Dials to expect of one sign-up, no-shows counted in. */
export const dialsPerSignUp = (parameters: TurnoutParameters): number =>
  dialsPerShift(parameters) * parameters.attendance.showRate;
