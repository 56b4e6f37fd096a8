import { basename } from "node:path";
import { type ActivityImport, applyActivities, previewActivities } from "../../commands/activity/import.ts";
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
import type { Store, Tx } from "../store/store.ts";
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

type Outcome = {
  readonly source: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly cancelled: number;
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
  readonly activities: readonly ReturnType<typeof dayRow>[];
  /** Of a table of associations: those that are new or change, and the channels that are not where the bot is. */
  readonly associations?: readonly ReturnType<typeof associationRow>[];
  readonly missing?: readonly string[];
};

const ofActivities = (source: string, { diff, problems, warnings, drafts }: ActivityImport): Outcome => ({
  source,
  created: diff.created.length,
  updated: diff.updated.length,
  unchanged: diff.unchanged.length,
  cancelled: diff.cancelled.length,
  problems,
  warnings,
  activities: drafts.map(dayRow),
});

const ofAssociations = (found: AssociationImport, placeOf: PlaceOf): Outcome => {
  const { created, updated, unchanged, problems, warnings } = found;
  const row = (change: string) => (one: AssociationDraft) => associationRow(one, change);
  return {
    source: "",
    created: created.length,
    updated: updated.length,
    unchanged: unchanged.length,
    cancelled: 0,
    problems,
    warnings,
    activities: [],
    associations: [...created.map(row("created")), ...updated.map(row("updated"))],
    missing: missingChannels(found, placeOf),
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
): Promise<Outcome> => {
  const preview = await store.read((db, t) => previewActivities(db, t, campaign, file, source));
  if (!apply || preview.problems.length > 0) return ofActivities(source, preview);
  return store.transact(async (tx, t) => {
    const home = await homeFor(tx, t, campaign, file, source, at);
    return ofActivities(source, await applyActivities(tx, t, home, file, source, at));
  });
};

const importAssociations = async (
  store: Store,
  campaign: Campaign | undefined,
  bytes: Uint8Array,
  { at, apply }: { readonly at: Date; readonly apply: boolean },
): Promise<Outcome> => {
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

const show = (terminal: Terminal, outcome: Outcome, apply: boolean): void => {
  const words = wordsOf("en");
  const inWords = ({ line, key, values }: ImportProblem) => ({
    line,
    message: isKey(key) ? words.say(key, values) : key,
  });
  const { source: _source, warnings, missing = [], ...rest } = outcome;
  const problems = outcome.problems.map(inWords);
  const [first] = problems;
  terminal.document({ ...rest, problems, ...(apply && first && { refused: words.say("cli.problem", first) }) });
  for (const { date, start, place, title } of outcome.activities)
    terminal.say(`${date} ${start ?? "–    "} ${place}: ${title}`);
  for (const { name, change } of outcome.associations ?? [])
    terminal.say(change === "updated" ? `${name} (${words.say("activity.import.changed")})` : name);
  for (const { line, message } of problems) terminal.say(words.say("cli.problem", { line, message }));
  for (const { line, message } of warnings.map(inWords)) terminal.aside(words.say("cli.problem", { line, message }));
  if (missing.length > 0)
    terminal.aside(words.say("association.import.channels", { count: missing.length, names: missing.join(", ") }));
  if (problems.length > 0) {
    terminal.say("Nothing written.");
    return;
  }
  // The words of the chat's preview, so that the two can be held side by side.
  const { created, updated, unchanged, cancelled } = outcome;
  const figures = { created, updated, unchanged, cancelled, name: outcome.source };
  const [will, done] = outcome.associations
    ? (["association.import.will", "association.import.done"] as const)
    : (["activity.import.will", "activity.import.done"] as const);
  terminal.say(words.say(apply ? done : will, figures));
  if (!apply) terminal.say("A preview; --apply writes it.");
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
    const outcome = isAssociationTable(bytes)
      ? await importAssociations(store, campaign, bytes, { at, apply })
      : await (async () => {
          const file = readActivities(bytes, basename(path));
          const source = options.source === undefined ? file.campaign?.name : sourceNamed(options.source.toString());
          if (source === undefined && file.problems.length === 0) throw new UsageError("a table needs --source NAME");
          return importActivities(store, campaign, file, source ?? "", { at, apply });
        })();
    show(terminal, outcome, apply);
    return apply && outcome.problems.length > 0 ? 1 : 0;
  },
};
