import type { ActivityDraft, Host, ImportProblem } from "../../src/domain/activity.ts";
import { type Campaign, DEFAULT_ZONE } from "../../src/domain/organisation.ts";
import { clockChanges } from "../../src/imports/clock-change.ts";
import { type ActivityDiff, diffActivities } from "../../src/imports/diff.ts";
import type { ActivityFile, FileOf } from "../../src/imports/files.ts";
import { linkHosts } from "../../src/imports/link.ts";
import { linkNamedHosts } from "../../src/store/activity/hosts.ts";
import { factsOf, type Planned, plannedOf } from "../../src/store/activity/planned.ts";
import { addPlanned, keepRevision } from "../../src/store/activity/planning.ts";
import { leaveOut, sourcedActivities, updateSourced } from "../../src/store/activity/sourced.ts";
import { markStale } from "../../src/store/delivery/posts.ts";
import { tellChange } from "../../src/store/delivery/telling.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { setCampaignDays } from "../../src/store/organisation/campaigns.ts";
import { lockShift } from "../../src/store/row-lock.ts";
import { promote } from "../../src/store/signup/promotion.ts";
import type { Reader, Tx } from "../../src/store/store.ts";
import type { Tables } from "../../src/store/tables.ts";
import { tellingsOf } from "./telling.ts";

/** What an import needs of a file. */
export type ReadFile = FileOf<ActivityDraft> & {
  readonly campaign: Pick<NonNullable<ActivityFile["campaign"]>, "shortNames"> | undefined;
};

/** What a file would do, or did, to the activities of its source. With problems it does nothing. */
export type ActivityImport = {
  readonly diff: ActivityDiff;
  readonly problems: readonly ImportProblem[];
  /** What a person should know, though it may be written. */
  readonly warnings: readonly ImportProblem[];
  readonly drafts: readonly ActivityDraft[];
};

const NO_DIFF: ActivityDiff = { created: [], updated: [], unchanged: [], cancelled: [] };

/** What the file would change among the activities of `source`; writes nothing. */
export const previewActivities = async (
  db: Reader,
  t: Tables,
  campaign: Campaign | undefined,
  file: ReadFile,
  source: string,
): Promise<ActivityImport> => {
  const { drafts } = file;
  const clocks = clockChanges(drafts, campaign?.zone ?? DEFAULT_ZONE);
  const said = { problems: [...file.problems, ...clocks.problems], warnings: clocks.warnings, drafts };
  if (said.problems.length > 0) return { ...said, diff: NO_DIFF };
  const existing = campaign ? await sourcedActivities(db, t, { campaignId: campaign.id, source }) : [];
  return { ...said, diff: diffActivities(existing, drafts) };
};

/** Does what the preview says, and tells people whose activity moved or is cancelled, unless it is over by `at`. */
export const applyActivities = async (
  tx: Tx,
  t: Tables,
  campaign: Campaign,
  file: ReadFile,
  source: string,
  at: Date,
): Promise<ActivityImport> => {
  const preview = await previewActivities(tx, t, campaign, file, source);
  const { diff, drafts } = preview;
  const { organisationId } = campaign;
  const associations = await associationsOf(tx, { organisationId });
  const shortNames = file.campaign?.shortNames ?? new Map<string, string>();
  const hostsOf = (draft: ActivityDraft): readonly Host[] => linkHosts(draft.hosts, associations, shortNames);
  const existing = new Map(
    (await sourcedActivities(tx, t, { campaignId: campaign.id, source })).map((one) => [one.id, one]),
  );

  for (const draft of diff.created) {
    const { line: _line, ...facts } = draft;
    const plan = { ...NOTHING_MORE, ...facts, hosts: hostsOf(draft), shifts: [facts] };
    const added = await addPlanned(tx, t, { campaign, facts: plan, origin: { source, facts }, at });
    for (const shiftId of added.shiftIds) await markStale(tx, { organisationId, day: facts.day, ...added, shiftId });
  }
  for (const update of diff.updated) {
    const old = existing.get(update.existing.id);
    if (!old) continue;
    const { line: _line, ...facts } = update.draft;
    const before = await plannedOf(tx, { campaignId: campaign.id, activityId: old.id });
    if (!before) continue;
    await keepRevision(tx, organisationId, before, at);
    await updateSourced(tx, t, { old, facts, changed: update.changed, hosts: hostsOf(update.draft), organisationId });
    await tellFrom(tx, campaign, before, at);
  }
  for (const { id } of diff.cancelled) {
    const planned = await plannedOf(tx, { campaignId: campaign.id, activityId: id });
    if (!planned) continue;
    await keepRevision(tx, organisationId, planned, at);
    await leaveOut(tx, t, { id, at });
    await tellFrom(tx, campaign, planned, at);
  }
  // Associations may have come since; what the page calls them in short only the page knows.
  await linkNamedHosts(tx, t, organisationId, (name) => linkHosts([name], associations, shortNames)[0]?.associationId);
  await widen(tx, campaign, drafts);
  return preview;
};

/** What a file says nothing of. */
const NOTHING_MORE = { meetingPoint: undefined, bring: undefined, area: undefined };

/** Tells people how an activity differs from how it was, after that is written, and offers who waits what falls free. */
const tellFrom = async (tx: Tx, campaign: Campaign, before: Planned, at: Date): Promise<void> => {
  const { organisationId, id: campaignId } = campaign;
  const activityId = before.activity.id;
  const now = await plannedOf(tx, { campaignId, activityId });
  if (!now) return;
  for (const { activity, id: shiftId } of [...before.shifts, ...now.shifts])
    await markStale(tx, { organisationId, activityId, shiftId, day: activity.day });
  const changes = new Map(
    tellingsOf(before, factsOf(before), factsOf(now)).map(({ shift, change }) => [shift.id, change]),
  );
  for (const shift of now.shifts) {
    const change = changes.get(shift.id);
    if (change) await tellChange(tx, campaign, shift, change, at);
    await lockShift(tx, { shiftId: shift.id });
    await promote(tx, campaign, shift.id, at);
  }
};

/** A campaign reaches at least from its first to its last activity. */
const widen = async (tx: Tx, campaign: Campaign, drafts: readonly ActivityDraft[]): Promise<void> => {
  const days = [...drafts.map(({ day }) => day), campaign.firstDay, campaign.lastDay].sort();
  const [firstDay, lastDay] = [days[0] ?? campaign.firstDay, days.at(-1) ?? campaign.lastDay];
  if (firstDay !== campaign.firstDay || lastDay !== campaign.lastDay) {
    await setCampaignDays(tx, { id: campaign.id, firstDay, lastDay });
  }
};
