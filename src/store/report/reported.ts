import { and, eq, gte, isNull, lte } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";

const latest = query((db, t, p: { personId: string; from: Day }) =>
  db
    .select({ shiftId: t.report.shiftId })
    .from(t.report)
    .where(and(eq(t.report.personId, p.personId), gte(t.report.day, p.from), isNull(t.report.withdrawnAt))),
);
/** The shifts a person has reported on from a day on. */
export const reportedShifts = async (db: Reader, of: { personId: string; from: Day }): Promise<ReadonlySet<string>> =>
  new Set((await latest(db, of)).flatMap(({ shiftId }) => shiftId ?? []));

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

const onShift = query((db, t, p: { shiftId: string }) =>
  db
    .select({ personId: t.report.personId, scope: t.report.scope })
    .from(t.report)
    .where(and(eq(t.report.shiftId, p.shiftId), isNull(t.report.withdrawnAt))),
);
/** Who has reported on a shift, and whether for themselves or for all. */
export const reportsOn = (
  db: Reader,
  of: { shiftId: string },
): Promise<readonly { readonly personId: string | null; readonly scope: "personal" | "total" }[]> => onShift(db, of);
