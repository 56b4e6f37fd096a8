import type { ImportProblem } from "../../src/domain/activity.ts";
import type { Day } from "../../src/domain/day.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import { foldText, quoted } from "../../src/domain/text.ts";
import { joiningDay } from "../../src/domain/turnout/window.ts";
import { channelName } from "../../src/imports/csv/associations.ts";
import { type AssociationFile, readAssociations } from "../../src/imports/files.ts";
import { linkHosts } from "../../src/imports/link.ts";
import { linkNamedHosts } from "../../src/store/activity/hosts.ts";
import {
  addAssociation,
  associationsOf,
  changeAssociation,
  goalsOf,
  setGoal,
} from "../../src/store/organisation/associations.ts";
import { type Channel, channelsOf, setChannel } from "../../src/store/organisation/channels.ts";
import type { Reader, Tx } from "../../src/store/store.ts";
import type { Tables } from "../../src/store/tables.ts";

export type AssociationDraft = AssociationFile["drafts"][number];

/** What a table of associations would do, or did. Absent ones are never cancelled. */
export type AssociationImport = {
  readonly created: readonly AssociationDraft[];
  readonly updated: readonly AssociationDraft[];
  readonly unchanged: readonly AssociationDraft[];
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
};

/** A channel's place by its name; undefined where there is no such channel. */
export type PlaceOf = (channel: string) => Place | undefined;
export type Place = Pick<Channel, "workspaceId" | "externalId" | "closed">;

/** What the table would change; writes nothing. */
export const previewAssociations = async (
  db: Reader,
  campaign: Campaign | undefined,
  bytes: Uint8Array,
  placeOf: PlaceOf,
): Promise<AssociationImport> => {
  const known = campaign ? await associationsOf(db, campaign) : [];
  const goals = campaign ? await goalsOf(db, { campaignId: campaign.id }) : new Map<string, never>();
  const { drafts, problems, warnings } = readAssociations(
    bytes,
    known.map(({ name }) => name),
  );
  const channels = campaign ? await channelsOf(db, campaign) : [];
  const faults = [...problems, ...channelsTaken(drafts, channels, placeOf)];
  if (faults.length > 0) return { created: [], updated: [], unchanged: [], problems: faults, warnings };
  const standing = new Map(known.map((one) => [foldText(one.name), one]));
  // What the table leaves blank it says nothing about.
  const isTheirs = (place: Place, associationId: string): boolean =>
    channels.some((one) => isAt(one, place) && one.purpose === "association" && one.associationId === associationId);
  const differs = ({ name, kind, channel, listSize, goal }: AssociationDraft): boolean => {
    const old = standing.get(foldText(name));
    const promised = old && goals.get(old.id);
    const place = channel === undefined ? undefined : placeOf(channelName(channel));
    return (
      old?.kind !== kind ||
      (place !== undefined && !isTheirs(place, old.id)) ||
      (listSize !== undefined && promised?.listSize !== listSize) ||
      (goal !== undefined && (promised?.promise?.unit !== goal.unit || promised.promise.value !== goal.value))
    );
  };
  const old = drafts.filter(({ name }) => standing.has(foldText(name)));
  return {
    created: drafts.filter(({ name }) => !standing.has(foldText(name))),
    updated: old.filter(differs),
    unchanged: old.filter((draft) => !differs(draft)),
    problems: [],
    warnings,
  };
};

const isAt = (channel: Place, place: Place): boolean =>
  channel.workspaceId === place.workspaceId && channel.externalId === place.externalId;

/** The campaign's own channels: given to an association, its posts would come nowhere any more. */
const channelsTaken = (
  drafts: readonly AssociationDraft[],
  channels: readonly Channel[],
  placeOf: PlaceOf,
): readonly ImportProblem[] => {
  const own = channels.filter(({ purpose }) => purpose === "daily" || purpose === "coordinators");
  return drafts.flatMap(({ line, channel }) => {
    const place = channel === undefined ? undefined : placeOf(channelName(channel));
    if (!channel || !place || !own.some((one) => isAt(one, place))) return [];
    return [{ line, key: "import.channel-taken", values: { channel: quoted(channel) } }];
  });
};

/** The channels of a table that are not here. */
export const missingChannels = (
  { created, updated, unchanged }: AssociationImport,
  placeOf: PlaceOf,
): readonly string[] => {
  const wanted = [...created, ...updated, ...unchanged].flatMap(({ channel }) => channel ?? []);
  return wanted.filter((channel) => !placeOf(channelName(channel)));
};

/** Does what the preview says; a channel named in the table becomes the association's. */
export const applyAssociations = async (
  tx: Tx,
  t: Tables,
  campaign: Campaign,
  bytes: Uint8Array,
  { placeOf, today }: { readonly placeOf: PlaceOf; readonly today: Day },
): Promise<AssociationImport> => {
  const preview = await previewAssociations(tx, campaign, bytes, placeOf);
  const { organisationId, id: campaignId } = campaign;
  const known = new Map((await associationsOf(tx, { organisationId })).map((one) => [foldText(one.name), one]));
  const goals = await goalsOf(tx, { campaignId });
  for (const draft of [...preview.created, ...preview.updated]) {
    const { name, kind, channel, listSize, goal } = draft;
    const old = known.get(foldText(name));
    if (old && old.kind !== kind) await changeAssociation(tx, { ...old, kind });
    const associationId = old?.id ?? (await addAssociation(tx, { organisationId, kind, name }));
    const before = goals.get(associationId);
    if (listSize !== undefined || goal) {
      const joinedOn = before?.joinedOn ?? joiningDay(campaign, today);
      const promised = { listSize: listSize ?? before?.listSize, promise: goal ?? before?.promise, joinedOn };
      await setGoal(tx, { campaignId, organisationId }, { associationId, ...promised });
    }
    const place = channel === undefined ? undefined : placeOf(channelName(channel));
    if (place) await setChannel(tx, { ...place, organisationId, purpose: "association", associationId });
  }
  const associations = await associationsOf(tx, { organisationId });
  await linkNamedHosts(tx, t, organisationId, (name) => linkHosts([name], associations, new Map())[0]?.associationId);
  return preview;
};
