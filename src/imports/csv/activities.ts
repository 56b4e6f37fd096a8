import type { ActivityDraft, ActivityKind, ImportProblem } from "../../domain/activity.ts";
import type { Clock } from "../../domain/day.ts";
import { foldText, TEXT_LIMITS } from "../../domain/text.ts";
import { guessKind, kindNamed } from "../kind.ts";
import { ok, type Read, refused, shown } from "../problem.ts";
import { clockIn, openingHours } from "../when.ts";
import { countCell, dayCell, rowReader, textCell } from "./cell.ts";
import { type Columns, type Row, readTable } from "./table.ts";

const COLUMNS = {
  names: {
    date: ["datum", "dag", "day"],
    start: ["börjar", "starttid", "tid", "klockan", "kl", "från", "from", "time", "starts"],
    end: ["slut", "slutar", "sluttid", "till", "to", "ends"],
    title: ["titel", "rubrik", "aktivitet", "namn", "activity", "name"],
    place: ["plats", "ställe", "lokal", "adress", "location", "where"],
    hosts: [
      "värdar",
      "värd",
      "arrangör",
      "arrangörer",
      "medarrangör",
      "medarrangörer",
      "host",
      "organiser",
      "organisers",
    ],
    contact: ["kontakt", "kontaktperson", "e-post", "mejl"],
    series: ["serie"],
    kind: ["typ", "slag", "aktivitetstyp", "type"],
    needed: ["behövs", "antal", "behov", "wanted"],
    capacity: ["platser", "antal platser", "maxantal", "max", "kapacitet", "seats"],
    description: ["beskrivning", "text"],
  },
  required: ["date", "title", "place"],
} as const satisfies Columns<string>;
type Column = keyof typeof COLUMNS.names;

/** Reads a table of activities; every row is a draft or has at least one problem. */
export const readActivityTable = (
  text: string,
): { readonly drafts: readonly ActivityDraft[]; readonly problems: readonly ImportProblem[] } => {
  const { rows, problems } = readTable<Column>(text, COLUMNS);
  const read = rows.map(activityIn);
  return {
    drafts: read.flatMap(({ draft }) => (draft ? [draft] : [])),
    problems: [...problems, ...read.flatMap((row) => row.problems)],
  };
};

const activityIn = ({ line, cell }: Row<Column>): { draft?: ActivityDraft; problems: readonly ImportProblem[] } => {
  const { take, problems } = rowReader();
  const text = (column: Column, max: number) => take(textCell(line, cell(column), max));
  const date = take(dayCell(line, cell("date")));
  const hours = take(hoursIn(line, date?.rest ?? "", cell("start"), cell("end")));
  const series = text("series", TEXT_LIMITS.title);
  const title = take(
    orElse(textCell(line, cell("title"), TEXT_LIMITS.title), series, refused(line, "import.title-missing")),
  );
  const place = take(
    orElse(textCell(line, cell("place"), TEXT_LIMITS.place), undefined, refused(line, "import.place-missing")),
  );
  const description = text("description", TEXT_LIMITS.description) ?? "";
  const hosts = namesIn(line, cell("hosts")).flatMap((read) => take(read) ?? []);
  const contact = text("contact", TEXT_LIMITS.title);
  const kind = take(kindIn(line, cell("kind"), [series ?? "", title ?? "", description]));
  const needed = take(countCell(line, cell("needed")));
  const capacity = take(countCell(line, cell("capacity")));
  if (problems.length > 0 || !date || !hours || !title || !place || !kind) return { problems };
  const said = { line, kind, title, description, place, hosts, contact, series, needed, capacity };
  return { draft: { ...said, ...hours, day: date.day }, problems };
};

/** The text read, else `other`, else the refusal that a blank gets. */
const orElse = (read: Read<string | undefined>, other: string | undefined, blank: Read<never>): Read<string> => {
  if (read.kind === "problem") return read;
  const text = read.value ?? other;
  return text === undefined ? blank : ok(text);
};

type Hours = { readonly start: Clock | undefined; readonly end: Clock | undefined };

/** Hours from the start and end cells; the start may be a whole span, or stand after the date. */
const hoursIn = (line: number, afterDate: string, startCell: string, endCell: string): Read<Hours> => {
  // A spreadsheet writes midnight after a date that has no time.
  const dated = /^0?0[:.]00(?:[:.]00)?$/.test(afterDate) ? "" : afterDate;
  const written = startCell.replace(/\s+/g, " ").trim() || dated;
  const opening = written === "" ? NO_HOURS : openingHours(/^kl/i.test(written) ? written : `kl ${written}`);
  if (opening.kind === "none" || opening.kind === "impossible" || (opening.kind !== "backwards" && opening.rest !== ""))
    return refused(line, "import.time-impossible", { time: shown(written) });
  if (opening.kind === "backwards") return refused(line, "import.time-backwards", { time: opening.written });
  const end = endIn(line, endCell);
  if (end.kind === "problem") return end;
  if (opening.kind === "unset")
    return end.value ? refused(line, "import.end-without-start", { end: end.value }) : ok(NO_TIME);
  const until = end.value ?? opening.end;
  if (until !== undefined && until <= opening.start)
    return refused(line, "import.time-backwards", { time: `${opening.start}–${until}` });
  return ok({ start: opening.start, end: until });
};

const NO_HOURS = { kind: "unset", rest: "" } as const;
const NO_TIME: Hours = { start: undefined, end: undefined };

const endIn = (line: number, cell: string): Read<Clock | undefined> => {
  const written = cell
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^kl(?:ockan)?[.:]*\s*/i, "");
  if (written === "" || openingHours(written).kind === "unset") return ok(undefined);
  const end = /^(?:\d{1,2}(?:[:.]\d{2}){0,2}|\d{4})$/.test(written) ? clockIn(written) : undefined;
  return end ? ok(end) : refused(line, "import.time-impossible", { time: shown(written) });
};

/** The names in a cell, each once: separated by `;` or `,`. */
const namesIn = (line: number, cell: string): readonly Read<string | undefined>[] =>
  [...new Map(cell.split(/[;,]/).map((name) => [foldText(name), name])).values()].map((name) =>
    textCell(line, name, TEXT_LIMITS.name),
  );

const kindIn = (line: number, cell: string, texts: readonly string[]): Read<ActivityKind> => {
  if (cell.trim() === "") return ok(guessKind(...texts));
  const kind = kindNamed(cell);
  return kind ? ok(kind) : refused(line, "import.kind-unknown", { kind: shown(cell) });
};
