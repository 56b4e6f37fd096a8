import type { Clock, Day } from "./day.ts";

export const ACTIVITY_KINDS = [
  "tour",
  "hub",
  "handout",
  "square",
  "phonebank",
  "canvass",
  "training",
  "social",
  "other",
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** People wanted on a shift where neither it nor the campaign says: DESIGN leaves the figures to the house. */
export const DEFAULT_NEEDED: Readonly<Record<ActivityKind, number | undefined>> = {
  tour: 6,
  hub: 6,
  handout: 4,
  square: 6,
  phonebank: 20,
  canvass: 8,
  training: undefined,
  social: undefined,
  other: undefined,
};

/** A host is an association of ours, or a partner known by name only. */
export type Host = { readonly associationId?: string | undefined; readonly name: string };

/** An activity as someone else's file or form describes it, before it has an id. `line` is 1-based in that file. */
export type ActivityDraft = {
  readonly line: number;
  readonly kind: ActivityKind;
  readonly day: Day;
  readonly start: Clock | undefined;
  readonly end: Clock | undefined;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly hosts: readonly string[];
  readonly contact: string | undefined;
  readonly series: string | undefined;
  readonly needed: number | undefined;
  readonly capacity: number | undefined;
};

/** Why a line of a file could not be taken: 1-based line, a locale key and its blanks. */
export type ImportProblem = {
  readonly line: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type Activity = {
  readonly id: string;
  readonly campaignId: string;
  readonly source: string | undefined;
  readonly kind: ActivityKind;
  readonly series: string | undefined;
  readonly day: Day;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly meetingPoint: string | undefined;
  readonly bring: string | undefined;
  readonly contact: string | undefined;
  readonly area: string | undefined;
  readonly version: number;
  readonly cancelled: boolean;
  readonly hosts: readonly Host[];
};

/** Everything an organiser may change about an activity, its shifts included: what a revision keeps. */
export type ActivityFacts = Omit<Activity, "id" | "campaignId" | "source" | "version"> & {
  readonly shifts: readonly ShiftFacts[];
};
export type ShiftFacts = {
  readonly id: string;
  readonly start: Clock | undefined;
  readonly end: Clock | undefined;
  readonly needed: number | undefined;
  readonly capacity: number | undefined;
  readonly closed: boolean;
};
