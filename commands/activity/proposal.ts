import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { plannedIn } from "../../src/bot/lookup.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import type { ActivityFacts } from "../../src/domain/activity.ts";
import { differencesBetween, mergeFacts } from "../../src/domain/activity-change.ts";
import { UserError } from "../../src/domain/error.ts";
import { factsAt, factsOf, type Planned } from "../../src/store/activity/planned.ts";
import { changePlanned } from "../../src/store/activity/planning.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { differenceLines } from "../../src/views/differences.ts";
import { beganFrom } from "./begun.ts";
import { calendarNotes } from "./calendar.ts";
import { freshCard, showCard } from "./card.ts";
import { panel } from "./leading/panel.ts";
import { leads, shiftToLead } from "./leading/rights.ts";
import { mineToChange, mustHost } from "./rights.ts";
import { tell, toldBy, toldWords } from "./telling.ts";

/** A change to an activity that stood at `version`, written and not confirmed yet. */
type Proposal = {
  readonly activityId: string;
  readonly version: number;
  readonly facts: ActivityFacts;
  /** The shift whose lead proposes it. */
  readonly leadOf: string | undefined;
};
const PROPOSAL = draftKind<Proposal>("activity-change");

/** What someone wants an activity to be, from how it was when they began; `asks` are questions to say yes to first. */
export type Wanted = {
  readonly planned: Planned;
  /** The version they began from. */
  readonly version: number;
  readonly facts: ActivityFacts;
  readonly asks: readonly string[];
  /** What to tell besides, once it is done. */
  readonly notes: readonly string[];
  /** The shift whose lead wants it: they move it in their own right. */
  readonly leadOf?: string;
};

/** What came of it, above the activity's card, or for a lead above their shift's buttons while it is theirs to run. */
export const shownTo = async (
  context: Reading,
  activityId: string,
  leadOf: string | undefined,
  notice: Block,
): Promise<Message> =>
  leadOf !== undefined && (await leads(context, leadOf))
    ? panel(context, leadOf, [notice])
    : freshCard(context, activityId, [notice]);

const keep = (
  context: Writing,
  planned: Planned,
  facts: ActivityFacts,
  leadOf: string | undefined,
): Promise<string> => {
  const { id: activityId, version } = planned.activity;
  return keepDraft(context, PROPOSAL, { activityId, version, facts, leadOf });
};

/**
 * Changes an activity, or asks first: where people will be told, where something was asked, and where someone else
 * changed it meanwhile, which is shown beside one's own.
 */
export const propose = async (context: Writing, wanted: Wanted): Promise<Message> => {
  const { words } = context;
  const { planned, version, facts, leadOf } = wanted;
  if (leadOf === undefined) await mustHost(context, facts);
  const base = await beganFrom(context, planned, version);
  const mine = differencesBetween(base, facts);
  if (mine.length === 0) return shownTo(context, planned.activity.id, leadOf, text(words.say("activity.unchanged")));
  const standing = factsOf(planned);
  const theirs = version === planned.activity.version ? [] : differencesBetween(base, standing);
  const next = theirs.length > 0 ? mergeFacts(base, facts, standing) : facts;
  const told = await toldBy(context, planned, standing, next);
  const messages = told.people + told.speakers;
  if (theirs.length === 0 && wanted.asks.length === 0 && messages + told.offered === 0)
    return apply(context, planned, next, wanted);

  const draft = await keep(context, planned, next, leadOf);
  const blocks: Block[] = [];
  if (theirs.length > 0) {
    blocks.push(text([{ bold: words.say("activity.conflict.theirs") }, `\n${differenceLines(theirs, words)}`]));
    blocks.push(text([{ bold: words.say("activity.conflict.mine") }, `\n${differenceLines(mine, words)}`]));
  } else blocks.push(text([{ bold: words.say("activity.will") }, `\n${differenceLines(mine, words)}`]));
  for (const ask of [...wanted.asks, ...wanted.notes, ...calendarNotes(context, [next])]) blocks.push(text(ask));
  const yes = theirs.length > 0 ? "activity.conflict.useMine" : messages > 0 ? "activity.button.tell" : "activity.yes";
  return message(
    ...blocks,
    text(toldWords(told, context), [
      button(`activity-apply:${draft}`, words.say(yes, { count: messages }), "primary"),
      button(`activity-keep:${draft}`, words.say(theirs.length > 0 ? "activity.conflict.keep" : "activity.no")),
    ]),
  );
};

const apply = async (
  context: Writing,
  planned: Planned,
  next: ActivityFacts,
  { notes, leadOf }: Pick<Wanted, "notes" | "leadOf">,
): Promise<Message> => {
  const { tx, t, campaign, at, words } = context;
  const { id, version } = planned.activity;
  const standing = factsOf(planned);
  const told = await toldBy(context, planned, standing, next);
  if (!(await changePlanned(tx, t, { campaign, planned, next, at }))) throw new UserError("error.old-button");
  await audit(context, "change-activity", id);
  await tell(context, planned, standing, next);
  const lines = [
    differenceLines(differencesBetween(standing, next), words),
    ...notes,
    toldWords(told, context),
    ...calendarNotes(context, [next]),
  ];
  const undo = button(`activity-undo:${id}:${version}${leadOf ? `:${leadOf}` : ""}`, words.say("activity.button.undo"));
  return shownTo(context, id, leadOf, text([{ bold: words.say("activity.done") }, `\n${lines.join("\n")}`], [undo]));
};

/** The activity, for its hosts' organisers, or for the lead of one of its shifts. */
const mineOr = async (context: Reading, activityId: string, leadOf: string | undefined): Promise<Planned> => {
  if (leadOf === undefined) return mineToChange(context, activityId);
  const planned = await plannedIn(context, activityId);
  if (!planned.shifts.some(({ id }) => id === leadOf)) throw new UserError("error.not-found");
  await shiftToLead(context, leadOf);
  return planned;
};

/** `activity-apply:DRAFT`, the yes; asked again where yet another change came between. */
const confirm: Action = {
  name: "activity-apply",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { activityId, version, facts, leadOf } = await takeDraft(context, PROPOSAL, context.arg);
      const planned = await mineOr(context, activityId, leadOf);
      const by = { notes: [], ...(leadOf && { leadOf }) };
      if (version !== planned.activity.version) return propose(context, { planned, version, facts, asks: [], ...by });
      if (leadOf === undefined) await mustHost(context, facts);
      return apply(context, planned, facts, by);
    },
  },
};

/** `activity-keep:DRAFT`, the no. */
const drop: Action = {
  name: "activity-keep",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { activityId, leadOf } = await takeDraft(context, PROPOSAL, context.arg);
      return shownTo(context, activityId, leadOf, text(context.words.say("activity.kept")));
    },
  },
};

/** `activity-undo:ID:VERSION:SHIFT` (a shift where its lead did it) brings back how it was at that version, as long as that was the last change. */
const undo: Action = {
  name: "activity-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [id = "", before = "", leadOf] = context.arg.split(":");
      const planned = await mineOr(context, id, leadOf);
      const facts = await factsAt(context.db, planned, Number(before));
      if (!facts) throw new UserError("error.old-button");
      if (planned.activity.version !== Number(before) + 1) {
        const later = await beganFrom(context, planned, Number(before) + 1);
        const lines = differenceLines(differencesBetween(later, factsOf(planned)), context.words);
        return showCard(context, planned, [text(`${context.words.say("activity.undo.later")}\n${lines}`)]);
      }
      const by = leadOf === undefined ? {} : { leadOf };
      return propose(context, { planned, version: planned.activity.version, facts, asks: [], notes: [], ...by });
    },
  },
};

export const proposalActions: readonly Action[] = [confirm, drop, undo];
