import type { Window } from "./window.ts";

/** An association's dials on one day in all; 0 is "reported: none". A later `known` for the same day corrects it. */
export type DayReport = { readonly day: number; readonly known: number; readonly dials: number };

/**
 * Places taken on one day, in callers' two-hour shifts (seats × hours / 2), squads included.
 * `known` and `cancelled` are the days on whose morning that was known first.
 */
export type DaySignUps = {
  readonly day: number;
  readonly known: number;
  readonly cancelled: number | undefined;
  readonly shifts: number;
};

/** What is recorded of one association. All days are numbers from the campaign's first day, 0. */
export type AssociationRecord = {
  /** In dials; undefined without a goal. */
  readonly goal: number | undefined;
  readonly window: Window;
  readonly reports: readonly DayReport[];
  readonly signUps: readonly DaySignUps[];
  /** The morning on which the campaign's first sign-up, of any association, was known; undefined without any. */
  readonly campaignSignUpsFrom: number | undefined;
};

/** The record seen on the morning of a day, before that day's calls: what is known later does not count. */
export type TurnoutInput = AssociationRecord & { readonly morning: number };
