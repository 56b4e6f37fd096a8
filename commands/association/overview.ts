import type { Reading } from "../../src/bot/context.ts";
import { associationsOf, goalsOf } from "../../src/store/organisation/associations.ts";
import { channelsFor } from "../../src/store/organisation/channels.ts";
import { claimsOf } from "../../src/store/people/claims.ts";
import { organiserIdsBy } from "../../src/store/people/roles.ts";
import type { Overview } from "../../src/views/association.ts";

/** What the associations have and lack. */
export const overviewOf = async ({ db, campaign }: Reading): Promise<Overview> => {
  const { organisationId } = campaign;
  const all = await associationsOf(db, { organisationId });
  const goals = await goalsOf(db, { campaignId: campaign.id });
  const local = all.filter(({ kind }) => kind === "geographic");
  const lists = all.filter(({ id }) => goals.get(id)?.listSize !== undefined);
  const promised = all.filter(({ id }) => goals.get(id)?.promise !== undefined);
  const channels = await channelsFor(db, { organisationId, purpose: "association" });
  return {
    all: all.length,
    geographic: local.length,
    lists: lists.length,
    goals: promised.length,
    localGoals: promised.filter((one) => local.includes(one)).length,
    channels: new Set(channels.map(({ associationId }) => associationId)).size,
    organised: (await organiserIdsBy(db, { organisationId })).size,
    claims: (await claimsOf(db, { organisationId })).length,
  };
};
