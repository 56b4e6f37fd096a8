import { UserError } from "../error.ts";
import { PHONE_BANK_2018, parametersOf, type TurnoutOverrides, type TurnoutParameters } from "./parameters.ts";

/** What a campaign sets of the turnout rule, as stored or typed. UserError names the first group or figure that won't do. */
export const overridesFrom = (said: unknown): TurnoutOverrides => {
  mustFit(said, PHONE_BANK_2018, "turnout");
  return said as TurnoutOverrides; // Checked group by group and figure by figure against the defaults' own shape.
};

/** The rule's parameters for a campaign with these settings. UserError as `overridesFrom`. */
export const parametersFor = ({ turnout = {} }: { readonly turnout?: TurnoutOverrides }): TurnoutParameters =>
  parametersOf("phonebank", overridesFrom(turnout));

const mustFit = (said: unknown, usual: object, path: string): void => {
  if (typeof said !== "object" || said === null || Array.isArray(said)) throw unfit(path);
  for (const [name, value] of Object.entries(said)) {
    const figure = `${path}.${name}`;
    const known: unknown = Object.hasOwn(usual, name) ? Reflect.get(usual, name) : undefined;
    if (typeof known === "number") mustBeIn(value, name, figure);
    else if (Array.isArray(known)) mustBeWeights(value, known.length, figure);
    else if (typeof known === "object" && known !== null) mustBeWhole(value, known, figure);
    else throw unfit(figure);
  }
};

/** A group inside a group is set as a whole: its figures belong together. */
const mustBeWhole = (value: unknown, usual: object, path: string): void => {
  mustFit(value, usual, path);
  const inner = path.split(".").length > 2;
  if (inner && Object.keys(usual).some((name) => !Object.hasOwn(value as object, name))) throw unfit(path);
};

const mustBeWeights = (value: unknown, length: number, path: string): void => {
  if (!Array.isArray(value) || value.length !== length) throw unfit(path);
  for (const weight of value) mustBeIn(weight, "weekdays", path);
  if (value.every((weight) => weight === 0)) throw unfit(path);
};

const mustBeIn = (value: unknown, name: string, path: string): void => {
  const { least, most, unit } = limitsOf(name);
  if (typeof value !== "number" || !(value >= least && value <= most)) throw unfit(path);
  if (unit === "whole" && !Number.isInteger(value)) throw unfit(path);
};

/** What a figure may be. A `share` is of a whole, 0–1. */
export type Limits = { readonly least: number; readonly most: number; readonly unit: "share" | "whole" | "number" };

/** The limits of a figure by the last part of its name. */
export const limitsOf = (name: string): Limits => LIMITS[name] ?? ANY;

const ANY: Limits = { least: 0.001, most: 1_000, unit: "number" };
const SHARE: Limits = { least: 0, most: 1, unit: "share" };
/** A share that something is divided by, or that must leave something. */
const SOME: Limits = { least: 0.01, most: 1, unit: "share" };
const NONE_TO_ONE: Limits = { least: 0, most: 1, unit: "number" };
const DAYS: Limits = { least: 0, most: 60, unit: "whole" };
const AT_LEAST_ONE: Limits = { least: 1, most: 60, unit: "whole" };

const LIMITS: Readonly<Record<string, Limits>> = {
  recentShare: SHARE,
  olderShare: SHARE,
  lumpOfGoal: SHARE,
  least: SHARE,
  pingFrom: SHARE,
  reportedShare: SHARE,
  from: SHARE,
  to: SHARE,
  most: SOME,
  toNewPersons: SOME,
  showRate: SOME,
  callerVariance: NONE_TO_ONE,
  commonDeviation: NONE_TO_ONE,
  perCallerHour: { least: 1, most: 500, unit: "number" },
  shiftHours: { least: 0.5, most: 24, unit: "number" },
  growth: { least: -1, most: 1, unit: "number" },
  weekdays: { least: 0, most: 100, unit: "number" },
  recentDays: DAYS,
  restAfterJoining: DAYS,
  withinDays: DAYS,
  daysBetweenMessages: AT_LEAST_ONE,
  mostUnanswered: AT_LEAST_ONE,
  commonNightAbove: AT_LEAST_ONE,
  praiseNightFrom: { least: 1, most: 9_999, unit: "whole" },
};

const unfit = (setting: string): UserError => new UserError("turnout.bad-setting", { setting });
