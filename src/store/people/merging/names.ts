import { eq, inArray } from "drizzle-orm";
import type { Tx } from "../../store.ts";
import type { Tables } from "../../tables.ts";
import type { Merge } from "./merge.ts";

/** Wherever else `from` is named, `into` is; their accounts are one person's, who hears no kind of message either turned off. */
export const mergeNames = async (tx: Tx, t: Tables, { into, from }: Merge): Promise<void> => {
  await tx.update(t.shift).set({ leadId: into }).where(eq(t.shift.leadId, from));
  await tx.update(t.squad).set({ createdBy: into }).where(eq(t.squad.createdBy, from));
  await tx.update(t.reminder).set({ createdBy: into }).where(eq(t.reminder.createdBy, from));
  await tx.update(t.followUp).set({ takenBy: into }).where(eq(t.followUp.takenBy, from));
  await tx.update(t.draft).set({ personId: into }).where(eq(t.draft.personId, from));
  await tx.update(t.audit).set({ actorId: into }).where(eq(t.audit.actorId, from));
  await tx.update(t.audit).set({ subject: into }).where(eq(t.audit.subject, from));
  await tx.delete(t.code).where(eq(t.code.personId, from));
  await tx.update(t.account).set({ personId: into }).where(eq(t.account.personId, from));
  const people = await tx
    .select()
    .from(t.person)
    .where(inArray(t.person.id, [into, from]));
  const [stays, goes] = [into, from].map((id) => people.find((one) => one.id === id));
  if (!stays || !goes) throw new Error("one of the two to be merged is gone");
  await tx
    .update(t.person)
    .set({
      locale: stays.locale ?? goes.locale,
      muted: [...new Set([...stays.muted, ...goes.muted])],
    })
    .where(eq(t.person.id, into));
};
