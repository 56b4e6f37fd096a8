import type { Reading } from "../../src/bot/context.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import { associationsOf, type Labelled } from "../../src/store/organisation/associations.ts";

/** Refuses who does not run the whole campaign. */
export const mustRunCampaign = async ({ standing }: Reading): Promise<void> => {
  if (!may(await standing(), { verb: "run-campaign" })) throw new UserError("error.coordinators-only");
};

export const associationIn = async ({ db, campaign }: Reading, id: string): Promise<Labelled> => {
  const found = (await associationsOf(db, { organisationId: campaign.organisationId })).find((one) => one.id === id);
  if (!found) throw new UserError("error.not-found");
  return found;
};

/** The association, for its organisers and coordinators. */
export const mineToRun = async (context: Reading, id: string): Promise<Labelled> => {
  const association = await associationIn(context, id);
  const who = await context.standing();
  if (may(who, { verb: "run-association", associationId: id })) return association;
  throw new UserError("association.not-yours", { association: association.name });
};
