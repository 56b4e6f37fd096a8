import type { View } from "../bot/view.ts";
import { type Block, button, type Message, message, text } from "../chat/index.ts";
import { addDays, type Day, dayOf } from "../domain/day.ts";
import type { Figures } from "../domain/figures.ts";
import { sumFigures } from "../domain/figures.ts";
import { isEarly, type Scheduled } from "../domain/shift.ts";
import { capitalised, dayWords, numberWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { scheduleBetween } from "../store/activity/activities.ts";
import { talliesBetween } from "../store/report/turnouts.ts";
import { type Listing, shiftBlock } from "./shift.ts";

/** What a day's post is made of. */
export type DaySchedule = {
  readonly day: Day;
  readonly today: readonly Scheduled[];
  readonly earlyTomorrow: readonly Scheduled[];
  readonly yesterday: Figures;
  readonly campaign: Listing;
};

/** The day's post: yesterday's results in a line, today in time order, then what begins early tomorrow. */
export const dayMessage = (schedule: DaySchedule, words: Words): Message => {
  const { day, today, earlyTomorrow, campaign } = schedule;
  const heading = { bold: `${capitalised(dayWords(day, words.locale), words.locale)}.` };
  const results = yesterdayWords(schedule.yesterday, words);
  const blocks: Block[] = [text(results ? [heading, ` ${results}`] : [heading])];
  for (const shift of today) blocks.push(shiftBlock(shift, campaign, words));
  if (today.length === 0) blocks.push(text(words.say("schedule.empty.post")));
  if (earlyTomorrow.length > 0) blocks.push(text([{ bold: words.say("schedule.early") }]));
  for (const shift of earlyTomorrow) blocks.push(shiftBlock(shift, campaign, words));
  const browse = [
    button("schedule:mine", words.say("schedule.button.mine")),
    button(`schedule:week:${day}`, words.say("schedule.button.week")),
  ];
  return message(...blocks, text("", browse));
};

/** The evening's reminder of what begins before nine tomorrow. */
export const earlyMessage = (tomorrow: Day, shifts: readonly Scheduled[], campaign: Listing, words: Words): Message => {
  const day = dayWords(tomorrow, words.locale);
  return message(
    text([{ bold: words.say("schedule.earlyCall", { day }) }]),
    ...shifts.map((shift) => shiftBlock(shift, campaign, words)),
  );
};

/** `I går: 212 påringningar, 55 samtal. Tack!`; undefined where nothing was reported. */
export const yesterdayWords = ({ dials, conversations, items, doors }: Figures, words: Words): string | undefined => {
  const shown = (n: number): string => numberWords(n, words.locale);
  const parts = [
    dials > 0 && words.say("schedule.yesterday.calls", { dials: shown(dials), conversations: shown(conversations) }),
    items > 0 && words.say("schedule.yesterday.items", { count: items, shown: shown(items) }),
    doors > 0 && words.say("schedule.yesterday.doors", { count: doors, shown: shown(doors) }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? [...parts, words.say("schedule.yesterday.thanks")].join(" ") : undefined;
};

const dayIn = (args: Readonly<Record<string, unknown>>): Day => {
  const day = dayOf(String(args.day));
  if (!day) throw new Error("a schedule post without its day");
  return day;
};

/** The daily post; shows nothing on a day without activities unless the campaign wants a line. */
export const schedule: View = {
  name: "schedule",
  show: async (args, { db, campaign, words }) => {
    const day = dayIn(args);
    const [yesterday, tomorrow] = [addDays(day, -1), addDays(day, 1)];
    const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: day, to: tomorrow });
    const tallies = await talliesBetween(db, { campaignId: campaign.id, from: yesterday, to: yesterday });
    return dayMessage(
      {
        day,
        today: shifts.filter(({ activity }) => activity.day === day),
        earlyTomorrow: shifts.filter((shift) => shift.activity.day === tomorrow && isEarly(shift)),
        yesterday: sumFigures(tallies),
        campaign,
      },
      words,
    );
  },
};

/** What begins before nine on the given day, told the evening before. */
export const earlyCall: View = {
  name: "early-call",
  show: async (args, { db, campaign, words }) => {
    const day = dayIn(args);
    const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: day, to: day });
    return earlyMessage(day, shifts.filter(isEarly), campaign, words);
  },
};
