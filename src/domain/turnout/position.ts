import type { DayReport, TurnoutInput } from "./input.ts";
import { dialsPerSignUp, type TurnoutParameters } from "./parameters.ts";
import { inWindow } from "./window.ts";

/** Where an association stands by a morning. Sign-ups are two-hour shifts. */
export type Position = {
  /** Dials reported so far, corrections counted. */
  readonly dials: number;
  /** Sign-ups for today and later. */
  readonly booked: number;
  /** Sign-ups that stood on past days nobody has reported. */
  readonly unaccounted: number;
  /** Dials that the sign-ups of reported days account for. */
  readonly covered: number;
  /** For each past day, from joining, whether it is reported. */
  readonly reported: readonly boolean[];
};

/** What of the record is known by its morning, added up. */
export const positionOf = (input: TurnoutInput, parameters: TurnoutParameters): Position => {
  const { joined, days } = input.window;
  const reports = latestReports(input);
  const standing = standingSignUps(input);
  const perSignUp = dialsPerSignUp(parameters);
  const reported: boolean[] = [];
  let [dials, booked, unaccounted, covered] = [0, 0, 0, 0];
  for (let day = joined; day < days; day++) {
    const report = reports[day];
    const shifts = standing[day] ?? 0;
    const past = day < input.morning;
    if (past) reported.push(report !== undefined);
    if (!past) booked += shifts;
    else if (!report) unaccounted += shifts;
    if (!report) continue;
    dials += report.dials;
    covered += Math.min(report.dials, perSignUp * shifts);
  }
  return { dials, booked, unaccounted, covered, reported };
};

const latestReports = ({ reports, morning, window }: TurnoutInput): readonly (DayReport | undefined)[] => {
  const latest = new Array<DayReport | undefined>(window.days);
  for (const report of reports) {
    if (report.known > morning || !inWindow(report.day, window)) continue;
    if (report.known >= (latest[report.day]?.known ?? report.known)) latest[report.day] = report;
  }
  return latest;
};

const standingSignUps = ({ signUps, morning, window }: TurnoutInput): readonly number[] => {
  const standing = new Array<number>(window.days).fill(0);
  for (const { day, known, cancelled, shifts } of signUps) {
    const stands = known <= morning && (cancelled === undefined || cancelled > morning);
    if (stands && inWindow(day, window)) standing[day] = (standing[day] ?? 0) + shifts;
  }
  return standing;
};
