import { type Message, message, text } from "../../chat/index.ts";
import { addDays, type Day } from "../../domain/day.ts";
import { neededOf, type Scheduled, taken } from "../../domain/shift.ts";
import { capitalised, numberWords, percentWords } from "../../locales/format.ts";
import { scheduleBetween } from "../../store/activity/activities.ts";
import { weekNumber } from "../turnout.ts";
import type { Sight } from "./sight.ts";

type Filled = { readonly filled: number; readonly needed: number };

/** Seats filled against seats needed; more people than a shift needs fill no other one's. */
const filledOf = (shifts: readonly Scheduled[], { campaign }: Sight): Filled => {
  const sums = { filled: 0, needed: 0 };
  for (const shift of shifts) {
    const needed = neededOf(shift, shift.activity.kind, campaign.settings) ?? 0;
    sums.needed += needed;
    sums.filled += Math.min(needed, taken(shift));
  }
  return sums;
};

const linesOf = async (sight: Sight, monday: Day): Promise<string> => {
  const { db, campaign, words } = sight;
  const all = await scheduleBetween(db, { campaignId: campaign.id, from: monday, to: addDays(monday, 6) });
  const shifts = all.filter(({ activity }) => !activity.cancelled);
  const shown = (n: number): string => numberWords(n, words.locale);
  const week = weekNumber(monday);
  const { filled, needed } = filledOf(shifts, sight);
  if (needed === 0) return `${words.say("summary.seats.none", { week })}.`;
  const share = percentWords(filled / needed, words.locale);
  const total = words.say("summary.seats.week", { week, filled: shown(filled), needed: shown(needed), share });
  const kinds = [...Map.groupBy(shifts, ({ activity }) => activity.kind)].flatMap(([kind, some]) => {
    const of = filledOf(some, sight);
    if (of.needed === 0) return [];
    const name = capitalised(words.say(`kind.${kind}`), words.locale);
    return [words.say("summary.seats.kind", { kind: name, filled: shown(of.filled), needed: shown(of.needed) })];
  });
  return `${total}.\n${kinds.join("\n")}`;
};

/** Seats filled against needed: the week's, and the one after it. */
export const seatsMessage = async (sight: Sight, monday: Day): Promise<Message> =>
  message(
    text([{ bold: sight.words.say("summary.seats.title") }]),
    text(await linesOf(sight, monday)),
    text(await linesOf(sight, addDays(monday, 7))),
  );
