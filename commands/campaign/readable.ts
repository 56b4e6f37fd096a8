import type { Reading } from "../../src/bot/context.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { type Channel, channelsOf } from "../../src/store/organisation/channels.ts";

/** Where figures and names of one association, or of the coordinators, are told. */
const isInner = ({ purpose }: Channel): boolean => purpose === "coordinators" || purpose === "association";

/** The channels that only their own people should read: as they are now where they can be listed, else as last seen. */
export const innerChannels = async ({ db, campaign, actor, listed }: Reading): Promise<readonly Channel[]> => {
  const now = new Map(listed?.map(({ id, closed }) => [id, closed]));
  const inner = (await channelsOf(db, { organisationId: campaign.organisationId })).filter(isInner);
  return inner.map((channel) => ({
    ...channel,
    closed: (channel.workspaceId === actor.workspaceId ? now.get(channel.externalId) : undefined) ?? channel.closed,
  }));
};

/** What the open ones among them are for, in words: `samordnare, Vantör`. */
export const openWords = async (context: Reading, channels: readonly Channel[]): Promise<readonly string[]> => {
  const { db, campaign, words } = context;
  const names = new Map(
    (await associationsOf(db, { organisationId: campaign.organisationId })).map(({ id, name }) => [id, name]),
  );
  return channels
    .filter(({ closed }) => !closed)
    .map(({ associationId }) => names.get(associationId ?? "") ?? words.say("channels.forCoordinators"));
};
