import { UserError } from "../domain/error.ts";
import type { Scheduled } from "../domain/shift.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { type Planned, plannedOf } from "../store/activity/planned.ts";
import { associationsOf, type Labelled } from "../store/organisation/associations.ts";
import type { Reading } from "./context.ts";

// What an id of a button or a menu names; UserError where this campaign or organisation has none of that id.

export const shiftIn = async ({ db, campaign }: Reading, shiftId: string): Promise<Scheduled> =>
  found(await shiftOf(db, { campaignId: campaign.id, shiftId }));

export const plannedIn = async ({ db, campaign }: Reading, activityId: string): Promise<Planned> =>
  found(await plannedOf(db, { campaignId: campaign.id, activityId }));

export const associationIn = async ({ db, campaign }: Reading, id: string): Promise<Labelled> =>
  found((await associationsOf(db, { organisationId: campaign.organisationId })).find((one) => one.id === id));

const found = <T>(one: T | undefined): T => {
  if (one === undefined) throw new UserError("error.not-found");
  return one;
};
