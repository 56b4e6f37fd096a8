import { eq } from "drizzle-orm";
import { note } from "../organisation/audit.ts";
import { attributeReports } from "../report/reports.ts";
import { lockPerson } from "../row-lock.ts";
import { attributeSignUps } from "../signup/signups.ts";
import type { Tx } from "../store.ts";
import type { Tables } from "../tables.ts";
import type { Merge } from "./merging/merge.ts";
import { mergeNames } from "./merging/names.ts";
import { mergePosts } from "./merging/posts.ts";
import { mergeReports } from "./merging/reports.ts";
import { mergeSeats } from "./merging/seats.ts";
import { mergeStanding } from "./merging/standing.ts";
import { countedIn, membershipsOf } from "./roles.ts";

/**
 * Makes one person of two: what either has, holds or wrote is the one's who stays. On a shift that both are on, the better
 * place is kept and the other offered on. What they chose differently, such as a language, stays as `into` has it.
 */
export const mergePersons = async (tx: Tx, t: Tables, merge: Merge): Promise<void> => {
  const { campaign, into, from, at } = merge;
  const { organisationId } = campaign;
  for (const personId of [into, from].sort()) await lockPerson(tx, { personId });
  await mergeSeats(tx, t, merge);
  await mergeReports(tx, t, merge);
  await mergeStanding(tx, t, merge);
  await mergePosts(tx, t, merge);
  await mergeNames(tx, t, merge);
  await tx.delete(t.person).where(eq(t.person.id, from));
  const counted = countedIn(await membershipsOf(tx, into));
  if (counted) {
    const { associationId } = counted;
    await attributeSignUps(tx, { personId: into, associationId });
    await attributeReports(tx, { campaignId: campaign.id, organisationId, personId: into, associationId });
  }
  await note(tx, { organisationId, actorId: into, verb: "link", subject: into, at });
};
