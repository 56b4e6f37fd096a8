import type { ImportProblem } from "../../domain/activity.ts";
import type { Day } from "../../domain/day.ts";
import { COUNT_LIMITS } from "../../domain/number.ts";
import { TEXT_LIMITS } from "../../domain/text.ts";
import { problem } from "../problem.ts";
import { countCell, dayCell, rowReader, textCell } from "./cell.ts";
import { type Columns, type Row, readTable } from "./table.ts";

const FIGURES = ["callers", "minutes", "dials", "answers", "conversations"] as const;

/** What a phone bank's day came to for one association; `minutes` are its callers' together. */
export type ReportDraft = { readonly line: number; readonly day: Day; readonly association: string } & Readonly<
  Record<(typeof FIGURES)[number], number>
>;

const COLUMNS = {
  names: {
    date: ["datum", "dag", "day"],
    association: ["förening", "partiförening"],
    callers: ["ringare"],
    minutes: ["minuter"],
    dials: ["påringningar"],
    answers: ["svar"],
    conversations: ["samtal"],
  },
  required: ["date", "association"],
} as const satisfies Columns<string>;
type Column = keyof typeof COLUMNS.names;

/** Reads a table of phone-bank figures by day and association; a blank figure is 0. */
export const readReportTable = (
  text: string,
): { readonly drafts: readonly ReportDraft[]; readonly problems: readonly ImportProblem[] } => {
  const { rows, problems } = readTable<Column>(text, COLUMNS);
  const read = rows.map(reportIn);
  return {
    drafts: read.flatMap(({ draft }) => (draft ? [draft] : [])),
    problems: [...problems, ...read.flatMap((row) => row.problems)],
  };
};

const reportIn = ({ line, cell }: Row<Column>): { draft?: ReportDraft; problems: readonly ImportProblem[] } => {
  const { take, problems } = rowReader();
  const date = take(dayCell(line, cell("date")));
  const association = take(textCell(line, cell("association"), TEXT_LIMITS.name));
  const [callers = 0, minutes = 0, dials = 0, answers = 0, conversations = 0] = FIGURES.map((figure) =>
    take(countCell(line, cell(figure), COUNT_LIMITS.figure)),
  );
  if (problems.length > 0 || !date) return { problems };
  if (association === undefined) return { problems: [problem(line, "import.name-missing")] };
  if (answers > dials || conversations > answers)
    return { problems: [problem(line, "import.figures", { dials, answers, conversations })] };
  return { draft: { line, day: date.day, association, callers, minutes, dials, answers, conversations }, problems };
};
