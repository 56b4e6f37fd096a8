import type { ImportProblem } from "../../domain/activity.ts";
import type { Day } from "../../domain/day.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../domain/number.ts";
import { cleanText } from "../../domain/text.ts";
import { ok, type Read, readText, refused, shown } from "../problem.ts";
import { openingDay } from "../when.ts";

/** A cell's text of at most `max` graphemes, undefined where it is blank. */
export const textCell = (line: number, cell: string, max: number): Read<string | undefined> =>
  readText(line, cell, cleanText(cell, max), ok(undefined));

/** A cell's whole number 0–`max`, undefined where it is blank. */
export const countCell = (line: number, cell: string, max: number = COUNT_LIMITS.other): Read<number | undefined> => {
  if (cell.trim() === "") return ok(undefined);
  const count = wholeNumberOf(cell, max);
  return count === undefined ? refused(line, "import.number", { text: shown(cell), max }) : ok(count);
};

/** A cell's date and what the cell says after it, as spreadsheets put a time there. */
export const dayCell = (line: number, cell: string): Read<{ readonly day: Day; readonly rest: string }> => {
  const opening = openingDay(cell.replace(/\s+/g, " ").trim(), undefined);
  switch (opening.kind) {
    case "day":
      return ok({ day: opening.day, rest: opening.rest.replace(/^T(?=\d)/, "") });
    case "no-year":
      return refused(line, "import.date-no-year", { date: opening.written });
    case "impossible":
      return refused(line, "import.date-impossible", { date: opening.written });
    case "none":
      return cell.trim() === ""
        ? refused(line, "import.date-missing")
        : refused(line, "import.date-unclear", { text: shown(cell) });
  }
};

/** Takes readings of one row one by one and keeps every problem met, so that a person hears of all at once. */
export const rowReader = (): {
  readonly take: <T>(read: Read<T>) => T | undefined;
  readonly problems: readonly ImportProblem[];
} => {
  const problems: ImportProblem[] = [];
  const take = <T>(read: Read<T>): T | undefined => {
    if (read.kind === "ok") return read.value;
    problems.push(read.problem);
    return undefined;
  };
  return { take, problems };
};
