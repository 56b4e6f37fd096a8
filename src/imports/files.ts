import type { ActivityDraft, ImportProblem } from "../domain/activity.ts";
import { foldText } from "../domain/text.ts";
import { readActivityTable } from "./csv/activities.ts";
import { type AssociationDraft, lookalikes, readAssociationTable } from "./csv/associations.ts";
import { type ReportDraft, readReportTable } from "./csv/reports.ts";
import { decode } from "./decode.ts";
import { type PageCampaign, readPage } from "./page/page.ts";
import { problem } from "./problem.ts";

/** What a file held. With problems nothing of it may be written; they are in the order of their lines. */
export type FileOf<Draft> = { readonly drafts: readonly Draft[]; readonly problems: readonly ImportProblem[] };

export type ActivityFile = FileOf<ActivityDraft> & {
  /** What a web page says of itself; its `name` is the source. Undefined for a table, which does not say. */
  readonly campaign: PageCampaign | undefined;
};

/** Reads activities from the bytes of a web page or a table; `name` is the file's, and its ending says which. */
export const readActivities = (bytes: Uint8Array, name: string): ActivityFile => {
  const text = decode(bytes);
  if (text.kind === "problem") return { campaign: undefined, drafts: [], problems: [text.problem] };
  const read = isPage(name, text.value)
    ? readPage(text.value)
    : { campaign: undefined, ...readActivityTable(text.value) };
  return { ...read, problems: inOrder([...read.problems, ...repeated(read.drafts)]) };
};

export type AssociationFile = FileOf<AssociationDraft> & {
  /** What a person should look at twice, though it may be written. */
  readonly warnings: readonly ImportProblem[];
};

/** Reads associations with their call lists and goals from the bytes of a table; `known` are the names already there. */
export const readAssociations = (bytes: Uint8Array, known: readonly string[]): AssociationFile => {
  const file = readWith(bytes, readAssociationTable);
  return { ...file, warnings: lookalikes(file.drafts, known) };
};

/** Reads phone-bank figures by day and association from the bytes of a table. */
export const readReports = (bytes: Uint8Array): FileOf<ReportDraft> => readWith(bytes, readReportTable);

const readWith = <Draft>(bytes: Uint8Array, read: (text: string) => FileOf<Draft>): FileOf<Draft> => {
  const text = decode(bytes);
  if (text.kind === "problem") return { drafts: [], problems: [text.problem] };
  const { drafts, problems } = read(text.value);
  return { drafts, problems: inOrder(problems) };
};

const isPage = (name: string, text: string): boolean =>
  /\.(?:md|markdown)$/i.test(name) || (!/\.(?:csv|tsv)$/i.test(name) && /^\s*#/.test(text));

/** As many problems as anyone mends at a time. */
const MAX_PROBLEMS = 100;

const inOrder = (problems: readonly ImportProblem[]): readonly ImportProblem[] => {
  const sorted = problems.toSorted((a, b) => a.line - b.line);
  const [next] = sorted.slice(MAX_PROBLEMS);
  const more = next ? [problem(next.line, "import.more-problems", { count: sorted.length - MAX_PROBLEMS })] : [];
  return [...sorted.slice(0, MAX_PROBLEMS), ...more];
};

/** The same activity on two lines. At another time of the day it is another activity. */
const repeated = (drafts: readonly ActivityDraft[]): readonly ImportProblem[] => {
  const first = new Map<string, number>();
  return drafts.flatMap((draft) => {
    const key = [draft.day, draft.start ?? "", foldText(draft.place), foldText(draft.title)].join("\n");
    const other = first.get(key);
    if (other !== undefined) return [problem(draft.line, "import.activity-again", { other })];
    first.set(key, draft.line);
    return [];
  });
};

/** The columns that the first row of a table names; none where the bytes can't be read. */
const columnsOf = (bytes: Uint8Array): readonly string[] => {
  const text = decode(bytes);
  if (text.kind === "problem") return [];
  const heading = text.value.split("\n").find((line) => line.trim() !== "") ?? "";
  return heading.split(/[;,\t]/).map((column) => foldText(column.replaceAll('"', "")));
};

/** Whether the bytes are a table that has days, as activities do. */
export const isDayTable = (bytes: Uint8Array): boolean => columnsOf(bytes).some((column) => DAY.has(column));

/** Whether the bytes are a table of associations rather than of activities: it names no day. */
export const isAssociationTable = (bytes: Uint8Array): boolean =>
  columnsOf(bytes).some((column) => ASSOCIATION.has(column)) && !isDayTable(bytes);

const ASSOCIATION = new Set(["name", "namn", "association", "förening", "partiförening"]);
const DAY = new Set(["date", "datum", "dag", "day"]);
