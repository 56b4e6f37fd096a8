import type { Writing } from "../../src/bot/context.ts";
import type { Block } from "../../src/chat/index.ts";
import type { Host } from "../../src/domain/activity.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { hasTakenPart } from "../../src/store/people/personal-data.ts";
import type { Member } from "../../src/store/people/roles.ts";
import { firstContactBlock } from "../../src/views/confirmation.ts";

/** Whether the actor takes part for the first time and has not said where they belong. */
export const isNewcomer = async ({ tx, actor }: Writing, memberships: readonly Member[]): Promise<boolean> =>
  memberships.length === 0 && !(actor.known && (await hasTakenPart(tx, actor)));

/** Said with a newcomer's first sign-up or report: what is kept, and the question for the association, hosts first. */
export const firstContact = async ({ tx, campaign, words }: Writing, hosts: readonly Host[]): Promise<Block> => {
  const all = await associationsOf(tx, { organisationId: campaign.organisationId });
  const likely = hosts.flatMap(({ associationId }) => all.find(({ id }) => id === associationId) ?? []);
  return firstContactBlock(all.length > 0 ? likely : undefined, words);
};
