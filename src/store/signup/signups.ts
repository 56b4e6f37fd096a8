import { and, asc, eq, gt, gte, inArray, lte, ne, sql } from "drizzle-orm";
import type { Clock, Day } from "../../domain/day.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

export type SignUpState = Tables["signUp"]["$inferSelect"]["state"];

export type SignUp = {
  readonly shiftId: string;
  readonly personId: string;
  readonly associationId: string | undefined;
  readonly squadId: string | undefined;
  /** 1 + guests. */
  readonly seats: number;
  readonly state: SignUpState;
  readonly queuedAt: Date;
  readonly confirmBy: Date | undefined;
  /** When the person said, or the lead saw, that they come late. */
  readonly lateAt: Date | undefined;
};

const signUpFrom = (row: Tables["signUp"]["$inferSelect"]): SignUp => ({
  shiftId: row.shiftId,
  personId: row.personId,
  associationId: row.associationId ?? undefined,
  squadId: row.squadId ?? undefined,
  seats: row.seats,
  state: row.state,
  queuedAt: row.queuedAt,
  confirmBy: row.confirmBy ?? undefined,
  lateAt: row.lateAt ?? undefined,
});

const ofPerson = query((db, t, p: { personId: string; from: Day }) =>
  db
    .select({
      shiftId: t.shift.id,
      day: t.activity.day,
      start: t.shift.start,
      end: t.shift.end,
      state: t.signUp.state,
      seats: t.signUp.seats,
      squadId: t.signUp.squadId,
      cancelledAt: t.activity.cancelledAt,
    })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(
      and(
        eq(t.signUp.personId, p.personId),
        gte(t.activity.day, p.from),
        inArray(t.signUp.state, ["going", "waiting", "attended"]),
      ),
    ),
);

/** A sign-up of a person with when its shift is, as wall-clock times of its campaign day. */
export type Held = {
  readonly shiftId: string;
  readonly day: Day;
  readonly start: Clock | undefined;
  readonly end: Clock | undefined;
  readonly state: SignUpState;
  readonly seats: number;
  readonly squadId: string | undefined;
  /** The activity is. */
  readonly cancelled: boolean;
};

/** A person's sign-ups from a day on: places, turns in line, and shifts they were at. */
export const heldFrom = async (db: Reader, of: { personId: string; from: Day }): Promise<readonly Held[]> =>
  (await ofPerson(db, of)).map(({ cancelledAt, ...row }) => ({
    ...row,
    cancelled: cancelledAt !== null,
    start: row.start ?? undefined,
    end: row.end ?? undefined,
    squadId: row.squadId ?? undefined,
  }));

const one = query((db, t, p: { shiftId: string; personId: string }) =>
  db
    .select()
    .from(t.signUp)
    .where(and(eq(t.signUp.shiftId, p.shiftId), eq(t.signUp.personId, p.personId))),
);
export const signUpOf = async (db: Reader, of: { shiftId: string; personId: string }): Promise<SignUp | undefined> => {
  const [row] = await one(db, of);
  return row && signUpFrom(row);
};

const ofShift = query((db, t, p: { shiftId: string }) =>
  db
    .select()
    .from(t.signUp)
    .where(and(eq(t.signUp.shiftId, p.shiftId), ne(t.signUp.state, "cancelled")))
    .orderBy(asc(t.signUp.turn)),
);
/** Everyone on a shift who has not cancelled, in order of arrival. */
export const signUpsOf = async (db: Reader, of: { shiftId: string }): Promise<readonly SignUp[]> =>
  (await ofShift(db, of)).map(signUpFrom);

const put = command(
  (
    db,
    t,
    p: {
      shiftId: string;
      personId: string;
      organisationId: string;
      associationId: string | null;
      squadId: string | null;
      seats: number;
      state: "going" | "waiting";
      turn: number;
      at: Date;
    },
  ) => {
    const now = {
      associationId: p.associationId,
      squadId: p.squadId,
      seats: p.seats,
      state: p.state,
      turn: p.turn,
      queuedAt: p.at,
    };
    return db
      .insert(t.signUp)
      .values({ ...now, shiftId: p.shiftId, personId: p.personId, organisationId: p.organisationId })
      .onConflictDoUpdate({
        target: [t.signUp.shiftId, t.signUp.personId],
        set: { ...now, confirmBy: null, lateAt: null },
      });
  },
);

/** Writes a sign-up at the end of its shift's line; one that was cancelled before comes back there. */
export const putSignUp = async (
  tx: Tx,
  s: Omit<SignUp, "state" | "queuedAt" | "confirmBy" | "lateAt"> & {
    readonly organisationId: string;
    readonly state: "going" | "waiting";
    /** One after the last on the shift. */
    readonly turn: number;
    readonly at: Date;
  },
): Promise<void> => {
  await put(tx, { ...s, associationId: s.associationId ?? null, squadId: s.squadId ?? null });
};

const setState = command(
  (
    db,
    t,
    p: {
      shiftId: string;
      personId: string;
      squadId: string | null;
      state: SignUpState;
      seats: number;
      confirmBy: Date | null;
    },
  ) =>
    db
      .update(t.signUp)
      .set({ squadId: p.squadId, state: p.state, seats: p.seats, confirmBy: p.confirmBy })
      .where(and(eq(t.signUp.shiftId, p.shiftId), eq(t.signUp.personId, p.personId))),
);

/** Changes a sign-up's squad, state, seats or the moment by which it must be confirmed. */
export const changeSignUp = async (
  tx: Tx,
  s: Pick<SignUp, "shiftId" | "personId" | "squadId" | "state" | "seats" | "confirmBy">,
): Promise<void> => {
  await setState(tx, { ...s, squadId: s.squadId ?? null, confirmBy: s.confirmBy ?? null });
};

/** Notes that someone comes late, or with `at` null that they don't. */
export const noteLate = command((db, t, p: { shiftId: string; personId: string; at: Date | null }) =>
  db
    .update(t.signUp)
    .set({ lateAt: p.at })
    .where(and(eq(t.signUp.shiftId, p.shiftId), eq(t.signUp.personId, p.personId))),
);

/** Sets how many fit on a shift. */
export const limitSeats = command((db, t, p: { shiftId: string; capacity: number }) =>
  db.update(t.shift).set({ capacity: p.capacity }).where(eq(t.shift.id, p.shiftId)),
);

/** Gives a person's association to their live sign-ups that name none yet. */
export const attributeSignUps = command((db, t, p: { personId: string; associationId: string }) =>
  db
    .update(t.signUp)
    .set({ associationId: p.associationId })
    .where(and(eq(t.signUp.personId, p.personId), sql`${t.signUp.associationId} is null`)),
);

/** Says for which association a person comes. */
export const attributeSignUp = command((db, t, p: { shiftId: string; personId: string; associationId: string }) =>
  db
    .update(t.signUp)
    .set({ associationId: p.associationId })
    .where(and(eq(t.signUp.shiftId, p.shiftId), eq(t.signUp.personId, p.personId))),
);
const held = query((db, t, p: { organisationId: string; from: Date; to: Date }) =>
  db
    .select({ shiftId: t.signUp.shiftId, confirmBy: t.signUp.confirmBy })
    .from(t.signUp)
    .where(
      and(
        eq(t.signUp.organisationId, p.organisationId),
        eq(t.signUp.state, "going"),
        gt(t.signUp.confirmBy, p.from),
        lte(t.signUp.confirmBy, p.to),
      ),
    )
    .groupBy(t.signUp.shiftId, t.signUp.confirmBy),
);
/** The shifts with places held for an answer until a moment with from < moment ≤ to, once for each moment. */
export const heldUntil = async (
  db: Reader,
  of: { organisationId: string; from: Date; to: Date },
): Promise<readonly { readonly shiftId: string; readonly confirmBy: Date }[]> =>
  (await held(db, of)).flatMap(({ shiftId, confirmBy }) => (confirmBy ? [{ shiftId, confirmBy }] : []));
