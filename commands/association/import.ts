import type { ImportProblem } from "../../src/domain/activity.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import { foldText } from "../../src/domain/text.ts";
import { type AssociationFile, readAssociations } from "../../src/imports/files.ts";
import { linkHosts } from "../../src/imports/link.ts";
import { addAssociation, associationsOf, changeAssociation, goalsOf, setGoal } from "../../src/store/associations.ts";
import { setChannel } from "../../src/store/channels.ts";
import { linkNamedHosts } from "../../src/store/hosts.ts";
import type { Reader, Tx } from "../../src/store/store.ts";
import type { Tables } from "../../src/store/tables.ts";

type Draft = AssociationFile["drafts"][number];

/** What a table of associations would do, or did. Absent ones are never cancelled. */
export type AssociationImport = {
  readonly created: readonly Draft[];
  readonly updated: readonly Draft[];
  readonly unchanged: readonly Draft[];
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
};

/** What the table would change; writes nothing. */
export const previewAssociations = async (
  db: Reader,
  campaign: Campaign | undefined,
  bytes: Uint8Array,
): Promise<AssociationImport> => {
  const known = campaign ? await associationsOf(db, campaign) : [];
  const goals = campaign ? await goalsOf(db, { campaignId: campaign.id }) : new Map<string, never>();
  const { drafts, problems, warnings } = readAssociations(
    bytes,
    known.map(({ name }) => name),
  );
  if (problems.length > 0) return { created: [], updated: [], unchanged: [], problems, warnings };
  const standing = new Map(known.map((one) => [foldText(one.name), one]));
  const differs = (draft: Draft): boolean => {
    const old = standing.get(foldText(draft.name));
    const goal = old && goals.get(old.id);
    return (
      old?.kind !== draft.kind ||
      goal?.listSize !== draft.listSize ||
      goal?.promise?.unit !== draft.goal?.unit ||
      goal?.promise?.value !== draft.goal?.value
    );
  };
  const old = drafts.filter(({ name }) => standing.has(foldText(name)));
  return {
    created: drafts.filter(({ name }) => !standing.has(foldText(name))),
    updated: old.filter(differs),
    unchanged: old.filter((draft) => !differs(draft)),
    problems,
    warnings,
  };
};

/** Does what the preview says; a channel named in the table becomes the association's in `workspaceId`. */
export const applyAssociations = async (
  tx: Tx,
  t: Tables,
  campaign: Campaign,
  bytes: Uint8Array,
  workspaceId: string | undefined,
): Promise<AssociationImport> => {
  const preview = await previewAssociations(tx, campaign, bytes);
  const { organisationId, id: campaignId, firstDay } = campaign;
  const known = new Map((await associationsOf(tx, { organisationId })).map((one) => [foldText(one.name), one.id]));
  for (const draft of [...preview.created, ...preview.updated]) {
    const { name, kind, channel, listSize, goal } = draft;
    const old = known.get(foldText(name));
    if (old) await changeAssociation(tx, { id: old, kind, name });
    const associationId = old ?? (await addAssociation(tx, { organisationId, kind, name }));
    if (listSize !== undefined || goal || old) {
      await setGoal(tx, { campaignId, organisationId }, { associationId, listSize, promise: goal, joinedOn: firstDay });
    }
    if (channel && workspaceId) {
      const place = { organisationId, workspaceId, externalId: channel.replace(/^#/, "") };
      await setChannel(tx, { ...place, purpose: "association", associationId, closed: true });
    }
  }
  const associations = await associationsOf(tx, { organisationId });
  await linkNamedHosts(tx, t, organisationId, (name) => linkHosts([name], associations, new Map())[0]?.associationId);
  return preview;
};
