import type { ActivityDraft, ImportProblem } from "../../domain/activity.ts";
import { cleanText, TEXT_LIMITS } from "../../domain/text.ts";
import { ok, problem, problemsIn, type Read, readText, refused, shown } from "../problem.ts";
import { openingDay } from "../when.ts";
import { activitiesOf } from "./activities.ts";
import { blocksOf, type Item, type Line } from "./blocks.ts";
import { contactIn, fallbackContact } from "./contact.ts";

/** What a page says of itself: enough for an empty database to begin with. */
export type PageCampaign = {
  readonly organisation: string;
  readonly name: string;
  readonly year: number;
  /** Short names the page explains, as in "Kommunalvänstern (KV)": "KV" → "Kommunalvänstern". */
  readonly shortNames: ReadonlyMap<string, string>;
};

export type Page = {
  /** Undefined where the page has no usable heading; then there are problems and no drafts. */
  readonly campaign: PageCampaign | undefined;
  readonly drafts: readonly ActivityDraft[];
  readonly problems: readonly ImportProblem[];
};

/** More lines than this are not a page that anyone reads. */
const MAX_LINES = 20_000;

/** Reads a web page of activities: a heading with the year, then one list item per activity or series. */
export const readPage = (text: string): Page => {
  const lines = text.split("\n");
  if (lines.length > MAX_LINES) return nothingBut(problem(MAX_LINES, "import.file-too-long", { max: MAX_LINES }));
  const { heading, paragraphs, items } = blocksOf(lines);
  const campaign = campaignOf(heading, paragraphs);
  if (campaign.kind === "problem") return nothingBut(campaign.problem);
  const fallback = fallbackContact(paragraphs);
  const read = items.flatMap((item) => activitiesOf(item, campaign.value.year, fallback));
  const problems = [...problemsIn(read), ...strays(paragraphs, items)];
  const none = items.length === 0 && problems.length === 0 ? [problem(heading?.number ?? 1, "import.page-empty")] : [];
  return {
    campaign: campaign.value,
    drafts: read.flatMap((activity) => (activity.kind === "ok" ? [activity.value] : [])),
    problems: [...problems, ...none].toSorted((a, b) => a.line - b.line),
  };
};

const nothingBut = (fault: ImportProblem): Page => ({ campaign: undefined, drafts: [], problems: [fault] });

const YEAR = /(?<!\d)(?:19|20|21)\d{2}(?!\d)/;
/** "Storstockholms fackliga valrörelse": whose it is ends in a genitive before a word in lower case. */
const WHOSE = /^(.*?[^s\s])s\s\p{Ll}/u;
const EXPLAINED = /(\p{Lu}\p{L}{2,60}?)s?\s\((\p{Lu}{2,5})\)/gu;

const campaignOf = (heading: Line | undefined, paragraphs: readonly (readonly Line[])[]): Read<PageCampaign> => {
  if (!heading) return refused(1, "import.page-no-heading");
  const name = readText(heading.number, heading.text, cleanText(heading.text, TEXT_LIMITS.name), NO_HEADING);
  if (name.kind === "problem") return name;
  const year = YEAR.exec(name.value)?.[0];
  if (!year) return refused(heading.number, "import.page-no-year", { heading: shown(name.value) });
  const organisation = WHOSE.exec(name.value)?.[1] ?? name.value.replace(year, "").trim();
  const intro = paragraphs.flat().map((line) => line.text.slice(0, 4000));
  const shortNames = new Map(
    intro.flatMap((line) => [...line.matchAll(EXPLAINED)].map(([, long = "", short = ""]) => [short, long] as const)),
  );
  return ok({ organisation: organisation || name.value, name: name.value, year: Number(year), shortNames });
};

const NO_HEADING = refused(1, "import.page-no-heading");

/** Dates and contacts that stand outside every list item: an activity would be lost without a word. */
const strays = (paragraphs: readonly (readonly Line[])[], items: readonly Item[]): readonly ImportProblem[] => {
  const from = items[0]?.head.number ?? 0;
  return paragraphs.flat().flatMap((line) => {
    if (openingDay(line.text, 2000).kind !== "none")
      return [problem(line.number, "import.page-stray-date", { text: shown(line.text) })];
    if (line.number > from && contactIn(line)) return [problem(line.number, "import.page-stray-contact")];
    return [];
  });
};
