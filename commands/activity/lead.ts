import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { type Block, button, type Message, menus, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { nextWaking } from "../../src/domain/queue.ts";
import { type Scheduled, spanOf } from "../../src/domain/shift.ts";
import type { Key } from "../../src/locales/words.ts";
import { setLead } from "../../src/store/activity/planning.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { isPersonOf } from "../../src/store/people/accounts.ts";
import { signUpsOf } from "../../src/store/signup/signups.ts";
import { placeAndKind } from "../../src/views/shift.ts";
import { tellingWords, whenWords } from "../../src/views/when.ts";
import { mineToChange } from "./rights.ts";

/** The shift, for who may change its activity. */
export const shiftToChange = async (context: Reading, shiftId: string): Promise<Scheduled> => {
  const shift = await shiftIn(context, shiftId);
  await mineToChange(context, shift.activityId);
  return shift;
};

/** Stands for nobody in a button that says who led when it was made. */
const NOBODY = "-";

const whatWords = (shift: Scheduled, { words }: Reading): string =>
  `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;

const whenTold = (context: Reading): string => {
  const { campaign, at, words } = context;
  return tellingWords(nextWaking(at, campaign.hours, campaign.zone), context, words);
};

const isOver = ({ activity, start, end }: Scheduled, { campaign, at }: Reading): boolean =>
  spanOf(activity.day, start, end, campaign.zone).to <= at;

/** Who hears of another lead: whom `key` tells of, and whoever leads now unless they do it themselves; nobody of what is over. */
const tells = (shift: Scheduled, key: Key | undefined, context: Reading): string => {
  const { actor, words } = context;
  const others = shift.leadId !== undefined && shift.leadId !== actor.personId;
  if (isOver(shift, context) || (!key && !others)) return words.say("activity.told.nobody");
  const named = key ? [words.say(key, { when: whenTold(context) })] : [];
  return [...named, ...(others ? [words.say("activity.leading.toldToo", { when: whenTold(context) })] : [])].join(" ");
};

/** Who could lead it: everyone coming, oneself, or nobody; says who hears of it. */
const choose = async (context: Reading, shift: Scheduled, notice: readonly Block[] = []): Promise<Message> => {
  const { db, actor, words } = context;
  const coming = (await signUpsOf(db, { shiftId: shift.id })).filter(({ state }) => state === "going");
  const others = coming.filter(({ personId }) => personId !== shift.leadId && personId !== actor.personId);
  const seen = shift.leadId ?? NOBODY;
  const buttons = [
    shift.leadId === actor.personId
      ? undefined
      : button(`activity-lead-me:${shift.id}:${seen}`, words.say("activity.leading.me"), "primary"),
    shift.leadId ? button(`activity-lead-none:${shift.id}:${seen}`, words.say("activity.leading.none")) : undefined,
  ].filter((one) => one !== undefined);
  const current = shift.leadId
    ? [text([`${words.say("activity.lead")} `, { person: shift.leadId, notify: false }])]
    : [];
  const choices = others.map(({ personId }) => ({ value: personId, label: "", person: personId }));
  const all = menus(`activity-lead-set:${shift.id}:${seen}`, words.say("activity.leading.label"), choices);
  const someone = text(words.say("activity.leading.else"));
  const asked = `\n${words.say("activity.leading.ask")} ${tells(shift, "activity.leading.told", context)}`;
  const ask = text([{ bold: whatWords(shift, context) }, asked], buttons);
  return message(...notice, ask, ...current, ...all, someone);
};

/** Asks before the one who was named leads it; says who hears of it. */
export const askLead = async (context: Reading, shift: Scheduled, leadId: string): Promise<Message> => {
  const { actor, words } = context;
  if (shift.leadId === leadId) return message(text(words.say("activity.unchanged")));
  const told = tells(shift, leadId === actor.personId ? undefined : "activity.leading.toldOne", context);
  return message(
    text(
      [
        { bold: whatWords(shift, context) },
        `\n${words.say("activity.leading.will")} `,
        { person: leadId, notify: false },
        `? ${told}`,
      ],
      [
        button(
          `activity-lead-to:${shift.id}:${shift.leadId ?? NOBODY}:${leadId}`,
          words.say("activity.yes"),
          "primary",
        ),
        button(`activity:${shift.activityId}`, words.say("activity.no")),
      ],
    ),
  );
};

/** Names the lead; the one named and the one before hear of it. */
const nameLead = async (context: Writing, shift: Scheduled, leadId: string | undefined): Promise<Message> => {
  const { tx, campaign, actor, at, words } = context;
  const { organisationId, zone, hours } = campaign;
  if (shift.leadId === leadId) return message(text(words.say("activity.unchanged")));
  await setLead(tx, { shiftId: shift.id, leadId: leadId ?? null });
  await audit(context, "name-lead", shift.id);
  const heard = [
    leadId && leadId !== actor.personId ? { personId: leadId, leads: true } : undefined,
    shift.leadId && shift.leadId !== actor.personId ? { personId: shift.leadId, leads: false } : undefined,
  ].filter((one) => one !== undefined);
  const told = isOver(shift, context) ? [] : heard;
  const posts = told.map(({ personId, leads }) => ({
    organisationId,
    to: { personId },
    view: "leading",
    args: { shiftId: shift.id, leads },
    subject: `shift:${shift.id}`,
    urgency: URGENCY.personal,
    dueAt: nextWaking(at, hours, zone),
    until: spanOf(shift.activity.day, shift.start, shift.end, zone).to,
  }));
  await addPosts(tx, posts, at);
  const who = leadId
    ? [`\n${words.say("activity.leading.now")} `, { person: leadId, notify: false }, "."]
    : [`\n${words.say("activity.leading.nobody")}`];
  const said =
    told.length > 0
      ? words.say("activity.leading.heard", { count: told.length, when: whenTold(context) })
      : words.say("activity.told.nobody");
  const back = `${shift.id}:${leadId ?? NOBODY}`;
  const undo = shift.leadId ? `activity-lead-to:${back}:${shift.leadId}` : `activity-lead-none:${back}`;
  const open =
    leadId === actor.personId ? [button(`lead:${shift.id}`, words.say("activity.button.open"), "primary")] : [];
  return message(
    text(
      [{ bold: whatWords(shift, context) }, ...who, ` ${said}`],
      [...open, button(undo, words.say("activity.button.undo"))],
    ),
  );
};

/** Whoever is named must be someone of this organisation. */
const known = async ({ tx, campaign }: Writing, personId: string): Promise<string> => {
  if (!(await isPersonOf(tx, { personId, organisationId: campaign.organisationId })))
    throw new UserError("error.not-found");
  return personId;
};

/** `NAME:SHIFT:SEEN:REST`, where SEEN led when it was asked; where another does by now, that is shown first. */
const set = (name: string, whom: (context: Writing, rest: string) => Promise<string | undefined>): Action => ({
  name,
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [shiftId = "", seen = "", rest = ""] = context.arg.split(":");
      const shift = await shiftToChange(context, shiftId);
      const leadId = await whom(context, rest);
      if ((shift.leadId ?? NOBODY) !== seen && shift.leadId !== leadId)
        return choose(context, shift, [text(context.words.say("activity.leading.meanwhile"))]);
      return nameLead(context, shift, leadId);
    },
  },
});

export const leadActions: readonly Action[] = [
  {
    name: "activity-lead",
    handler: {
      kind: "read",
      answers: "private",
      run: async (context) => choose(context, await shiftToChange(context, context.arg)),
    },
  },
  set("activity-lead-set", (context) => known(context, context.values.value ?? "")),
  set("activity-lead-me", async ({ actor }) => actor.personId),
  set("activity-lead-none", async () => undefined),
  set("activity-lead-to", known),
];
