import type { ActivityDraft } from "../../domain/activity.ts";
import type { Clock, Day } from "../../domain/day.ts";
import { cleanLines, cleanText, TEXT_LIMITS } from "../../domain/text.ts";
import { guessKind } from "../kind.ts";
import { ok, type Read, readText, refused, shown } from "../problem.ts";
import { sentencesIn, titleOf } from "../sentence.ts";
import { openingDay, openingHours } from "../when.ts";
import type { Item, Line } from "./blocks.ts";
import { contactIn } from "./contact.ts";
import { hostsIn, splitSeries } from "./hosts.ts";

/** The activities of one list item: one where it opens with a date, a series where the lines below it do. */
export const activitiesOf = (
  item: Item,
  year: number,
  fallback: string | undefined,
): readonly Read<ActivityDraft>[] => {
  if (item.head.text === "") return [refused(item.head.number, "import.page-empty-item")];
  const dated = item.lines.filter((line) => opensWithDate(line, year));
  const telling = item.lines.filter((line) => !dated.includes(line));
  const named = telling.find((line) => contactIn(line) !== undefined);
  const contact = named ? contactOf(named) : ok(fallback);
  if (contact.kind === "problem") return [contact];
  const description = telling.filter((line) => line !== named);
  if (!opensWithDate(item.head, year)) return seriesOf(item.head, dated, description, contact.value, year);
  const extra = dated.map((line) => refused(line.number, "import.page-second-date", { text: shown(line.text) }));
  return [...extra, singleOf(item.head, description, contact.value, year)];
};

const contactOf = (line: Line): Read<string | undefined> => {
  const written = contactIn(line) ?? "";
  return readText(line.number, written, cleanText(written, TEXT_LIMITS.title), ok(undefined));
};

const opensWithDate = (line: Line, year: number): boolean => openingDay(line.text, year).kind !== "none";

const singleOf = (
  head: Line,
  lines: readonly Line[],
  contact: string | undefined,
  year: number,
): Read<ActivityDraft> => {
  const entry = entryOf(head, year);
  if (entry.kind === "problem") return entry;
  const text = textOf(lines, head.number);
  if (text.kind === "problem") return text;
  const [first] = sentencesIn(text.value);
  if (first === undefined) return refused(head.number, "import.page-no-description");
  const title = readText(
    head.number,
    first,
    cleanText(titleOf(first), TEXT_LIMITS.title),
    refused(head.number, "import.page-no-description"),
  );
  if (title.kind === "problem") return title;
  const kind = guessKind(title.value, text.value, entry.value.place);
  return ok({
    ...UNSAID,
    ...entry.value,
    line: head.number,
    kind,
    title: title.value,
    description: text.value,
    hosts: hostsIn(text.value),
    contact,
    series: undefined,
  });
};

const seriesOf = (
  head: Line,
  dated: readonly Line[],
  lines: readonly Line[],
  contact: string | undefined,
  year: number,
): readonly Read<ActivityDraft>[] => {
  if (dated.length === 0) return [refused(head.number, "import.page-no-date", { text: shown(head.text) })];
  const heading = readText(
    head.number,
    head.text,
    cleanText(head.text, TEXT_LIMITS.title),
    refused(head.number, "import.page-empty-item"),
  );
  if (heading.kind === "problem") return [heading];
  const text = textOf([head, ...lines], head.number);
  if (text.kind === "problem") return [text];
  const { name, hosts } = splitSeries(heading.value);
  const kind = guessKind(name, text.value);
  return dated.map((line) => {
    const entry = entryOf(line, year);
    if (entry.kind === "problem") return entry;
    const said = { line: line.number, kind, title: name, description: text.value, hosts, contact, series: name };
    return ok({ ...UNSAID, ...entry.value, ...said });
  });
};

/** A page says nothing of how many are wanted or fit. */
const UNSAID = { needed: undefined, capacity: undefined };

type Entry = {
  readonly day: Day;
  readonly start: Clock | undefined;
  readonly end: Clock | undefined;
  readonly place: string;
};

/** A dated line: day, hours if it has them, and the place, which is all the rest. */
const entryOf = (line: Line, year: number): Read<Entry> => {
  const opening = openingDay(line.text, year);
  if (opening.kind !== "day")
    return refused(line.number, "import.date-impossible", {
      date: opening.kind === "none" ? shown(line.text) : opening.written,
    });
  const hours = openingHours(opening.rest);
  if (hours.kind === "impossible") return refused(line.number, "import.time-impossible", { time: hours.written });
  if (hours.kind === "backwards") return refused(line.number, "import.time-backwards", { time: hours.written });
  const rest = hours.kind === "none" ? opening.rest : hours.rest;
  const place = readText(
    line.number,
    rest,
    cleanText(rest, TEXT_LIMITS.place),
    refused(line.number, "import.place-missing"),
  );
  if (place.kind === "problem") return place;
  const [start, end] = hours.kind === "hours" ? [hours.start, hours.end] : [undefined, undefined];
  return ok({ day: opening.day, start, end, place: place.value });
};

const textOf = (lines: readonly Line[], number: number): Read<string> => {
  const written = lines.map((line) => line.text).join("\n");
  return readText(number, written, cleanLines(written, TEXT_LIMITS.description), ok(""));
};
