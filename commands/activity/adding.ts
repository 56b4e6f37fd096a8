import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { dropDraft, keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { momentOf } from "../../src/domain/moment.ts";
import { capitalised, dayWords } from "../../src/locales/format.ts";
import { plannedOf } from "../../src/store/activity/planned.ts";
import { addPlanned, type NewActivity, removePlanned } from "../../src/store/activity/planning.ts";
import { markStale } from "../../src/store/delivery/posts.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { setWalkIns, type WalkIns } from "../../src/store/signup/walk-ins.ts";
import { timeWords } from "../../src/views/when.ts";
import { calendarNotes } from "./calendar.ts";
import { freshCard } from "./card.ts";
import { mayChange } from "./rights.ts";

/** An activity to add; `partners`: how many of each come, by number, to every shift. */
export type Plan = NewActivity & { readonly partners?: readonly Partner[] };
type Partner = Pick<WalkIns, "name" | "people">;
const PLANS = draftKind<readonly Plan[]>("new-activities");
const ADDED = draftKind<readonly string[]>("added-activities");

const setPartners = async ({ tx, campaign }: Writing, shiftId: string, partners: readonly Partner[]): Promise<void> => {
  const parties = partners.map((one) => ({ ...one, associationId: undefined }));
  await setWalkIns(tx, { shiftId, organisationId: campaign.organisationId }, parties);
};

/** Adds activities; answers their ids. Nobody is messaged: they show in the schedule and in their day's post. */
const addAll = async (context: Writing, plans: readonly Plan[]): Promise<readonly string[]> => {
  const { tx, t, campaign, at } = context;
  const { organisationId } = campaign;
  const ids: string[] = [];
  for (const facts of plans) {
    const { activityId, shiftIds } = await addPlanned(tx, t, { campaign, facts, at });
    for (const shiftId of shiftIds) await setPartners(context, shiftId, facts.partners ?? []);
    for (const shiftId of shiftIds) await markStale(tx, { organisationId, day: facts.day, activityId, shiftId });
    await audit(context, "add-activity", activityId);
    ids.push(activityId);
  }
  return ids;
};

const undoButton = async (context: Writing, ids: readonly string[]) =>
  button(`activity-unadd:${await keepDraft(context, ADDED, ids)}`, context.words.say("activity.button.undo"));

/** Adds one activity and shows its card. */
export const addOne = async (context: Writing, plan: Plan, notes: readonly string[]): Promise<Message> => {
  const { words, campaign, at } = context;
  const [id = ""] = await addAll(context, [plan]);
  const { dailySchedule } = campaign.hours;
  const posted = momentOf(plan.day, dailySchedule, campaign.zone) > at;
  const where = posted
    ? words.say("activity.added.posted", { day: dayWords(plan.day, words.locale), clock: dailySchedule })
    : words.say("activity.added.shown");
  const lines = [...notes, where, ...calendarNotes(context, [plan])].join("\n");
  return freshCard(context, id, [
    text([{ bold: words.say("activity.added.one") }, `\n${lines}`], [await undoButton(context, [id])]),
  ]);
};

/** Each plan in a line: `Onsdag 17 augusti 17:00–19:00, Rissne centrum`. */
const planLines = (plans: readonly Plan[], { words }: Reading): string =>
  plans
    .map(({ day, place, shifts }) => {
      const hours = shifts.map((shift) => timeWords(shift, words)).join(", ");
      return `• ${capitalised(dayWords(day, words.locale), words.locale)} ${hours}, ${place}`;
    })
    .join("\n");

/** Shows what would be added, and asks. */
export const previewPlans = async (
  context: Writing,
  plans: readonly Plan[],
  notes: readonly string[],
): Promise<Message> => {
  const { words } = context;
  const said = [...notes, ...calendarNotes(context, plans)].map((one): Block => text(one));
  if (plans.length === 0) return message(...said);
  const draft = await keepDraft(context, PLANS, plans);
  const [first] = plans;
  return message(
    text([{ bold: words.say("activity.adds", { title: first?.title ?? "" }) }, `\n${planLines(plans, context)}`]),
    ...said,
    text(words.say("activity.told.nobody"), [
      button(`activity-add:${draft}`, words.say("activity.button.add", { count: plans.length }), "primary"),
      button(`activity-forget:${draft}`, words.say("activity.no")),
    ]),
  );
};

/** `activity-add:DRAFT`, the yes. */
const add: Action = {
  name: "activity-add",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { words } = context;
      const plans = await takeDraft(context, PLANS, context.arg);
      for (const plan of plans) if (!(await mayChange(context, plan))) throw new UserError("error.not-allowed");
      const [only, ...others] = plans;
      if (only && others.length === 0) return addOne(context, only, []);
      const ids = await addAll(context, plans);
      return message(
        text(
          [{ bold: words.say("activity.added.many", { count: ids.length }) }, `\n${planLines(plans, context)}`],
          [await undoButton(context, ids)],
        ),
      );
    },
  },
};

const forget: Action = {
  name: "activity-forget",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      await dropDraft(context, context.arg);
      return message(text(context.words.say("activity.added.none")));
    },
  },
};

/** `activity-unadd:DRAFT` takes away again what was just added, unless people have signed up meanwhile. */
const unadd: Action = {
  name: "activity-unadd",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, t, campaign, words } = context;
      const ids = await takeDraft(context, ADDED, context.arg);
      const { organisationId } = campaign;
      let kept = 0;
      for (const activityId of ids) {
        const planned = await plannedOf(tx, { campaignId: campaign.id, activityId });
        if (!planned) continue;
        if (!(await mayChange(context, planned.activity))) throw new UserError("activity.not-yours");
        for (const { id: shiftId } of planned.shifts)
          await markStale(tx, { organisationId, day: planned.activity.day, activityId, shiftId });
        if (await removePlanned(tx, t, planned)) await audit(context, "remove-activity", activityId);
        else kept++;
      }
      const said = kept === 0 ? words.say("activity.removed") : words.say("activity.notRemoved", { count: kept });
      return message(text(said));
    },
  },
};

export const addingActions: readonly Action[] = [add, forget, unadd];
