import { stringify } from "csv-stringify/sync";
import { type Message, message, text } from "../../chat/index.ts";
import type { Day } from "../../domain/day.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Key, Words } from "../../locales/words.ts";
import { weekNumber } from "../turnout.ts";
import { type AssociationWeek, associationWeeks, followedBy } from "./associations.ts";
import type { Sight } from "./sight.ts";

type Cell = string | number | undefined;
type Column = readonly [Key, (one: AssociationWeek, words: Words) => Cell];

/** Swedish Excel reads `;` and decimal commas, and either language's needs the mark to see that it is UTF-8. */
const MARKS: Readonly<Record<Locale, { readonly delimiter: string; readonly decimal: string }>> = {
  sv: { delimiter: ";", decimal: "," },
  en: { delimiter: ",", decimal: "." },
};

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;
const share = (part: number, whole: number | undefined): number | undefined =>
  whole ? Math.round((1_000 * part) / whole) / 1_000 : undefined;
const lastAsk = ({ outlook }: AssociationWeek) => outlook.pings.findLast(({ kind }) => kind === "behind");

const COLUMNS: readonly Column[] = [
  ["summary.table.association", ({ name }) => name],
  ["summary.table.kind", ({ kind }, words) => words.say(`summary.table.${kind}`)],
  ["summary.table.list", ({ listSize }) => listSize],
  ["summary.table.goal", ({ outlook }) => outlook.decision.goal],
  ["summary.table.dials", ({ sofar }) => sofar.dials],
  ["summary.table.answers", ({ sofar }) => sofar.answers],
  ["summary.table.conversations", ({ sofar }) => sofar.conversations],
  ["summary.table.hours", ({ sofar }) => hours(sofar.minutes)],
  ["summary.table.listShare", ({ sofar, listSize }) => share(sofar.dials, listSize)],
  ["summary.table.goalShare", ({ outlook: { decision } }) => share(decision.dials, decision.goal)],
  [
    "summary.table.chance",
    ({ outlook: { decision } }) =>
      decision.probability === undefined ? undefined : share(1 - decision.probability, 1),
  ],
  ["summary.table.booked", ({ outlook }) => Math.round(outlook.decision.booked * 10) / 10],
  ["summary.table.weekDials", ({ week }) => week.dials],
  ["summary.table.weekAnswers", ({ week }) => week.answers],
  ["summary.table.weekConversations", ({ week }) => week.conversations],
  ["summary.table.weekHours", ({ week }) => hours(week.minutes)],
  ["summary.table.pings", ({ outlook }) => outlook.pings.filter(({ kind }) => kind === "behind").length],
  ["summary.table.lastPing", (one) => lastAsk(one)?.day],
  [
    "summary.table.followed",
    (one) => {
      const ping = lastAsk(one);
      return ping && followedBy(ping, one.outlook).dials;
    },
  ],
];

/**
 * Associations as CSV for a spreadsheet, in the reader's language. A cell that a spreadsheet would take for a formula
 * gets a `'` before it.
 */
export const associationTable = (associations: readonly AssociationWeek[], words: Words): string =>
  stringify(
    associations.map((one) => COLUMNS.map(([, cell]) => written(cell(one, words), words.locale))),
    {
      header: true,
      columns: COLUMNS.map(([key]) => words.say(key)),
      delimiter: MARKS[words.locale].delimiter,
      bom: true,
      record_delimiter: "windows",
    },
  );

const written = (cell: Cell, locale: Locale): string => {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell).replace(".", MARKS[locale].decimal);
  return /^[=+\-−@\t\r＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
};

export const tableMessage = async (sight: Sight, monday: Day, visible: ReadonlySet<string>): Promise<Message> => {
  const { words } = sight;
  const week = weekNumber(monday);
  const all = (await associationWeeks(sight, monday)).filter(({ id }) => visible.has(id));
  const alt = words.say("summary.table.about", { week });
  const bytes = new TextEncoder().encode(associationTable(all, words));
  return message(text(alt), { kind: "file", name: words.say("summary.table.file", { week }), bytes, alt });
};
