import { capitalised, numberWords, spelledOut } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import type { Ping } from "../../store/turnout/pings.ts";

/** Where an association stands, in dials and two-hour shifts. */
export type Standing = Pick<Ping, "dials" | "goal" | "booked">;

/** `4 pass bokade`: sign-ups are for two-hour shifts, so a longer one counts for more than one. */
export const bookedWords = (booked: number, words: Words): string => {
  const count = Math.round(booked);
  return count === 0 ? words.say("ping.noneBooked") : words.say("ping.booked", { count });
};

/** The blanks that texts about a standing have. */
export const standingBlanks = ({ dials, goal = 0, booked }: Standing, words: Words) => ({
  dials: numberWords(dials, words.locale),
  goal: numberWords(goal, words.locale),
  booked: bookedWords(booked, words),
});

/** `450 av 725 påringningar gjorda, 4 pass bokade.` Who has none yet, or has told of none, is told the goal. */
export const standWords = (standing: Standing, words: Words): string =>
  words.say(standing.dials > 0 ? "ping.stand" : "ping.standAtFirst", standingBlanks(standing, words));

/** As many as a common phone night holds. */
const SEATS = 20;
/** More common nights than this in a week are a dream; in a campaign's last days every other evening is. */
const NIGHTS = 3;
/** More shifts than this hardly "are enough". */
const FEW = 12;

/**
 * What would bring it back: shifts in all and this week, or common phone nights where a week needs many. `daysLeft` counts
 * the morning's own day.
 */
export const askWords = (
  ask: Ping["ask"],
  { commonNightAbove, daysLeft }: { readonly commonNightAbove: number; readonly daysLeft: number },
  words: Words,
): string => {
  if (ask.total <= 0) return words.say("ping.ask.nearly");
  if (ask.week <= commonNightAbove) return shiftWords(ask, words);
  const nights = Math.ceil(ask.week / SEATS);
  if (nights > Math.min(NIGHTS, Math.ceil(daysLeft / 2))) return words.say("ping.ask.far");
  return nightWords(ask, nights, words);
};

const started = (n: number, { locale }: Words): string => capitalised(spelledOut(n, locale), locale);

/** In letters where all of a message's numbers are small, else in figures. */
const written = (n: number, { total }: Ping["ask"], { locale }: Words): string =>
  total <= FEW ? spelledOut(n, locale) : numberWords(n, locale);

const shiftWords = (ask: Ping["ask"], words: Words): string => {
  const { total, week } = ask;
  const blanks = { total: started(total, words), week: written(week, ask, words) };
  if (total === 1) return words.say("ping.ask.one");
  if (total <= FEW) return words.say(total === week ? "ping.ask.all" : "ping.ask.some", blanks);
  return words.say(total === week ? "ping.ask.manyAll" : "ping.ask.many", blanks);
};

const nightWords = (ask: Ping["ask"], nights: number, words: Words): string => {
  const blanks = { nights: started(nights, words), callers: written(Math.ceil(ask.week / nights), ask, words) };
  if (ask.total === ask.week) return words.say(nights === 1 ? "ping.ask.lastNight" : "ping.ask.lastNights", blanks);
  const inAll = words.say("ping.ask.inAll", { total: started(ask.total, words) });
  return `${inAll} ${words.say(nights === 1 ? "ping.ask.night" : "ping.ask.nights", blanks)}`;
};
