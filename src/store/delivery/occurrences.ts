import { and, eq, gt } from "drizzle-orm";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

type Claim = {
  readonly job: string;
  readonly subject: string;
  readonly moment: Date;
  readonly organisationId: string;
  readonly state: "claimed" | "skipped";
  readonly at: Date;
};

const put = command((db, t, p: Claim) =>
  db
    .insert(t.occurrence)
    .values({
      job: p.job,
      subject: p.subject,
      moment: p.moment,
      organisationId: p.organisationId,
      state: p.state,
      at: p.at,
    })
    .onConflictDoNothing()
    .returning({ job: t.occurrence.job }),
);

/** Takes what a job calls by this subject; false where it was claimed or skipped before, by whichever process. */
export const claim = async (tx: Tx, occurrence: Claim): Promise<boolean> => (await put(tx, occurrence)).length > 0;

const after = query((db, t, p: { organisationId: string; job: string; from: Date }) =>
  db
    .select({ subject: t.occurrence.subject })
    .from(t.occurrence)
    .where(
      and(
        eq(t.occurrence.organisationId, p.organisationId),
        eq(t.occurrence.job, p.job),
        gt(t.occurrence.moment, p.from),
      ),
    ),
);
/** The subjects of a job that were claimed or skipped, of moments after `from`. */
export const claimedAfter = async (
  db: Reader,
  of: { organisationId: string; job: string; from: Date },
): Promise<ReadonlySet<string>> => new Set((await after(db, of)).map(({ subject }) => subject));

const lastTick = query((db, t) => db.select({ at: t.tick.at }).from(t.tick).where(eq(t.tick.id, "scheduler")));
const putTick = command((db, t, p: { at: Date }) =>
  db
    .insert(t.tick)
    .values({ id: "scheduler", at: p.at })
    .onConflictDoUpdate({ target: t.tick.id, set: { at: p.at } }),
);

/** When the scheduler last looked at everything that was due; undefined before its first time. */
export const lastLook = async (db: Reader): Promise<Date | undefined> => (await lastTick(db, {}))[0]?.at;
export const noteLook = async (tx: Tx, at: Date): Promise<void> => {
  await putTick(tx, { at });
};
