import { and, eq, exists, inArray, like, or } from "drizzle-orm";
import type { Figures } from "../../domain/figures.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Notice } from "../../domain/notice.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { figuresIn } from "../report/reports.ts";
import { cancelSignUp } from "../signup/seating.ts";
import { query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";
import { accountsOf } from "./accounts.ts";
import { preferencesOf } from "./preferences.ts";
import { membershipsOf } from "./roles.ts";

/** Everything that is kept about a person, as plain data to hand over. */
export type PersonalData = {
  /** As chosen; undefined: the campaign's. */
  readonly language: Locale | undefined;
  readonly accounts: readonly { readonly platform: string; readonly account: string }[];
  readonly associations: readonly string[];
  readonly roles: readonly string[];
  /** Kinds of message. */
  readonly turnedOff: readonly Notice[];
  /** Where the person may be asked to help out: weekdays (0 is Monday) and areas, empty for any. */
  readonly willing: readonly { readonly weekdays: readonly number[]; readonly areas: readonly string[] }[];
  readonly signUps: readonly {
    readonly day: string;
    readonly title: string;
    readonly place: string;
    readonly state: string;
    readonly seats: number;
  }[];
  readonly reports: readonly ({ readonly day: string } & Figures)[];
};

export const personalData = async (db: Reader, t: Tables, personId: string): Promise<PersonalData> => {
  const roles = await db.select({ name: t.role.name }).from(t.role).where(eq(t.role.personId, personId));
  const willing = await db
    .select({ weekdays: t.willing.weekdays, areas: t.willing.areas })
    .from(t.willing)
    .where(eq(t.willing.personId, personId));
  const signUps = await db
    .select({
      day: t.activity.day,
      title: t.activity.title,
      place: t.activity.place,
      state: t.signUp.state,
      seats: t.signUp.seats,
    })
    .from(t.signUp)
    .innerJoin(t.shift, eq(t.shift.id, t.signUp.shiftId))
    .innerJoin(t.activity, eq(t.activity.id, t.shift.activityId))
    .where(eq(t.signUp.personId, personId))
    .orderBy(t.activity.day);
  const reports = await db.select().from(t.report).where(eq(t.report.personId, personId)).orderBy(t.report.day);
  const preferences = await preferencesOf(db, personId);
  return {
    language: preferences?.locale,
    accounts: (await accountsOf(db, { personId })).map(({ platform, account }) => ({ platform, account })),
    associations: (await membershipsOf(db, personId)).map(({ name }) => name),
    roles: roles.map(({ name }) => name),
    turnedOff: preferences?.muted ?? [],
    willing,
    signUps,
    reports: reports.map((report) => ({ day: report.day, ...figuresIn(report) })),
  };
};

const takenPart = query((db, t, p: { personId: string }) => {
  const signUps = db.select({ id: t.signUp.shiftId }).from(t.signUp).where(eq(t.signUp.personId, p.personId));
  const reports = db.select({ id: t.report.id }).from(t.report).where(eq(t.report.personId, p.personId));
  return db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(eq(t.person.id, p.personId), or(exists(signUps), exists(reports))));
});
/** Whether a person has signed up or reported, and so was told what is kept. */
export const hasTakenPart = async (db: Reader, of: { personId: string }): Promise<boolean> =>
  (await takenPart(db, of)).length > 0;

/** Erases a person: live places are given up (and offered on), everything named goes, figures stay without a name. */
export const erasePerson = async (tx: Tx, t: Tables, campaign: Campaign, personId: string, at: Date): Promise<void> => {
  const live = await tx
    .select({ shiftId: t.signUp.shiftId })
    .from(t.signUp)
    .where(and(eq(t.signUp.personId, personId), inArray(t.signUp.state, ["going", "waiting"])));
  for (const { shiftId } of live) await cancelSignUp(tx, { campaign, shiftId, personId, at });
  await tx.delete(t.post).where(eq(t.post.personId, personId));
  // Messages to others about this person.
  await tx.delete(t.post).where(like(t.post.subject, `absence:%:${personId}:%`));
  await tx.delete(t.alarm).where(eq(t.alarm.personId, personId));
  await tx.delete(t.signUp).where(eq(t.signUp.personId, personId));
  await tx.update(t.report).set({ personId: null }).where(eq(t.report.personId, personId));
  await tx.update(t.shift).set({ leadId: null }).where(eq(t.shift.leadId, personId));
  await tx.update(t.squad).set({ createdBy: null }).where(eq(t.squad.createdBy, personId));
  await tx.update(t.reminder).set({ createdBy: null }).where(eq(t.reminder.createdBy, personId));
  await tx.update(t.followUp).set({ takenBy: null }).where(eq(t.followUp.takenBy, personId));
  await tx.update(t.audit).set({ actorId: null }).where(eq(t.audit.actorId, personId));
  await tx.delete(t.membership).where(eq(t.membership.personId, personId));
  await tx.delete(t.role).where(eq(t.role.personId, personId));
  await tx.delete(t.claim).where(eq(t.claim.personId, personId));
  await tx.delete(t.willing).where(eq(t.willing.personId, personId));
  await tx.delete(t.draft).where(eq(t.draft.personId, personId));
  await tx.delete(t.code).where(eq(t.code.personId, personId));
  await tx.delete(t.account).where(eq(t.account.personId, personId));
  await tx.delete(t.person).where(eq(t.person.id, personId));
};
