import { and, eq, isNull } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Day } from "../../domain/day.ts";
import { FIGURES, type Figure, type Figures } from "../../domain/figures.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { type Entry, replacements } from "../../domain/report.ts";
import { refreshResults } from "../delivery/posts.ts";
import { note } from "../organisation/audit.ts";
import { lockAssociation, lockPerson } from "../row-lock.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

export type Report = Entry & {
  readonly day: Day;
  readonly associationId: string | undefined;
  readonly counts: boolean;
  readonly figures: Figures;
};

type Row = Tables["report"]["$inferSelect"];

export const figuresIn = (row: Pick<Row, Figure>): Figures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, row[figure]])) as Figures;

export const reportFrom = (row: Row): Report => ({
  empty: FIGURES.every((figure) => row[figure] === 0),
  id: row.id,
  day: row.day,
  shiftId: row.shiftId ?? undefined,
  associationId: row.associationId ?? undefined,
  personId: row.personId ?? undefined,
  scope: row.scope,
  counts: row.counts,
  held: row.held,
  replacedById: row.replacedById ?? undefined,
  figures: figuresIn(row),
  at: row.at,
});

/** Reports are settled by day and association; undefined: those that name none. */
type Ledger = { readonly campaignId: string; readonly day: Day; readonly associationId: string | undefined };

const ofAssociation = query((db, t, p: { campaignId: string; day: Day; associationId: string }) =>
  db
    .select()
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        eq(t.report.day, p.day),
        eq(t.report.associationId, p.associationId),
        isNull(t.report.withdrawnAt),
      ),
    ),
);
const ofNone = query((db, t, p: { campaignId: string; day: Day }) =>
  db
    .select()
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        eq(t.report.day, p.day),
        isNull(t.report.associationId),
        isNull(t.report.withdrawnAt),
      ),
    ),
);
const entriesOf = async (db: Reader, { campaignId, day, associationId }: Ledger): Promise<readonly Report[]> => {
  const of = { campaignId, day };
  return (await (associationId ? ofAssociation(db, { ...of, associationId }) : ofNone(db, of))).map(reportFrom);
};

const setStanding = command((db, t, p: { id: string; counts: boolean; replacedById: string | null }) =>
  db.update(t.report).set({ counts: p.counts, replacedById: p.replacedById }).where(eq(t.report.id, p.id)),
);

/** Writes what counts now that something changed, and lets the morning's post tell it. */
export const settle = async (tx: Tx, organisationId: string, ledger: Ledger): Promise<void> => {
  const entries = await entriesOf(tx, ledger);
  const replaced = replacements(entries);
  for (const { id, held, counts, replacedById } of entries) {
    const by = replaced.get(id);
    const now = !held && by === undefined;
    if (now !== counts || by !== replacedById) await setStanding(tx, { id, counts: now, replacedById: by ?? null });
  }
  await refreshResults(tx, { organisationId, day: ledger.day });
};

/** Holds a ledger until the transaction ends; one of no association holds reports of single people. */
const hold = async (tx: Tx, of: { personId: string | undefined; associationId: string | undefined }): Promise<void> => {
  const { personId, associationId } = of;
  if (personId) await lockPerson(tx, { personId });
  if (associationId) await lockAssociation(tx, { associationId });
};

export type NewReport = {
  readonly campaign: Pick<Campaign, "id" | "organisationId">;
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
 * Enters figures; what counts then is as `replacements` says. A person's report that named no association on the same
 * shift or day is taken to be of this one. Its moment is later than that of every report beside it.
 */
export const enterReport = async (tx: Tx, t: Tables, entry: NewReport): Promise<Reported> => {
  const { campaign, day, shiftId, associationId, enteredBy, scope, held, figures } = entry;
  const { id: campaignId, organisationId } = campaign;
  const ledger: Ledger = { campaignId, day, associationId };
  const personId = scope === "personal" ? enteredBy : undefined;
  await hold(tx, { personId, associationId });
  if (personId && associationId) await adopt(tx, { campaignId, day, personId, shiftId, associationId });
  const before = await entriesOf(tx, ledger);
  const at = new Date(Math.max(entry.at.getTime(), ...before.map((other) => other.at.getTime() + 1)));
  const id = nanoid();
  await tx.insert(t.report).values({
    ...figures,
    ...{ id, organisationId, campaignId, day, shiftId, associationId, personId, scope, held, at },
    counts: !held,
  });
  await note(tx, { organisationId, actorId: enteredBy, verb: "report", subject: id, at: entry.at });
  await settle(tx, organisationId, ledger);
  const after = await entriesOf(tx, ledger);
  const report = after.find((one) => one.id === id);
  if (!report) throw new Error("a report that was entered is gone");
  const replaced = before
    .filter((one) => one.scope === scope && one.shiftId === shiftId && one.personId === personId)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
  const covering = after.find((one) => one.id === report.replacedById);
  return { report, replaced, covered: covering !== undefined };
};

const nameless = query((db, t, p: { campaignId: string; personId: string }) =>
  db
    .select()
    .from(t.report)
    .where(
      and(
        eq(t.report.campaignId, p.campaignId),
        eq(t.report.personId, p.personId),
        isNull(t.report.associationId),
        isNull(t.report.withdrawnAt),
      ),
    ),
);
const attribute = command((db, t, p: { id: string; associationId: string }) =>
  db.update(t.report).set({ associationId: p.associationId }).where(eq(t.report.id, p.id)),
);

type Adoption = { readonly campaignId: string; readonly personId: string; readonly associationId: string };

const adopt = async (tx: Tx, of: Adoption & { day: Day; shiftId: string | undefined }): Promise<void> => {
  for (const { id, day, shiftId } of (await nameless(tx, of)).map(reportFrom))
    if (day === of.day && shiftId === of.shiftId) await attribute(tx, { id, associationId: of.associationId });
};

/** Gives a person's association to their reports that name none yet. */
export const attributeReports = async (tx: Tx, of: Adoption & { organisationId: string }): Promise<void> => {
  const { campaignId, associationId, organisationId } = of;
  await hold(tx, of);
  const found = await nameless(tx, of);
  for (const { id } of found) await attribute(tx, { id, associationId });
  for (const day of new Set(found.map((row) => row.day)))
    await settle(tx, organisationId, { campaignId, day, associationId });
};

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

type Decision = { readonly campaign: Pick<Campaign, "id" | "organisationId">; readonly report: Report };

const setWithdrawn = command((db, t, p: { id: string; at: Date }) =>
  db.update(t.report).set({ counts: false, withdrawnAt: p.at }).where(eq(t.report.id, p.id)),
);
/** Takes a report back: what it replaced counts again, and is answered where it is the same person's or total. */
export const withdrawReport = async (
  tx: Tx,
  { campaign, report, at }: Decision & { at: Date },
): Promise<Report | undefined> => {
  const ledger = { campaignId: campaign.id, ...report };
  await hold(tx, report);
  await setWithdrawn(tx, { id: report.id, at });
  await settle(tx, campaign.organisationId, ledger);
  const { scope, shiftId, personId } = report;
  return (await entriesOf(tx, ledger)).find(
    (one) =>
      one.counts && one.at < report.at && one.scope === scope && one.shiftId === shiftId && one.personId === personId,
  );
};

const setReleased = command((db, t, p: { id: string }) =>
  db.update(t.report).set({ held: false }).where(eq(t.report.id, p.id)),
);
/** Lets a held report count, in the place of what the same person said before, unless a total covers it. */
export const confirmReport = async (tx: Tx, { campaign, report }: Decision): Promise<void> => {
  await hold(tx, report);
  await setReleased(tx, { id: report.id });
  await settle(tx, campaign.organisationId, { campaignId: campaign.id, ...report });
};
