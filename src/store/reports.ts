import { and, desc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Day } from "../domain/day.ts";
import { FIGURES, type Figures } from "../domain/figures.ts";
import type { Campaign } from "../domain/organisation.ts";
import { note } from "./audit.ts";
import { command, query } from "./statement.ts";
import type { Reader, Tx } from "./store.ts";
import type { Tables } from "./tables.ts";

export type Report = {
  readonly id: string;
  readonly day: Day;
  readonly shiftId: string | undefined;
  readonly associationId: string | undefined;
  readonly personId: string | undefined;
  readonly scope: "personal" | "total";
  readonly counts: boolean;
  readonly held: boolean;
  readonly figures: Figures;
  readonly at: Date;
};

type Row = Tables["report"]["$inferSelect"];

const reportFrom = (row: Row): Report => ({
  id: row.id,
  day: row.day,
  shiftId: row.shiftId ?? undefined,
  associationId: row.associationId ?? undefined,
  personId: row.personId ?? undefined,
  scope: row.scope,
  counts: row.counts,
  held: row.held,
  figures: Object.fromEntries(FIGURES.map((figure) => [figure, row[figure]])) as Figures,
  at: row.at,
});

const ofDay = query((db, t, p: { campaignId: string; day: Day }) =>
  db
    .select()
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        eq(t.report.day, p.day),
        isNull(t.report.replacedById),
        isNull(t.report.withdrawnAt),
      ),
    ),
);

export type NewReport = {
  readonly campaign: Campaign;
  readonly day: Day;
  readonly shiftId: string | undefined;
  readonly associationId: string | undefined;
  /** Who enters it; a personal report is about them too. */
  readonly enteredBy: string;
  readonly scope: "personal" | "total";
  readonly held: boolean;
  readonly figures: Figures;
  readonly at: Date;
};

/** What became of a report: `covered` by a total that stands, `replaced` an earlier one. */
export type Reported = { readonly report: Report; readonly replaced: Report | undefined; readonly covered: boolean };

/**
 * Enters figures. A personal report replaces the same person's for the shift (or day) and association; a total replaces
 * everything it covers: a shift's total that shift, a day's total that day, for the association. Under a standing total
 * personal figures are kept without counting.
 */
export const enterReport = async (tx: Tx, t: Tables, entry: NewReport): Promise<Reported> => {
  const { campaign, day, shiftId, associationId, enteredBy, scope, figures, at } = entry;
  const standing = (await ofDay(tx, { campaignId: campaign.id, day }))
    .map(reportFrom)
    .filter((report) => report.associationId === associationId);
  const mine = standing.find(
    (r) => scope === "personal" && r.scope === "personal" && r.personId === enteredBy && r.shiftId === shiftId,
  );
  const total =
    scope === "personal" ? standing.find((r) => r.scope === "total" && !r.held && covers(r, shiftId)) : undefined;
  const id = nanoid();
  const report: Report = {
    id,
    day,
    shiftId,
    associationId,
    personId: scope === "personal" ? enteredBy : undefined,
    scope,
    counts: !entry.held && !total,
    held: entry.held,
    figures,
    at,
  };
  await tx.insert(t.report).values({
    ...report,
    ...figures,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    replacedById: total?.id ?? null,
  });
  const replaced = scope === "total" ? standing.filter((r) => covers(report, r.shiftId)) : mine ? [mine] : [];
  if (!entry.held) for (const old of replaced) await replace(tx, { id: old.id, by: id });
  await note(tx, { organisationId: campaign.organisationId, actorId: enteredBy, verb: "report", subject: id, at });
  return {
    report,
    replaced: scope === "total" ? replaced.find((r) => r.scope === "total") : mine,
    covered: total !== undefined,
  };
};

/** A day's total covers the whole day, a shift's total that shift. */
const covers = (total: Pick<Report, "shiftId">, shiftId: string | undefined): boolean =>
  total.shiftId === undefined || total.shiftId === shiftId;

const replace = command((db, t, p: { id: string; by: string }) =>
  db.update(t.report).set({ counts: false, replacedById: p.by }).where(eq(t.report.id, p.id)),
);

const one = query((db, t, p: { campaignId: string; id: string }) =>
  db
    .select()
    .from(t.report)
    .where(and(eq(t.report.id, p.id), eq(t.report.campaignId, p.campaignId))),
);
export const reportOf = async (db: Reader, of: { campaignId: string; id: string }): Promise<Report | undefined> => {
  const [row] = await one(db, of);
  return row && row.withdrawnAt === null ? reportFrom(row) : undefined;
};

const withdraw = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.report).set({ counts: false, withdrawnAt: p.at }).where(eq(t.report.id, p.id)),
);
const restore = command((db, t, p: { by: string }) =>
  db
    .update(t.report)
    .set({ counts: sql`not ${t.report.held}`, replacedById: null })
    .where(eq(t.report.replacedById, p.by)),
);
/** Takes a report back: what it replaced counts again. */
export const withdrawReport = async (tx: Tx, of: { id: string; at: Date }): Promise<void> => {
  await withdraw(tx, of);
  await restore(tx, { by: of.id });
};

const latest = query((db, t, p: { personId: string; from: Day }) =>
  db
    .select({ shiftId: t.report.shiftId })
    .from(t.report)
    .where(and(eq(t.report.personId, p.personId), gte(t.report.day, p.from), isNull(t.report.withdrawnAt)))
    .orderBy(desc(t.report.at)),
);
/** The shifts a person has reported on from a day on. */
export const reportedShifts = async (db: Reader, of: { personId: string; from: Day }): Promise<ReadonlySet<string>> =>
  new Set((await latest(db, of)).flatMap(({ shiftId }) => shiftId ?? []));

const release = command((db, t, p: { id: string; counts: boolean; replacedById: string | null }) =>
  db.update(t.report).set({ held: false, counts: p.counts, replacedById: p.replacedById }).where(eq(t.report.id, p.id)),
);
/** Lets a held report count, in the place of what the same person said before, unless a total covers it. */
export const confirmReport = async (tx: Tx, of: { campaignId: string; report: Report }): Promise<void> => {
  const { id, day, shiftId, associationId, personId } = of.report;
  const others = (await ofDay(tx, { campaignId: of.campaignId, day }))
    .map(reportFrom)
    .filter((r) => r.id !== id && !r.held && r.associationId === associationId);
  const total = others.find((r) => r.scope === "total" && covers(r, shiftId));
  await release(tx, { id, counts: !total, replacedById: total?.id ?? null });
  for (const old of others) {
    if (old.scope === "personal" && old.personId === personId && old.shiftId === shiftId)
      await replace(tx, { id: old.id, by: id });
  }
};

const heldOnes = query((db, t, p: { campaignId: string }) =>
  db
    .select()
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        eq(t.report.held, true),
        isNull(t.report.withdrawnAt),
        isNull(t.report.replacedById),
      ),
    ),
);
/** Reports that wait for a lead or organiser to say that they are right. */
export const heldReports = async (db: Reader, of: { campaignId: string }): Promise<readonly Report[]> =>
  (await heldOnes(db, of)).map(reportFrom);

const reportedOn = query((db, t, p: { campaignId: string; from: Day; to: Day }) =>
  db
    .select({ shiftId: t.report.shiftId })
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        gte(t.report.day, p.from),
        lte(t.report.day, p.to),
        isNull(t.report.withdrawnAt),
      ),
    ),
);
/** The shifts of these days on which someone has reported. */
export const shiftsReportedOn = async (
  db: Reader,
  days: { campaignId: string; from: Day; to: Day },
): Promise<ReadonlySet<string>> => new Set((await reportedOn(db, days)).flatMap(({ shiftId }) => shiftId ?? []));
