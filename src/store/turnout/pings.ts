import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Day } from "../../domain/day.ts";
import type { Ask } from "../../domain/turnout/ask.ts";
import type { Occasion } from "../../domain/turnout/history.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

type Row = Tables["ping"]["$inferSelect"];

/** A message about its turnout that an association was sent, with the numbers of its morning. */
export type Ping = {
  readonly id: string;
  readonly associationId: string;
  readonly day: Day;
  readonly kind: Row["kind"];
  readonly occasion: Occasion | undefined;
  /** In dials. */
  readonly goal: number | undefined;
  readonly dials: number;
  /** Two-hour shifts. */
  readonly booked: number;
  readonly probability: number | undefined;
  readonly ask: Pick<Ask, "total" | "week">;
  readonly withdrawn: boolean;
  readonly answeredAt: Date | undefined;
};

const MINUTES = 120;
const MILLION = 1_000_000;

/** A probability as it is stored. */
export const millionths = (probability: number): number => Math.round(probability * MILLION);
export const fromMillionths = (stored: number): number => stored / MILLION;

const pingFrom = (row: Row): Ping => ({
  id: row.id,
  associationId: row.associationId,
  day: row.day,
  kind: row.kind,
  occasion: row.occasion ?? undefined,
  goal: row.goal ?? undefined,
  dials: row.dials,
  booked: row.bookedMinutes / MINUTES,
  probability: row.probability === null ? undefined : fromMillionths(row.probability),
  ask: { total: row.askTotal, week: row.askWeek },
  withdrawn: row.withdrawnAt !== null,
  answeredAt: row.answeredAt ?? undefined,
});

/** A ping counts as sent unless every one of its posts came to nothing. */
const sentOne = (t: Tables) => {
  const posts = sql`${t.post.organisationId} = ${t.ping.organisationId} and ${t.post.subject} = 'ping:' || ${t.ping.id}`;
  const arrived = sql`${t.post.state} not in ('parked', 'expired')`;
  return sql`(not exists (select 1 from ${t.post} where ${posts}) or exists (select 1 from ${t.post} where ${posts} and ${arrived}))`;
};

const before = query((db, t, p: { campaignId: string; before: Day }) =>
  db
    .select()
    .from(t.ping)
    .where(and(eq(t.ping.campaignId, p.campaignId), lt(t.ping.day, p.before), sentOne(t)))
    .orderBy(asc(t.ping.day), asc(t.ping.at), asc(t.ping.id)),
);
/** What a campaign's associations were really sent before a day, oldest first. */
export const pingsBefore = async (db: Reader, of: { campaignId: string; before: Day }): Promise<readonly Ping[]> =>
  (await before(db, of)).map(pingFrom);

const one = query((db, t, p: { campaignId: string; id: string }) =>
  db
    .select()
    .from(t.ping)
    .where(and(eq(t.ping.id, p.id), eq(t.ping.campaignId, p.campaignId))),
);
export const pingOf = async (db: Reader, of: { campaignId: string; id: string }): Promise<Ping | undefined> => {
  const [row] = await one(db, of);
  return row && pingFrom(row);
};

const latest = query((db, t, p: { campaignId: string; associationId: string }) =>
  db
    .select()
    .from(t.ping)
    .where(and(eq(t.ping.campaignId, p.campaignId), eq(t.ping.associationId, p.associationId)))
    .orderBy(desc(t.ping.day), desc(t.ping.at))
    .limit(1),
);
/** The last one an association was sent. */
export const latestPing = async (
  db: Reader,
  of: { campaignId: string; associationId: string },
): Promise<Ping | undefined> => {
  const [row] = await latest(db, of);
  return row && pingFrom(row);
};

const put = command((db, t, p: Omit<Row, "withdrawnAt" | "answeredAt">) =>
  db.insert(t.ping).values({
    id: p.id,
    organisationId: p.organisationId,
    campaignId: p.campaignId,
    associationId: p.associationId,
    day: p.day,
    kind: p.kind,
    occasion: p.occasion,
    goal: p.goal,
    dials: p.dials,
    bookedMinutes: p.bookedMinutes,
    probability: p.probability,
    askTotal: p.askTotal,
    askWeek: p.askWeek,
    at: p.at,
  }),
);

/** Notes a message that is about to be sent; its posts have the subject `ping:` and the id that this answers. */
export const addPing = async (
  tx: Tx,
  of: { organisationId: string; campaignId: string; at: Date },
  ping: Omit<Ping, "id" | "withdrawn" | "answeredAt">,
): Promise<string> => {
  const { ask, booked, probability, goal, occasion, ...same } = ping;
  const id = nanoid();
  await put(tx, {
    ...of,
    ...same,
    id,
    goal: goal ?? null,
    occasion: occasion ?? null,
    bookedMinutes: Math.round(booked * MINUTES),
    probability: probability === undefined ? null : millionths(probability),
    askTotal: ask.total,
    askWeek: ask.week,
  });
  return id;
};

/** Takes an association's celebration of its goal back; answers the ids of the messages that said so. */
export const withdrawCelebration = command((db, t, p: { campaignId: string; associationId: string; at: Date }) =>
  db
    .update(t.ping)
    .set({ withdrawnAt: p.at })
    .where(
      and(
        eq(t.ping.campaignId, p.campaignId),
        eq(t.ping.associationId, p.associationId),
        eq(t.ping.occasion, "goal"),
        isNull(t.ping.withdrawnAt),
      ),
    )
    .returning({ id: t.ping.id }),
);

/** Notes that somebody pressed one of a ping's buttons. */
export const notePingAnswered = command((db, t, p: { campaignId: string; id: string; at: Date }) =>
  db
    .update(t.ping)
    .set({ answeredAt: p.at })
    .where(and(eq(t.ping.id, p.id), eq(t.ping.campaignId, p.campaignId))),
);
