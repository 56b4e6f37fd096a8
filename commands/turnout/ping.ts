import type { Reading, Writing } from "../../src/bot/context.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import { refresh } from "../../src/store/delivery/posts.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { notePingAnswered, type Ping, pingOf } from "../../src/store/turnout/pings.ts";

/** The ping whose button was pressed, and the association it is about. */
export type Pressed = {
  readonly ping: Ping;
  readonly association: { readonly id: string; readonly name: string };
  /** Whether the actor answers for the association. */
  readonly organises: boolean;
};

/** Finds the ping with an id. UserError where there is none in the campaign. */
export const pressed = async ({ db, campaign, standing }: Reading, pingId: string | undefined): Promise<Pressed> => {
  const ping = await pingOf(db, { campaignId: campaign.id, id: pingId ?? "" });
  const association = (await associationsOf(db, campaign)).find(({ id }) => id === ping?.associationId);
  if (!ping || !association) throw new UserError("error.not-found");
  const organises = may(await standing(), { verb: "report-for", associationId: association.id });
  return { ping, association, organises };
};

/** The same for what only an association's organisers and the coordinators may do. */
export const pressedByOrganiser = async (context: Reading, pingId: string | undefined): Promise<Pressed> => {
  const found = await pressed(context, pingId);
  if (!found.organises) throw new UserError("error.not-allowed");
  return found;
};

/** Notes that the association answered, and shows it where the ping stands. */
export const answered = async ({ tx, campaign, at }: Writing, { ping }: Pick<Pressed, "ping">): Promise<void> => {
  await notePingAnswered(tx, { campaignId: campaign.id, id: ping.id, at });
  await refresh(tx, { organisationId: campaign.organisationId, subject: `ping:${ping.id}` });
};
