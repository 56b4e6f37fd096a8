import { and, eq, inArray } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";
import { countedIn, type Member } from "./roles.ts";

const members = query((db, t, p: { organisationId: string }) =>
  db
    .select({
      personId: t.membership.personId,
      associationId: t.association.id,
      kind: t.association.kind,
      name: t.association.name,
    })
    .from(t.membership)
    .innerJoin(t.association, eq(t.association.id, t.membership.associationId))
    .where(eq(t.membership.organisationId, p.organisationId)),
);
const busyOn = query((db, t, p: { campaignId: string; day: Day }) =>
  db
    .select({ personId: t.signUp.personId })
    .from(t.activity)
    .innerJoin(t.shift, eq(t.shift.activityId, t.activity.id))
    .innerJoin(t.signUp, eq(t.signUp.shiftId, t.shift.id))
    .where(
      and(
        eq(t.activity.campaignId, p.campaignId),
        eq(t.activity.day, p.day),
        inArray(t.signUp.state, ["going", "waiting"]),
      ),
    ),
);

/** An association's people who have signed up to nothing on a day. */
export type FreeMembers = Member & { readonly people: number };

/** Who has people free on each of these days, most first; everyone counts once, in the association that counts them. */
export const freeMembersOn = async (
  db: Reader,
  { id: campaignId, organisationId }: Campaign,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, readonly FreeMembers[]>> => {
  const everyone = Map.groupBy(await members(db, { organisationId }), ({ personId }) => personId);
  const found = new Map<Day, readonly FreeMembers[]>();
  for (const day of new Set(days)) {
    const busy = new Set((await busyOn(db, { campaignId, day })).map(({ personId }) => personId));
    const free = [...everyone].flatMap(([personId, memberships]) =>
      busy.has(personId) ? [] : (countedIn(memberships) ?? []),
    );
    const byAssociation = [...Map.groupBy(free, ({ associationId }) => associationId).values()];
    const counted = byAssociation.flatMap(([one, ...others]) => (one ? [{ ...one, people: 1 + others.length }] : []));
    found.set(
      day,
      counted.toSorted((a, b) => b.people - a.people || a.name.localeCompare(b.name, "sv")),
    );
  }
  return found;
};
