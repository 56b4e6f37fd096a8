import { and, eq, isNull } from "drizzle-orm";
import type { Host } from "../../domain/activity.ts";
import type { Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

/** The hosts of an activity, in their order; a name said twice counts once. */
export const setHosts = async (
  tx: Tx,
  t: Tables,
  of: { readonly organisationId: string; readonly activityId: string; readonly hosts: readonly Host[] },
): Promise<void> => {
  const { organisationId, activityId } = of;
  const once = new Map(of.hosts.map((host) => [host.name, host]));
  await tx.delete(t.host).where(eq(t.host.activityId, activityId));
  for (const [position, { name, associationId }] of [...once.values()].entries()) {
    await tx
      .insert(t.host)
      .values({ organisationId, activityId, name, position, associationId: associationId ?? null });
  }
};

/** Links hosts known by name only to the associations that `idOf` finds for them, now that there are more. */
export const linkNamedHosts = async (
  tx: Tx,
  t: Tables,
  organisationId: string,
  idOf: (name: string) => string | undefined,
): Promise<void> => {
  const unlinked = and(eq(t.host.organisationId, organisationId), isNull(t.host.associationId));
  for (const { name } of await tx.select({ name: t.host.name }).from(t.host).where(unlinked)) {
    const associationId = idOf(name);
    if (associationId)
      await tx
        .update(t.host)
        .set({ associationId })
        .where(and(unlinked, eq(t.host.name, name)));
  }
};
