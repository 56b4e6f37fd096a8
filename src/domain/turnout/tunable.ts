import { UserError } from "../error.ts";
import { type Limits, limitsOf, overridesFrom, parametersFor } from "./overrides.ts";
import type { TurnoutOverrides, TurnoutParameters } from "./parameters.ts";

/** When and how often associations are written to. */
export const MESSAGE_FIGURES = [
  "messages.pingFrom",
  "messages.restAfterJoining",
  "messages.daysBetweenMessages",
  "messages.mostUnanswered",
  "messages.reportedShare",
  "messages.escalate.from",
  "messages.escalate.withinDays",
  "messages.recovery.from",
  "messages.recovery.to",
  "messages.commonNightAbove",
  "messages.praiseNightFrom",
] as const;
/** What the forecast counts with. */
export const FORECAST_FIGURES = [
  "dialling.perCallerHour",
  "dialling.shiftHours",
  "dialling.toNewPersons",
  "ramp.growth",
  "ramp.weekdays",
  "prior.shape",
  "prior.mean",
  "prior.lump",
  "prior.lumpOfGoal",
  "unreported.recentDays",
  "unreported.recentShare",
  "unreported.olderShare",
  "habit.most",
  "habit.priorDials",
  "habit.noticeDays",
  "attendance.showRate",
  "attendance.callerVariance",
  "attendance.commonDeviation",
  "probability.least",
  "probability.most",
] as const;

/** One figure of the turnout rule by its place in the parameters. */
export type Tunable = (typeof MESSAGE_FIGURES)[number] | (typeof FORECAST_FIGURES)[number];
export const TUNABLES: readonly Tunable[] = [...MESSAGE_FIGURES, ...FORECAST_FIGURES];

/** One number; for the weekdays seven, Monday to Sunday. */
export type Tuned = readonly number[];

const USUAL = parametersFor({});

/** The figure as it is in some parameters, the usual ones where none are given. */
export const tunedIn = (figure: Tunable, parameters: TurnoutParameters = USUAL): Tuned => {
  const found = figure.split(".").reduce<unknown>((at, name) => Reflect.get(Object(at), name), parameters);
  return Array.isArray(found) ? found.map(Number) : [Number(found)];
};

/** The figures that a campaign sets differently. */
export const changedFigures = (turnout: TurnoutOverrides): readonly Tunable[] => {
  const parameters = parametersFor({ turnout });
  return TUNABLES.filter((figure) => !same(tunedIn(figure, parameters), tunedIn(figure)));
};

export const limitsOfTunable = (figure: Tunable): Limits => limitsOf(figure.split(".").at(-1) ?? "");

/** Whether a figure may have this value, the other figures aside. */
export const isWithin = (value: Tuned, figure: Tunable): boolean => {
  const { least, most, unit } = limitsOfTunable(figure);
  const fits = (one: number): boolean => one >= least && one <= most && (unit !== "whole" || Number.isInteger(one));
  return (
    value.length === tunedIn(figure).length && value.every(fits) && (value.length === 1 || value.some((n) => n > 0))
  );
};

/**
 * What a campaign sets once this figure has this value: only what is not as usual. UserError where the value, or what it
 * makes of the others, won't do.
 */
export const withFigure = (turnout: TurnoutOverrides, figure: Tunable, value: Tuned): TurnoutOverrides => {
  const set = tunedIn(figure).length > 1 ? value : (value[0] ?? 0);
  const next = overridesFrom(differing(replaced(parametersFor({ turnout }), figure.split("."), set)));
  mustBeInOrder(parametersFor({ turnout: next }));
  return next;
};

const replaced = (tree: object, [name = "", ...rest]: readonly string[], value: number | Tuned): object => ({
  ...tree,
  [name]: rest.length > 0 ? replaced(Object(Reflect.get(tree, name)), rest, value) : value,
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Group by group the figures that are not as usual; a group inside a group goes as a whole. */
const differing = (parameters: object): unknown =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([group, figures]) => {
      const usual: object = Object(Reflect.get(USUAL, group));
      const changed = Object.entries(Object(figures)).filter(([name, value]) => !same(value, Reflect.get(usual, name)));
      return changed.length > 0 ? [[group, Object.fromEntries(changed)]] : [];
    }),
  );

/** Figures of which one has to be below the other. */
const mustBeInOrder = ({ messages, probability }: TurnoutParameters): void => {
  if (messages.recovery.to >= messages.recovery.from) throw new UserError("rule.recovery");
  if (probability.least >= probability.most) throw new UserError("rule.probability");
};
