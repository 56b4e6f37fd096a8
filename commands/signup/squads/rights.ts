import type { Reading } from "../../../src/bot/context.ts";
import { UserError } from "../../../src/domain/error.ts";
import { may } from "../../../src/domain/may.ts";
import type { Association } from "../../../src/domain/organisation.ts";
import type { Scheduled } from "../../../src/domain/shift.ts";
import { shiftOf } from "../../../src/store/activity/activities.ts";
import { associationsOf } from "../../../src/store/organisation/associations.ts";
import { membershipsOf } from "../../../src/store/people/roles.ts";
import { type Squad, squadOf } from "../../../src/store/signup/squads.ts";
import { associationNamed } from "../../association/named.ts";

/** The associations that the actor may reserve seats for: those they organise, or all. */
export const ownAssociations = async ({ db, campaign, standing }: Reading): Promise<readonly Association[]> => {
  const who = await standing();
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return all.filter(({ id }) => may(who, { verb: "run-association", associationId: id }));
};

/** The association that was named, or the only one that it can be. UserError where the actor may not speak for it. */
export const reservesFor = async (context: Reading, said: string | undefined): Promise<Association> => {
  const own = await ownAssociations(context);
  const [first, ...others] = own;
  if (!first) throw new UserError("squad.organisers-only");
  if (!said) {
    if (others.length > 0) throw new UserError("squad.which");
    return first;
  }
  const named = await associationNamed(context, said);
  if (!own.some(({ id }) => id === named.id)) throw new UserError("squad.not-yours", { association: named.name });
  return named;
};

/** A squad and its shift. */
export type OnShift = { readonly squad: Squad; readonly shift: Scheduled };

export const squadIn = async ({ db, campaign }: Reading, id: string): Promise<OnShift> => {
  const squad = await squadOf(db, { id, organisationId: campaign.organisationId });
  const shift = squad && (await shiftOf(db, { campaignId: campaign.id, shiftId: squad.shiftId }));
  if (!squad || !shift) throw new UserError("error.not-found");
  return { squad, shift };
};

/** Whether the squad's seats are for the actor too: for its association's people, and for who is of no geographic one. */
export const mayJoin = async ({ db, actor }: Reading, { associationId }: Squad): Promise<boolean> => {
  const memberships = await membershipsOf(db, actor.personId);
  return (
    memberships.some((one) => one.associationId === associationId) ||
    memberships.every(({ kind }) => kind !== "geographic")
  );
};

/** A squad and its shift, for who may speak for its association. */
export const mySquad = async (context: Reading, id: string): Promise<OnShift> => {
  const found = await squadIn(context, id);
  const { associationId } = found.squad;
  if (!may(await context.standing(), { verb: "run-association", associationId }))
    throw new UserError("error.not-found");
  return found;
};
