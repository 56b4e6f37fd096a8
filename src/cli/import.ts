import { basename } from "node:path";
import { type ActivityImport, applyActivities, previewActivities } from "../../commands/activity/import.ts";
import { figuresOf, type ImportPreview, importPreview } from "../../commands/activity/preview.ts";
import {
  type AssociationDraft,
  type AssociationImport,
  applyAssociations,
  missingChannels,
  type PlaceOf,
  previewAssociations,
} from "../../commands/association/import.ts";
import type { ActivityDraft, ImportProblem } from "../domain/activity.ts";
import { UserError } from "../domain/error.ts";
import { dayAt } from "../domain/moment.ts";
import { type Campaign, DEFAULT_ZONE } from "../domain/organisation.ts";
import { cleanText, TEXT_LIMITS } from "../domain/text.ts";
import { found } from "../founding.ts";
import { type ActivityFile, isAssociationTable, readActivities } from "../imports/files.ts";
import { isKey, wordsOf } from "../locales/words.ts";
import { placeInPlayground } from "../playground.ts";
import { linkedPlatforms } from "../store/organisation/channels.ts";
import type { Reader, Store, Tx } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { goalField } from "../views/association.ts";
import { campaignHere, openMigrated, openToRead } from "./database.ts";
import { bytesOf } from "./files.ts";
import { instantOf } from "./instant.ts";
import { type Terminal, UsageError, type Verb } from "./verb.ts";

const dayRow = ({ day, start, end, title, place, hosts, contact, series }: ActivityDraft) => ({
  date: day,
  start: start ?? null,
  end: end ?? null,
  title,
  place,
  hosts,
  contact: contact ?? null,
  series: series ?? null,
});

const associationRow = ({ name, kind, channel, listSize, goal }: AssociationDraft, change: string) => ({
  name,
  kind,
  channel: channel ?? null,
  list_size: listSize ?? null,
  goal: goalField(goal) ?? null,
  change,
});

/** What programs read of it. */
type Figures = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly cancelled: number;
};
type Outcome = Figures & {
  readonly activities: readonly ReturnType<typeof dayRow>[];
  /** Of a table of associations: those that are new or change. */
  readonly associations?: readonly ReturnType<typeof associationRow>[];
};

/** What a file does, for programs and, in the words of the chat's preview, for people. */
type Read = {
  readonly outcome: Outcome;
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
  /** The channels of associations that are not where the bot is. */
  readonly missing: readonly string[];
  readonly rows: readonly string[];
  /** What would come of it; undefined: everything is there already. */
  readonly will: string | undefined;
  readonly told: string | undefined;
  /** What is said where there is nothing to do, and once it is done. */
  readonly nothing: string;
  readonly done: string;
};

const words = wordsOf("en");

const ofActivities = (source: string, found: ActivityImport, preview: ImportPreview | undefined): Read => {
  const figures = figuresOf(found);
  return {
    outcome: { ...figures, activities: found.drafts.map(dayRow) },
    problems: found.problems,
    warnings: found.warnings,
    missing: [],
    rows: preview?.rows ?? [],
    will: preview?.will,
    told: preview?.told,
    nothing: words.say("activity.import.nothing", { name: source }),
    done: words.say("activity.import.done", figures),
  };
};

const ofAssociations = (found: AssociationImport, placeOf: PlaceOf): Read => {
  const { created, updated, unchanged, problems, warnings } = found;
  const figures = { created: created.length, updated: updated.length, unchanged: unchanged.length };
  const row = (change: string) => (one: AssociationDraft) => associationRow(one, change);
  const associations = [...created.map(row("created")), ...updated.map(row("updated"))];
  return {
    outcome: { ...figures, cancelled: 0, activities: [], associations },
    problems,
    warnings,
    missing: missingChannels(found, placeOf),
    rows: associations.map(({ name, change }) =>
      change === "updated" ? `${name} (${words.say("activity.import.changed")})` : name,
    ),
    will: associations.length === 0 ? undefined : words.say("association.import.will", figures),
    told: undefined,
    nothing: words.say("association.import.nothing"),
    done: words.say("association.import.done", figures),
  };
};

/** The campaign to import into; an empty database gets its organisation and campaign from what the file says. */
const homeFor = (tx: Tx, t: Tables, campaign: Campaign | undefined, file: ActivityFile, source: string, at: Date) => {
  if (campaign) return campaign;
  const days = file.drafts.map(({ day }) => day).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (!firstDay || !lastDay) throw new UserError("import.nothing");
  const name = file.campaign?.name ?? source;
  return found(tx, t, {
    organisation: file.campaign?.organisation ?? source,
    campaign: name,
    firstDay,
    lastDay,
    example: false,
    at,
  });
};

const importActivities = async (
  store: Store,
  campaign: Campaign | undefined,
  file: ActivityFile,
  source: string,
  { at, apply }: { readonly at: Date; readonly apply: boolean },
): Promise<Read> => {
  const today = dayAt(at, campaign?.zone ?? DEFAULT_ZONE);
  const lookAt = async (db: Reader, t: Tables): Promise<Read> => {
    const found = await previewActivities(db, t, campaign, file, source);
    return ofActivities(source, found, await importPreview({ db, at, today, words, campaign }, found, file, source));
  };
  const read = await store.read(lookAt);
  if (!apply || read.problems.length > 0) return read;
  return store.transact(async (tx, t) => {
    const before = await lookAt(tx, t);
    const home = await homeFor(tx, t, campaign, file, source, at);
    await applyActivities(tx, t, home, file, source, at);
    return before;
  });
};

const importAssociations = async (
  store: Store,
  campaign: Campaign | undefined,
  bytes: Uint8Array,
  { at, apply }: { readonly at: Date; readonly apply: boolean },
): Promise<Read> => {
  const inPlayground = (await store.read((db) => linkedPlatforms(db, {}))).every(
    ({ platform }) => platform === "playground",
  );
  const placeOf: PlaceOf = (name) => (inPlayground ? placeInPlayground(name) : undefined);
  const preview = await store.read((db) => previewAssociations(db, campaign, bytes, placeOf));
  if (!apply || preview.problems.length > 0) return ofAssociations(preview, placeOf);
  if (!campaign) throw new UserError("import.associations-first");
  const taking = { placeOf, today: dayAt(at, campaign.zone) };
  return store.transact(async (tx, t) =>
    ofAssociations(await applyAssociations(tx, t, campaign, bytes, taking), placeOf),
  );
};

const show = (terminal: Terminal, read: Read, apply: boolean): void => {
  const inWords = ({ line, key, values }: ImportProblem) => ({
    line,
    message: isKey(key) ? words.say(key, values) : key,
  });
  const { created, updated, unchanged, cancelled, ...rest } = read.outcome;
  const problems = read.problems.map(inWords);
  const [first] = problems;
  const refused = apply && first && { refused: words.say("cli.problem", first) };
  terminal.document({ created, updated, unchanged, cancelled, problems, ...rest, ...refused });
  for (const row of read.rows) terminal.say(row);
  for (const problem of problems) terminal.say(words.say("cli.problem", problem));
  for (const warning of read.warnings.map(inWords)) terminal.aside(words.say("cli.problem", warning));
  const { missing } = read;
  if (missing.length > 0)
    terminal.aside(words.say("association.import.channels", { count: missing.length, names: missing.join(", ") }));
  if (problems.length > 0) terminal.say("Nothing written.");
  else if (!read.will) terminal.say(read.nothing);
  else {
    if (!apply) terminal.say(read.will);
    if (read.told) terminal.say(read.told);
    terminal.say(apply ? read.done : "A preview; --apply writes it.");
  }
};

const sourceNamed = (said: string): string => {
  const clean = cleanText(said, TEXT_LIMITS.name);
  if (clean.kind !== "ok") throw new UsageError(`--source takes a name of 1 to ${TEXT_LIMITS.name} characters`);
  return clean.text;
};

export const importFile: Verb = {
  name: "import",
  usage: "import FILE [--source NAME] [--at INSTANT] [--apply]",
  about: "read a web page or a table of activities, or a table of associations; a preview unless --apply",
  words: [1, 1],
  options: { source: "string", at: "string", apply: "boolean" },
  run: async (terminal, { words: [path = ""], options }) => {
    const bytes = await bytesOf(path);
    const apply = options.apply === true;
    await using store = await (apply ? openMigrated : openToRead)(terminal.config.database);
    const campaign = await campaignHere(store);
    const zone = campaign?.zone ?? DEFAULT_ZONE;
    const at = options.at === undefined ? new Date() : instantOf(options.at.toString(), zone, terminal.aside);
    const read = isAssociationTable(bytes)
      ? await importAssociations(store, campaign, bytes, { at, apply })
      : await (async () => {
          const file = readActivities(bytes, basename(path));
          const source = options.source === undefined ? file.campaign?.name : sourceNamed(options.source.toString());
          if (source === undefined && file.problems.length === 0) throw new UsageError("a table needs --source NAME");
          return importActivities(store, campaign, file, source ?? "", { at, apply });
        })();
    show(terminal, read, apply);
    return apply && read.problems.length > 0 ? 1 : 0;
  },
};
