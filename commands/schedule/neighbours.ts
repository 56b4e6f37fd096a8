import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { mustOrganise } from "../../src/bot/rights.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { addDays } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { areasOf, fitsHole } from "../../src/domain/holes.ts";
import { nextWaking } from "../../src/domain/queue.ts";
import { overlaps, type Scheduled, spanOf, wanted } from "../../src/domain/shift.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { askedAbout, timesAsked, type Willing, willingPeople } from "../../src/store/people/willing.ts";
import { lockPerson } from "../../src/store/row-lock.ts";
import { heldFrom, signUpOf } from "../../src/store/signup/signups.ts";
import { NEIGHBOUR } from "../../src/views/neighbour.ts";
import { shiftSentence } from "../../src/views/shift.ts";
import { tellingWords } from "../../src/views/when.ts";
import { labelsOf } from "./holes.ts";

/** Nobody is asked more often than this in seven days. */
const A_WEEK = 2;
/** Three are asked for every one who is missing: some can't. */
const ASKED_PER_SEAT = 3;

type Neighbours = { readonly shift: Scheduled; readonly willing: number; readonly people: readonly string[] };

/** Who may be asked about a hole now: willing on that day and there, free then, and not asked twice this week already. */
const neighbours = async (context: Reading): Promise<Neighbours> => {
  const { db, campaign, actor, at, arg } = context;
  await mustOrganise(context);
  const shift = await shiftIn(context, arg);
  const span = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  if (span.from <= at) throw new UserError("error.over");
  const missing = shift.activity.cancelled || shift.closed ? 0 : wanted(shift, campaign.settings);
  if (missing === 0) throw new UserError("holes.filled");

  const { organisationId } = campaign;
  const areas = areasOf(shift.activity, await labelsOf(context));
  const fitting = (await willingPeople(db, { organisationId })).filter(
    (one) => one.personId !== actor.personId && fitsHole(one, shift.activity.day, areas),
  );
  const since = new Date(at.getTime() - 7 * 24 * 3_600_000);
  const times = await timesAsked(db, { organisationId, view: NEIGHBOUR, since });
  const before = await askedAbout(db, { organisationId, view: NEIGHBOUR, subject: `neighbour:${shift.id}` });
  const free: Willing[] = [];
  for (const one of fitting) {
    const { personId } = one;
    if ((times.get(personId) ?? 0) >= A_WEEK || before.has(personId)) continue;
    const state = (await signUpOf(db, { shiftId: shift.id, personId }))?.state;
    if (state === "going" || state === "waiting") continue;
    const held = await heldFrom(db, { personId, from: addDays(shift.activity.day, -1) });
    if (!held.some((h) => overlaps(span, spanOf(h.day, h.start, h.end, campaign.zone)))) free.push(one);
  }
  // Who was asked least, and named this area or day, comes first.
  const asked = ({ personId }: Willing): number => times.get(personId) ?? 0;
  const named = ({ areas: a, weekdays }: Willing): number => Number(a.length > 0) + Number(weekdays.length > 0);
  const inOrder = free.toSorted((a, b) => asked(a) - asked(b) || named(b) - named(a));
  const people = inOrder.slice(0, ASKED_PER_SEAT * missing).map(({ personId }) => personId);
  return { shift, willing: fitting.length, people };
};

/** `holes-ask:SHIFT` says how many would be asked, and when they hear it. */
const ask = async (context: Reading): Promise<Message> => {
  const { campaign, at, words } = context;
  const { shift, willing, people } = await neighbours(context);
  const what = shiftSentence(shift, words);
  if (people.length === 0) {
    const why = words.say(willing === 0 ? "holes.nobodyWilling" : "holes.allAsked", { count: willing });
    return message(text([{ bold: what }, `\n${why}`]));
  }
  const when = tellingWords(nextWaking(at, campaign.hours, campaign.zone), context, words);
  const will = words.say("holes.will", { count: people.length, when });
  return message(
    text(
      [{ bold: what }, `\n${words.say("holes.willing", { count: willing })} ${will}`],
      [
        button(`holes-send:${shift.id}`, words.say("holes.button.send", { count: people.length }), "primary"),
        button("holes-no", words.say("holes.button.no")),
      ],
    ),
  );
};

/** `holes-send:SHIFT`, the yes. */
const send = async (context: Writing): Promise<Message> => {
  const { tx, campaign, at, words } = context;
  // Held one after another, and looked at again: two who ask at once count each other's.
  const meant = (await neighbours(context)).people.toSorted();
  for (const personId of meant) await lockPerson(tx, { personId });
  const now = await neighbours(context);
  const people = now.people.filter((personId) => meant.includes(personId));
  if (people.length === 0) return ask(context);
  const { shift } = now;
  const { organisationId, hours, zone } = campaign;
  const posts = people.map((personId) => ({
    organisationId,
    to: { personId },
    view: NEIGHBOUR,
    args: { shiftId: shift.id },
    subject: `neighbour:${shift.id}`,
    urgency: URGENCY.personal,
    dueAt: nextWaking(at, hours, zone),
    until: spanOf(shift.activity.day, shift.start, shift.end, zone).from,
  }));
  await addPosts(tx, posts, at);
  await audit(context, "ask-neighbours", shift.id);
  return message(text(words.say("holes.sent", { count: people.length })));
};

export const neighbourActions: readonly Action[] = [
  { name: "holes-ask", handler: { kind: "read", answers: "private", run: ask } },
  { name: "holes-send", handler: { kind: "write", answers: "update", run: send } },
  {
    name: "holes-no",
    handler: { kind: "read", answers: "update", run: async ({ words }) => message(text(words.say("holes.not"))) },
  },
  {
    name: "neighbour-no",
    handler: { kind: "read", answers: "update", run: async ({ words }) => message(text(words.say("holes.declined"))) },
  },
];
