import { type Block, type Button, button, type Message, message, text } from "../chat/index.ts";
import type { Day } from "../domain/day.ts";
import type { Campaign } from "../domain/organisation.ts";
import type { Scheduled } from "../domain/shift.ts";
import { capitalised, dayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import type { SignUpState } from "../store/signup/signups.ts";
import { type Listing, placeAndKind, shiftBlock } from "./shift.ts";
import { farOff, whenWords } from "./when.ts";

/** More than this in one answer is a wall of text. */
const MOST = 40;

/** Shifts under a heading for each day they are on, at most 40; then how many more there are, and the next day of theirs. */
export const listMessage = (shifts: readonly Scheduled[], campaign: Listing, words: Words): Message => {
  const blocks: Block[] = [];
  for (const [day, ofDay] of Map.groupBy(shifts.slice(0, MOST), ({ activity }) => activity.day)) {
    blocks.push(dayHeading(day, words), ...ofDay.map((shift) => shiftBlock(shift, campaign, words)));
  }
  const [next] = shifts.slice(MOST);
  if (next) blocks.push(moreBlock(shifts.length - MOST, shifts[0]?.activity.day, next.activity.day, words));
  return message(...blocks);
};

/** A list of one day offers no other: a place finds the rest of it. */
const moreBlock = (count: number, first: Day | undefined, next: Day, words: Words): Block => {
  const day = capitalised(dayWords(next, words.locale), words.locale);
  return text(words.say("schedule.more", { count }), next === first ? [] : [button(`schedule:day:${next}`, day)]);
};

const dayHeading = (day: Day, words: Words): Block =>
  text([{ bold: capitalised(dayWords(day, words.locale), words.locale) }]);

/** Where nothing is planned: says so and offers the day on which something is. */
export const emptyMessage = (said: string, next: Day | undefined, words: Words): Message => {
  const offer = next
    ? [button(`schedule:day:${next}`, words.say("schedule.next", { day: dayWords(next, words.locale) }), "primary")]
    : [];
  return message(text(said, offer));
};

/**
 * One of my shifts: how I stand on it, and `until` when a place is held for my answer. `coming`: it is not over; `been`: it
 * has begun and I have not reported.
 */
export type Mine = {
  readonly shift: Scheduled;
  readonly state: SignUpState;
  readonly seats: number;
  readonly coming: boolean;
  readonly been: boolean;
  readonly until: string | undefined;
};

type Zoned = Pick<Campaign, "zone">;

/** What I have signed up to, each with what can be done about it. */
export const mineMessage = (mine: readonly Mine[], campaign: Zoned, words: Words): Message => {
  if (mine.length === 0) {
    return message(
      text(words.say("schedule.empty.mine"), [button("schedule:week", words.say("schedule.button.open"), "primary")]),
    );
  }
  return message(
    text([{ bold: words.say("schedule.mine.title") }]),
    ...mine.map((one) => mineBlock(one, campaign, words)),
  );
};

const mineBlock = (mine: Mine, { zone }: Zoned, words: Words): Block => {
  const { shift, seats, coming } = mine;
  const what = [{ bold: `${whenWords(shift, words)}:` }, ` ${placeAndKind(shift, words)}`, ...farOff(shift, zone)];
  if (shift.activity.cancelled) return text([...what, `\n${words.say("schedule.cancelled")}`]);
  const company = coming && seats > 1 ? ` ${words.say("schedule.mine.seats", { count: seats })}` : "";
  return text([...what, `\n${standingWords(mine, words)}${company}`], mineButtons(mine, words));
};

const standingWords = ({ state, coming, until }: Mine, words: Words): string => {
  if (!coming) return words.say("report.title");
  if (until) return words.say("schedule.mine.hold", { until });
  return words.say(state === "waiting" ? "schedule.mine.waiting" : "schedule.mine.going");
};

const mineButtons = ({ shift, coming, been, until }: Mine, words: Words): readonly Button[] => {
  const report = been ? [button(`report-shift:${shift.id}`, words.say("report.button.report"), "primary")] : [];
  if (!coming) return report;
  if (until) {
    return [
      button(`promotion-yes:${shift.id}`, words.say("signup.button.come"), "primary"),
      button(`promotion-no:${shift.id}`, words.say("signup.button.decline")),
    ];
  }
  return [
    ...report,
    button(`guests:${shift.id}`, words.say("signup.button.change")),
    button(`signup-undo:${shift.id}`, words.say("signup.button.cancel")),
  ];
};

/** A shift that I lead. */
export const leadBlock = (shift: Scheduled, { zone }: Zoned, words: Words): Block =>
  text(
    [
      { bold: `${whenWords(shift, words)}:` },
      ` ${placeAndKind(shift, words)}`,
      ...farOff(shift, zone),
      `\n${words.say("schedule.mine.lead")}`,
    ],
    [button(`lead:${shift.id}`, words.say("activity.button.open"))],
  );
