import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { addDays, type Day, dayOf } from "../../src/domain/day.ts";
import { momentOf } from "../../src/domain/moment.ts";
import { reminderDay } from "../../src/domain/turnout/reminder.ts";
import { dayWords } from "../../src/locales/format.ts";
import { coordinatorAudience } from "../../src/store/delivery/audience.ts";
import { addPosts, isWaiting, refresh, URGENCY } from "../../src/store/delivery/posts.ts";
import { followUp, followUpOf } from "../../src/store/turnout/follow-ups.ts";
import type { HandedOver } from "../../src/views/turnout/hand-over.ts";
import { answered, type Pressed, pressed, pressedByOrganiser } from "./ping.ts";

/** Days without a ping after "not this week". */
const PAUSE = 7;

const keepQuiet = async (
  { tx, campaign }: Writing,
  { association }: Pressed,
  until: Day | undefined,
): Promise<void> => {
  const of = { campaignId: campaign.id, organisationId: campaign.organisationId, associationId: association.id };
  await followUp(tx, of, { ...(await followUpOf(tx, of)), quietUntil: until });
};

/** A private reminder for whoever asks; an organiser's also keeps the association undisturbed until it has come. */
const remind = async (context: Writing): Promise<Message> => {
  const { tx, campaign, actor, arg, today, at, words } = context;
  const [pingId, said = ""] = arg.split(":");
  const found = await pressed(context, pingId);
  const labelled = dayOf(said);
  const day = labelled && labelled > today ? labelled : reminderDay(today);
  const { ping: clock, pingTo } = campaign.hours;
  const post = {
    organisationId: campaign.organisationId,
    to: { personId: actor.personId },
    view: "ping-reminder",
    args: { pingId: found.ping.id },
    subject: `ping:${found.ping.id}`,
    urgency: URGENCY.personal,
    dueAt: momentOf(day, clock, campaign.zone),
    until: momentOf(day, pingTo, campaign.zone),
  };
  if (!(await isWaiting(tx, { ...post, personId: actor.personId }))) await addPosts(tx, [post], at);
  if (found.organises) {
    const { quietUntil } = await followUpOf(tx, { campaignId: campaign.id, associationId: found.association.id });
    const after = addDays(day, 1);
    if (!quietUntil || quietUntil < after) await keepQuiet(context, found, after);
    await answered(context, found);
  }
  return message(text(words.say("ping.reminded", { day: dayWords(day, words.locale), clock })));
};

/** No pings for seven days; the coordinators hear of it once. */
const pause = async (context: Writing): Promise<Message> => {
  const { tx, campaign, today, at, words } = context;
  const found = await pressedByOrganiser(context, context.arg);
  const { organisationId, id: campaignId } = campaign;
  const of = { campaignId, organisationId, associationId: found.association.id };
  const before = await followUpOf(tx, of);
  const until = addDays(today, PAUSE);
  const told = before.quietUntil === until && before.handedOverOn === today;
  await followUp(tx, of, { ...before, quietUntil: until, handedOverOn: today, takenBy: undefined });
  if (!told) {
    const associations: readonly HandedOver[] = [{ associationId: found.association.id, reason: "paused" }];
    const posts = (await coordinatorAudience(tx, { organisationId })).map((to) => ({
      organisationId,
      to,
      view: "hand-over",
      args: { day: today, associations },
      subject: `hand-over:${campaignId}:${today}`,
      urgency: URGENCY.personal,
      dueAt: at,
    }));
    await addPosts(tx, posts, at);
  }
  await answered(context, found);
  return message(
    text(words.say("ping.paused", { day: dayWords(until, words.locale) }), [
      button(`ping-resume:${found.ping.id}`, words.say("ping.button.resume")),
    ]),
  );
};

const resume = async (context: Writing): Promise<Message> => {
  const { tx, campaign, words } = context;
  const found = await pressedByOrganiser(context, context.arg);
  const of = { campaignId: campaign.id, associationId: found.association.id };
  const { handedOverOn } = await followUpOf(tx, of);
  await keepQuiet(context, found, undefined);
  const { organisationId } = campaign;
  if (handedOverOn) await refresh(tx, { organisationId, subject: `hand-over:${campaign.id}:${handedOverOn}` });
  await answered(context, found);
  return message(text(words.say("ping.resumed")));
};

/** `ping-remind:PING:DAY`, `ping-pause:PING` and its undoing `ping-resume:PING`. */
export const peaceActions: readonly Action[] = [
  { name: "ping-remind", handler: { kind: "write", answers: "private", run: remind } },
  { name: "ping-pause", handler: { kind: "write", answers: "private", run: pause } },
  { name: "ping-resume", handler: { kind: "write", answers: "update", run: resume } },
];
