import { isDeepStrictEqual } from "node:util";
import { and, eq, inArray, like } from "drizzle-orm";
import type { Tx } from "../../store.ts";
import type { Tables } from "../../tables.ts";
import type { Merge } from "./merge.ts";

type Row = Tables["post"]["$inferSelect"];

const isSame = (a: Row, b: Row): boolean =>
  a.view === b.view && a.subject === b.subject && isDeepStrictEqual(a.args, b.args);
/** It reached the person, or will. */
const arrives = ({ state }: Row): boolean => state !== "parked" && state !== "expired";

/** Gives the messages to `from` to `into`, but none twice; messages about `from` are about `into`. */
export const mergePosts = async (tx: Tx, t: Tables, { campaign, into, from }: Merge): Promise<void> => {
  const all = await tx
    .select()
    .from(t.post)
    .where(inArray(t.post.personId, [into, from]));
  const ofInto = all.filter(({ personId }) => personId === into);
  const ofFrom = all.filter(({ personId }) => personId === from);
  const there = (one: Row, others: readonly Row[]): boolean => others.some((o) => arrives(o) && isSame(one, o));
  const sent = ofFrom.filter(({ state }) => state !== "pending");
  const twice = [
    ...ofFrom.filter((one) => one.state === "pending" && there(one, ofInto)),
    ...ofInto.filter((one) => one.state === "pending" && there(one, sent)),
  ];
  for (const { id } of twice) await tx.delete(t.post).where(eq(t.post.id, id));
  await tx.update(t.post).set({ personId: into }).where(eq(t.post.personId, from));
  const mentioning = and(eq(t.post.organisationId, campaign.organisationId), like(t.post.subject, `%${from}%`));
  for (const { id, subject, args } of await tx.select().from(t.post).where(mentioning)) {
    const about = Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, value === from ? into : value]),
    );
    await tx
      .update(t.post)
      .set({ subject: subject.replaceAll(from, into), args: about })
      .where(eq(t.post.id, id));
  }
};
