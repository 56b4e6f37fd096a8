import type { Reading, Writing } from "../../src/bot/context.ts";
import { plannedIn } from "../../src/bot/lookup.ts";
import type { ActivityFacts } from "../../src/domain/activity.ts";
import { movedShifts } from "../../src/domain/activity-change.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import type { Planned } from "../../src/store/activity/planned.ts";
import { markStale } from "../../src/store/delivery/posts.ts";
import { audienceOf, type Change, stoodOf, tellChange, tellingMoment } from "../../src/store/delivery/telling.ts";
import { promote } from "../../src/store/signup/promotion.ts";
import type { Reader } from "../../src/store/store.ts";
import { tellingWords } from "../../src/views/when.ts";

/**
 * Who would be told of a change: how many of the signed up, which associations with seats there and how many speak for
 * them, from when on, and how many in line may be offered a seat.
 */
export type Told = {
  readonly people: number;
  readonly squads: readonly string[];
  readonly speakers: number;
  readonly from: Date | undefined;
  readonly offered: number;
};

/** Gathers who hears of changes of several shifts, each person once. */
export const gathering = () => {
  const people = new Set<string>();
  const speakers = new Set<string>();
  const squads = new Set<string>();
  let from: Date | undefined;
  return {
    add: async (db: Reader, moment: Date, of: Parameters<typeof audienceOf>[1]): Promise<void> => {
      const heard = await audienceOf(db, of);
      for (const person of heard.people) people.add(person);
      for (const { name, to } of heard.squads) {
        squads.add(name);
        for (const one of to) speakers.add("personId" in one ? one.personId : one.channelId);
      }
      if (!from || moment < from) from = moment;
    },
    told: (offered: number): Told => ({
      people: people.size,
      squads: [...squads],
      speakers: [...speakers].filter((one) => !people.has(one)).length,
      from,
      offered,
    }),
  };
};

type Tell = { readonly shift: Scheduled; readonly change: Change };

/** What each shift's people have to be told when `next` takes the place of what stands. */
export const tellingsOf = (
  { activity, shifts }: Planned,
  standing: ActivityFacts,
  next: ActivityFacts,
): readonly Tell[] => {
  if (next.cancelled)
    return activity.cancelled ? [] : shifts.map((shift) => ({ shift, change: { kind: "cancelled" } }));
  if (activity.cancelled) return shifts.map((shift) => ({ shift, change: { kind: "restored" } }));
  const moved = new Set(movedShifts(standing, next).map(({ id }) => id));
  return shifts
    .filter(({ id }) => moved.has(id))
    .map((shift) => ({ shift, change: { kind: "moved", was: stoodOf(shift) } }));
};

/** A shift as it will be: what people are told of depends on when it then is. */
const afterwards = (shift: Scheduled, next: ActivityFacts): Scheduled => {
  const now = next.shifts.find(({ id }) => id === shift.id);
  const activity = { ...shift.activity, day: next.day, place: next.place };
  return { ...shift, activity, start: now?.start, end: now?.end };
};

/** Adds to an audience who would hear of a change; nobody of what is over. */
export const hear = async (
  audience: ReturnType<typeof gathering>,
  { db, campaign, at }: Pick<Reading, "db" | "campaign" | "at">,
  planned: Planned,
  standing: ActivityFacts,
  next: ActivityFacts,
  by?: string,
): Promise<void> => {
  const { organisationId } = campaign;
  for (const { shift, change } of tellingsOf(planned, standing, next)) {
    const moment =
      change.kind === "moved"
        ? tellingMoment(campaign, afterwards(shift, next), at, change.was)
        : tellingMoment(campaign, change.kind === "restored" ? afterwards(shift, next) : shift, at);
    if (moment) await audience.add(db, moment, { organisationId, shiftId: shift.id, by });
  }
};

/** Who would hear of it. */
export const toldBy = async (
  context: Reading,
  planned: Planned,
  standing: ActivityFacts,
  next: ActivityFacts,
): Promise<Told> => {
  const audience = gathering();
  await hear(audience, context, planned, standing, next, context.actor.personId);
  return audience.told(offeredIn(context, planned, next));
};

/** How many in line a change offers a seat, on shifts that are not over. */
export const offeredIn = (
  { campaign, at }: Pick<Reading, "campaign" | "at">,
  { shifts }: Planned,
  next: ActivityFacts,
): number => {
  if (next.cancelled) return 0;
  const toCome = shifts.filter(({ activity, start, end }) => spanOf(activity.day, start, end, campaign.zone).to > at);
  return toCome.reduce((count, shift) => count + offeredOn(shift, next), 0);
};

/** The seats that fall free for people in line when a shift's capacity grows. */
const offeredOn = (shift: Scheduled, next: ActivityFacts): number => {
  const now = next.shifts.find(({ id }) => id === shift.id);
  if (!now || shift.waiting === 0 || now.capacity === shift.capacity) return 0;
  const taken = shift.going + shift.reserved + shift.byNumber;
  return Math.min(shift.waiting, Math.max(0, (now.capacity ?? Number.POSITIVE_INFINITY) - taken));
};

/** Tells them, after the change is written, and refreshes the posts that show it. */
export const tell = async (context: Writing, before: Planned, standing: ActivityFacts, next: ActivityFacts) => {
  const { tx, campaign, actor, at } = context;
  const { organisationId } = campaign;
  const now = await plannedIn(context, before.activity.id);
  const changes = new Map(tellingsOf(before, standing, next).map(({ shift, change }) => [shift.id, change]));
  for (const shift of before.shifts) {
    await markStale(tx, {
      organisationId,
      day: before.activity.day,
      activityId: before.activity.id,
      shiftId: shift.id,
    });
  }
  for (const shift of now.shifts) {
    const { activity } = shift;
    await markStale(tx, { organisationId, day: activity.day, activityId: activity.id, shiftId: shift.id });
    const change = changes.get(shift.id);
    if (change) await tellChange(tx, campaign, shift, change, at, actor.personId);
    await promote(tx, campaign, shift.id, at);
  }
};

/** `12 personer är anmälda och får veta det direkt`, or that nobody is messaged. */
export const toldWords = (
  { people, squads, from, offered }: Told,
  context: Pick<Reading, "at" | "today" | "campaign" | "words">,
): string => {
  const { words } = context;
  const when = from && tellingWords(from, context, words);
  const told = [
    ...(people > 0 ? [words.say("activity.told.people", { count: people, when: when ?? "" })] : []),
    ...(squads.length > 0
      ? [words.say("activity.told.squads", { count: squads.length, names: squads.join(", "), when: when ?? "" })]
      : []),
  ];
  if (told.length === 0 && offered === 0) told.push(words.say("activity.told.nobody"));
  if (offered > 0) told.push(words.say("activity.told.offered", { count: offered }));
  return told.join(" ");
};
