import { type Channel, channelsFor } from "../organisation/channels.ts";
import { deafTo } from "../people/preferences.ts";
import { coordinatorsOf, organisersOf } from "../people/roles.ts";
import type { Reader } from "../store.ts";
import type { NewPost } from "./posts.ts";

export type Recipient = NewPost["to"];

const inChannel = ({ id }: Channel): Recipient => ({ channelId: id });
const privately = (personId: string): Recipient => ({ personId });

/**
 * Where an association hears about itself: in its closed channels, else its organisers privately, those who have not
 * turned that off. Empty: nobody is there.
 */
export const associationAudience = async (
  db: Reader,
  of: { organisationId: string; associationId: string },
): Promise<readonly Recipient[]> => {
  const channels = await channelsFor(db, { organisationId: of.organisationId, purpose: "association" });
  const closed = channels.filter((channel) => channel.closed && channel.associationId === of.associationId);
  if (closed.length > 0) return closed.map(inChannel);
  const deaf = await deafTo(db, { organisationId: of.organisationId, notice: "turnout" });
  return (await organisersOf(db, of.associationId)).filter((personId) => !deaf.has(personId)).map(privately);
};

/** Where the coordinators hear of things: in their channels but the one that is `shut`, else privately. */
export const coordinatorAudience = async (
  db: Reader,
  of: { organisationId: string; shut?: string | undefined },
): Promise<readonly Recipient[]> => {
  const channels = (await channelsFor(db, { ...of, purpose: "coordinators" })).filter(({ id }) => id !== of.shut);
  if (channels.length > 0) return channels.map(inChannel);
  return (await coordinatorsOf(db, of.organisationId)).map(privately);
};
