import { eq } from "drizzle-orm";
import { settle } from "../../report/reports.ts";
import { lockAssociation } from "../../row-lock.ts";
import type { Tx } from "../../store.ts";
import type { Tables } from "../../tables.ts";
import type { Merge } from "./merge.ts";

/** Gives the reports of `from` to `into`: of what both said of one shift, the later counts. */
export const mergeReports = async (tx: Tx, t: Tables, { campaign, into, from }: Merge): Promise<void> => {
  const ledgers = await tx
    .select({ campaignId: t.report.campaignId, day: t.report.day, associationId: t.report.associationId })
    .from(t.report)
    .where(eq(t.report.personId, from))
    .groupBy(t.report.campaignId, t.report.day, t.report.associationId);
  const associations = new Set(ledgers.flatMap(({ associationId }) => associationId ?? []));
  for (const associationId of [...associations].sort()) await lockAssociation(tx, { associationId });
  await tx.update(t.report).set({ personId: into }).where(eq(t.report.personId, from));
  for (const { associationId, ...ledger } of ledgers) {
    await settle(tx, campaign.organisationId, { ...ledger, associationId: associationId ?? undefined });
  }
};
