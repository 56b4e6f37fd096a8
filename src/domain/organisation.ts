import type { Clock, Day, Zone } from "./day.ts";
import type { FollowedRole } from "./followed-roles.ts";
import type { Locale } from "./locale.ts";
import type { TurnoutOverrides } from "./turnout/parameters.ts";

export const PLATFORMS = ["discord", "slack", "playground"] as const;
export type PlatformName = (typeof PLATFORMS)[number];

export const ASSOCIATION_KINDS = ["geographic", "branch"] as const;
export type AssociationKind = (typeof ASSOCIATION_KINDS)[number];

export type Association = { readonly id: string; readonly kind: AssociationKind; readonly name: string };

/** The hours of DESIGN's house rules, all wall-clock in the campaign's zone. */
export type Hours = {
  readonly dailySchedule: Clock;
  readonly earlyCall: Clock;
  readonly eveningReminder: Clock;
  readonly ping: Clock;
  readonly weeklySummary: Clock;
  readonly missingReports: Clock;
  readonly organiserList: Clock;
  /** Personal messages wait outside these, except what one asked for and urgent moves. */
  readonly wakeFrom: Clock;
  readonly wakeTo: Clock;
  /** Pings never from this hour to `pingFrom` the next day. */
  readonly pingTo: Clock;
  readonly pingFrom: Clock;
};

/** Where no campaign says otherwise. */
export const DEFAULT_ZONE = "Europe/Stockholm" as Zone;

const clock = (text: string): Clock => text as Clock;

export const DEFAULT_HOURS: Hours = {
  dailySchedule: clock("07:00"),
  earlyCall: clock("18:00"),
  eveningReminder: clock("18:00"),
  ping: clock("11:30"),
  weeklySummary: clock("08:00"),
  missingReports: clock("17:00"),
  organiserList: clock("17:00"),
  wakeFrom: clock("07:00"),
  wakeTo: clock("21:00"),
  pingTo: clock("20:00"),
  pingFrom: clock("09:00"),
};

export type Campaign = {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly firstDay: Day;
  /** Inclusive: election day. */
  readonly lastDay: Day;
  readonly zone: Zone;
  readonly locale: Locale;
  readonly hours: Hours;
  readonly settings: CampaignSettings;
};

/** What a campaign may set; absent means the default. */
export type CampaignSettings = {
  /** People wanted on a shift of this kind. */
  readonly needed?: Readonly<Record<string, number>>;
  /** Post a line also on days without activities. */
  readonly emptyDays?: boolean;
  /** Ranked by share of own goal; off unless turned on. */
  readonly league?: boolean;
  readonly priorityAreas?: readonly string[];
  /** At least this share of a series, in per cent, is to be done together with a partner. */
  readonly together?: Readonly<Record<string, number>>;
  /** Roles of a platform's own that mean one of ours. */
  readonly followedRoles?: readonly FollowedRole[];
  /** Activities also stand in the calendars that platforms have of their own. */
  readonly nativeEvents?: boolean;
  /** Figures of the turnout rule that differ from those of its kind. */
  readonly turnout?: TurnoutOverrides;
};
