import type { Reading } from "../../src/bot/context.ts";
import { may } from "../../src/domain/may.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { membershipsOf } from "../../src/store/people/roles.ts";

/** The associations whose figures the actor may see exactly, and among them those whose forecast they may see. */
export type Visible = { readonly figures: ReadonlySet<string>; readonly forecasts: ReadonlySet<string> };

/** All for coordinators; organisers what they organise; figures also of what one has joined. */
export const visibleTo = async ({ db, campaign, actor, standing }: Reading): Promise<Visible> => {
  const who = await standing();
  const ids = (await associationsOf(db, { organisationId: campaign.organisationId })).map(({ id }) => id);
  const joined = new Set((await membershipsOf(db, actor.personId)).map(({ associationId }) => associationId));
  const forecasts = new Set(ids.filter((associationId) => may(who, { verb: "see-association", associationId })));
  return { forecasts, figures: new Set(ids.filter((id) => forecasts.has(id) || joined.has(id))) };
};
