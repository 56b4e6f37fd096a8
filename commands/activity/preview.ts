import type { Reading } from "../../src/bot/context.ts";
import type { ActivityFacts, Host } from "../../src/domain/activity.ts";
import { differencesBetween, movedShifts } from "../../src/domain/activity-change.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import type { Update } from "../../src/imports/diff.ts";
import { linkHosts } from "../../src/imports/link.ts";
import { capitalised, dayWords } from "../../src/locales/format.ts";
import type { Words } from "../../src/locales/words.ts";
import { factsOf, type Planned, plannedOf } from "../../src/store/activity/planned.ts";
import { carrierOf, type Facts } from "../../src/store/activity/sourced.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { differenceWords } from "../../src/views/differences.ts";
import { timeWords } from "../../src/views/when.ts";
import type { ActivityImport, ReadFile } from "./import.ts";
import { gathering, hear, offeredIn, toldWords } from "./telling.ts";

/** Where an import is looked at; before the first one there is no campaign. */
export type Looking = Pick<Reading, "db" | "at" | "today" | "words"> & { readonly campaign: Campaign | undefined };

/** What an import does, a row for each activity that is cancelled, changed, moved or new, and who is told. */
export type ImportPreview = { readonly will: string; readonly rows: readonly string[]; readonly told: string };

export const figuresOf = ({ diff }: ActivityImport) => ({
  created: diff.created.length,
  updated: diff.updated.length,
  cancelled: diff.cancelled.length,
  unchanged: diff.unchanged.length,
});

/** Undefined where everything in the file is there already. */
export const importPreview = async (
  looking: Looking,
  found: ActivityImport,
  file: ReadFile,
  source: string,
): Promise<ImportPreview | undefined> => {
  const { campaign, words } = looking;
  const figures = figuresOf(found);
  if (figures.created + figures.updated + figures.cancelled === 0) return undefined;
  const changes = campaign ? await changesOf(looking, campaign, found, file) : [];
  const added = found.diff.created.map((draft) => row(draft, draft, words.say("activity.import.new"), words));
  return {
    will: words.say("activity.import.will", { name: source, ...figures }),
    rows: [...changes.map((change) => changedRow(change, words)), ...added],
    told: campaign ? await told({ ...looking, campaign }, changes) : words.say("activity.told.nobody"),
  };
};

/** An activity that a file changes or leaves out: as it stands, and as it will. */
type Change = { readonly planned: Planned; readonly standing: ActivityFacts; readonly next: ActivityFacts };

const changesOf = async (
  { db }: Looking,
  campaign: Campaign,
  { diff }: ActivityImport,
  file: ReadFile,
): Promise<readonly Change[]> => {
  const associations = await associationsOf(db, { organisationId: campaign.organisationId });
  const shortNames = file.campaign?.shortNames ?? new Map<string, string>();
  const changes: Change[] = [];
  const change = async (activityId: string, nextOf: (planned: Planned) => ActivityFacts): Promise<void> => {
    const planned = await plannedOf(db, { campaignId: campaign.id, activityId });
    if (planned) changes.push({ planned, standing: factsOf(planned), next: nextOf(planned) });
  };
  for (const { id } of diff.cancelled) await change(id, (planned) => ({ ...factsOf(planned), cancelled: true }));
  for (const update of diff.updated) {
    const hosts = linkHosts(update.draft.hosts, associations, shortNames);
    await change(update.existing.id, (planned) => updated(planned, update, hosts));
  }
  return changes;
};

/** Only what the source changed: what organisers set since stays. */
const updated = (planned: Planned, { existing, draft, changed }: Update, hosts: readonly Host[]): ActivityFacts => {
  const said = (...facts: readonly (keyof Facts)[]) =>
    Object.fromEntries(facts.filter((fact) => changed.includes(fact)).map((fact) => [fact, draft[fact]]));
  const standing = factsOf(planned);
  const carrier = carrierOf(standing.shifts, existing.facts);
  return {
    ...standing,
    ...said("kind", "series", "day", "title", "place", "description", "contact"),
    ...(changed.includes("hosts") && { hosts }),
    ...(existing.cancelled && { cancelled: false }),
    shifts: standing.shifts.map((shift) =>
      shift === carrier ? { ...shift, ...said("start", "end", "needed", "capacity") } : shift,
    ),
  };
};

const changedRow = ({ standing, next }: Change, words: Words): string => {
  const [first] = next.shifts;
  const time = { start: first?.start, end: first?.end };
  if (next.cancelled) return row(next, time, words.say("activity.import.cancelled"), words);
  const moved = movedShifts(standing, next).length > 0;
  const differences = differencesBetween(standing, next).map((one) => differenceWords(one, words));
  const how = words.say(moved ? "activity.import.moved" : "activity.import.changed");
  return row(next, time, [how, ...differences].join("; "), words);
};

const row = (
  { day, place, title }: Pick<ActivityFacts, "day" | "place" | "title">,
  time: Parameters<typeof timeWords>[0],
  how: string,
  words: Words,
): string =>
  `• ${capitalised(dayWords(day, words.locale), words.locale)} ${timeWords(time, words)}, ${place}: ${title} (${how})`;

/** Everyone signed up to what moves, is cancelled or is on again, and who in line is offered a seat; of nothing that is over. */
const told = async (
  looking: Looking & { readonly campaign: Campaign },
  changes: readonly Change[],
): Promise<string> => {
  const audience = gathering();
  for (const { planned, standing, next } of changes) await hear(audience, looking, planned, standing, next);
  const offered = changes.reduce((count, { planned, next }) => count + offeredIn(looking, planned, next), 0);
  return toldWords(audience.told(offered), looking);
};
