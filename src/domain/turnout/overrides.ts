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
  const [least, most] = SHARES.has(name) ? [0, 1] : (RANGES.get(name) ?? [0.001, 1_000]);
  if (typeof value !== "number" || !(value >= least && value <= most)) throw unfit(path);
};

const SHARES = new Set([
  "recentShare",
  "olderShare",
  "callerVariance",
  "commonDeviation",
  "lumpOfGoal",
  "least",
  "pingFrom",
  "reportedShare",
  "from",
  "to",
]);
/** Where 0 would divide by nothing, or any figure would not do. */
const RANGES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["most", [0.01, 1]],
  ["growth", [-1, 1]],
  ["weekdays", [0, 100]],
  ["toNewPersons", [0.01, 1]],
  ["showRate", [0.01, 1]],
  ["recentDays", [0, 60]],
  ["restAfterJoining", [0, 60]],
  ["daysBetweenMessages", [1, 60]],
  ["mostUnanswered", [1, 60]],
  ["withinDays", [0, 60]],
]);

const unfit = (setting: string): UserError => new UserError("turnout.bad-setting", { setting });
