import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { nextWaking } from "../../src/domain/queue.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import { shiftOf } from "../../src/store/activity/activities.ts";
import { setLead } from "../../src/store/activity/planning.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { note } from "../../src/store/organisation/audit.ts";
import { isPersonOf } from "../../src/store/people/accounts.ts";
import { signUpsOf } from "../../src/store/signup/signups.ts";
import { placeAndKind } from "../../src/views/shift.ts";
import { tellingWords, whenWords } from "../../src/views/when.ts";
import { mineToChange } from "./rights.ts";

/** The shift, for who may change its activity. */
export const shiftToChange = async (context: Reading, shiftId: string): Promise<Scheduled> => {
  const shift = await shiftOf(context.db, { campaignId: context.campaign.id, shiftId });
  if (!shift) throw new UserError("error.not-found");
  await mineToChange(context, shift.activityId);
  return shift;
};

const MENU = 25;

/** Who could lead it: everyone coming, oneself, or nobody; says who hears of it. */
const choose = async (context: Reading): Promise<Message> => {
  const { db, campaign, actor, at, words } = context;
  const shift = await shiftToChange(context, context.arg);
  const coming = (await signUpsOf(db, { shiftId: shift.id })).filter(({ state }) => state === "going");
  const others = coming.filter(({ personId }) => personId !== shift.leadId && personId !== actor.personId);
  const when = tellingWords(nextWaking(at, campaign.hours, campaign.zone), context, words);
  const what = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;
  const ask = `\n${words.say("activity.leading.ask")} ${words.say("activity.leading.told", { when })}`;
  const buttons = [
    shift.leadId === actor.personId
      ? undefined
      : button(`activity-lead-me:${shift.id}`, words.say("activity.leading.me"), "primary"),
    shift.leadId ? button(`activity-lead-none:${shift.id}`, words.say("activity.leading.none")) : undefined,
  ].filter((one) => one !== undefined);
  const current = shift.leadId
    ? [text([`${words.say("activity.lead")} `, { person: shift.leadId, notify: false }])]
    : [];
  const menus = Array.from({ length: Math.ceil(others.length / MENU) }, (_, i) => ({
    kind: "select" as const,
    action: `activity-lead-set:${shift.id}:${i}`,
    label: words.say("activity.leading.label"),
    choices: others
      .slice(i * MENU, (i + 1) * MENU)
      .map(({ personId }) => ({ value: personId, label: "", person: personId })),
  }));
  const someone = text(words.say("activity.leading.else"));
  return message(text([{ bold: what }, ask], buttons), ...current, ...menus, someone);
};

/** Names the lead; the one named and the one before hear of it. */
export const nameLead = async (context: Writing, shift: Scheduled, leadId: string | undefined): Promise<Message> => {
  const { tx, campaign, actor, at, words } = context;
  const { organisationId, zone, hours } = campaign;
  const what = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;
  if (shift.leadId === leadId) return message(text(words.say("activity.unchanged")));
  await setLead(tx, { shiftId: shift.id, leadId: leadId ?? null });
  await note(tx, { organisationId, actorId: actor.personId, verb: "name-lead", subject: shift.id, at });
  const { to } = spanOf(shift.activity.day, shift.start, shift.end, zone);
  const told = [
    leadId && leadId !== actor.personId ? { personId: leadId, leads: true } : undefined,
    shift.leadId && shift.leadId !== actor.personId ? { personId: shift.leadId, leads: false } : undefined,
  ].filter((one) => one !== undefined);
  const posts = told.map(({ personId, leads }) => ({
    organisationId,
    to: { personId },
    view: "leading",
    args: { shiftId: shift.id, leads },
    subject: `shift:${shift.id}`,
    urgency: URGENCY.personal,
    dueAt: nextWaking(at, hours, zone),
    until: to,
  }));
  if (to > at) await addPosts(tx, posts, at);
  const done = leadId
    ? [{ bold: what }, `\n${words.say("activity.leading.now")} `, { person: leadId, notify: false }, "."]
    : [{ bold: what }, `\n${words.say("activity.leading.nobody")}`];
  const undo = shift.leadId
    ? button(`activity-lead-back:${shift.id}:${shift.leadId}`, words.say("activity.button.undo"))
    : button(`activity-lead-none:${shift.id}`, words.say("activity.button.undo"));
  const open =
    leadId === actor.personId ? [button(`lead:${shift.id}`, words.say("activity.button.open"), "primary")] : [];
  return message(text(done, [...open, undo]));
};

/** Whoever is named must be someone of this organisation. */
const known = async ({ tx, campaign }: Writing, personId: string): Promise<string> => {
  if (!(await isPersonOf(tx, { personId, organisationId: campaign.organisationId })))
    throw new UserError("error.not-found");
  return personId;
};

const set = (name: string, whom: (context: Writing, rest: string) => Promise<string | undefined>): Action => ({
  name,
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [shiftId = "", rest = ""] = context.arg.split(":");
      const shift = await shiftToChange(context, shiftId);
      return nameLead(context, shift, await whom(context, rest));
    },
  },
});

export const leadActions: readonly Action[] = [
  { name: "activity-lead", handler: { kind: "read", answers: "private", run: choose } },
  set("activity-lead-set", (context) => known(context, context.values.value ?? "")),
  set("activity-lead-me", async ({ actor }) => actor.personId),
  set("activity-lead-none", async () => undefined),
  set("activity-lead-back", known),
];
