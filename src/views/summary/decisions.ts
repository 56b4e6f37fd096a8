import { type Block, button, text } from "../../chat/index.ts";
import { addDays } from "../../domain/day.ts";
import type { Hole } from "../../domain/holes.ts";
import type { Scheduled } from "../../domain/shift.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import { dayWords, numberWords } from "../../locales/format.ts";
import { scheduleBetween } from "../../store/activity/activities.ts";
import { holesAhead } from "../../store/activity/holes.ts";
import { type Outlook, outlooksOn } from "../../store/turnout/outlooks.ts";
import { SILENCE } from "../../store/turnout/silence.ts";
import type { Sight } from "./sight.ts";
import { type Silent, silentOnes } from "./silent.ts";

/** As many as a person decides before the coffee is cold. */
const DECISIONS = 3;

/**
 * What the coordinators can decide now, each with its button: the largest holes, the silent, what lacks a time, one of each
 * kind first; where that is not enough, who is unlikely to reach the goal.
 */
export const decisionsOf = async (sight: Sight): Promise<readonly Block[]> => {
  const { db, campaign, at } = sight;
  const holes = (await holesAhead(db, campaign, at)).map((hole) => holeBlock(hole, sight));
  const silent = (await silentOnes(sight)).filter(({ goal, followUp }) => goal && !followUp.takenBy);
  const timeless = (await withoutTime(sight)).map((shift) => timeBlock(shift, sight));
  const found = inTurn([holes, silent.map((one) => silentBlock(one, sight)), timeless]).slice(0, DECISIONS);
  if (found.length === DECISIONS) return found;
  const known = new Set(silent.map(({ id }) => id));
  const behind = (await unlikely(sight)).filter(({ associationId }) => !known.has(associationId));
  return [...found, ...behind.map((one) => behindBlock(one, sight))].slice(0, DECISIONS);
};

/** The first of each, then the second of each, and so on. */
const inTurn = <T>(lists: readonly (readonly T[])[]): readonly T[] => {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
};

const withoutTime = async ({ db, campaign, today }: Sight): Promise<readonly Scheduled[]> => {
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: today, to: addDays(today, 7) });
  const timeless = shifts.filter(({ activity, start }) => !activity.cancelled && !start);
  return [...new Map(timeless.map((shift) => [shift.activity.id, shift])).values()];
};

const unlikely = async ({ db, campaign, today, at }: Sight): Promise<readonly Outlook[]> => {
  const { pingFrom } = parametersFor(campaign.settings).messages;
  return (await outlooksOn(db, campaign, today, at))
    .filter(
      ({ decision: { probability = 0, daysLeft }, followUp }) =>
        probability >= pingFrom && daysLeft > 1 && !followUp.takenBy,
    )
    .toSorted((a, b) => (b.decision.goal ?? 0) - (a.decision.goal ?? 0));
};

const holeBlock = ({ shift, missing }: Hole, { words }: Sight): Block => {
  const day = dayWords(shift.activity.day, words.locale, "weekday");
  return text(words.say("summary.decide.hole", { place: shift.activity.place, day, count: missing }), [
    button(`holes-ask:${shift.id}`, words.say("holes.button.ask")),
  ]);
};

const silentBlock = ({ id, name }: Silent, { words }: Sight): Block =>
  text(words.say("summary.decide.silent", { association: name, days: SILENCE }), [
    button(`take-over:${id}`, words.say("summary.decide.call")),
  ]);

const timeBlock = ({ activity }: Scheduled, { words }: Sight): Block => {
  const day = dayWords(activity.day, words.locale, "weekday");
  return text(words.say("summary.decide.noTime", { place: activity.place, day }), [
    button(`activity:${activity.id}`, words.say("summary.decide.setTime")),
  ]);
};

const behindBlock = ({ associationId, name, decision }: Outlook, { words }: Sight): Block => {
  const shown = (n: number): string => numberWords(n, words.locale);
  const blanks = { association: name, dials: shown(decision.dials), goal: shown(decision.goal ?? 0) };
  return text(words.say("summary.decide.behind", blanks), [
    button(`take-over:${associationId}`, words.say("summary.decide.call")),
  ]);
};
