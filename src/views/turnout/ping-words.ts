import { capitalised, numberWords, spelledOut } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import type { Ping } from "../../store/pings.ts";

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

/** As many as a common phone night holds. */
const SEATS = 20;
/** More common nights than this in a week are a dream. */
const NIGHTS = 3;

/** More shifts than this hardly "are enough". */
const FEW = 12;

/** What would bring it back: shifts in all and this week, or common phone nights where a week needs many. */
export const askWords = ({ total, week }: Ping["ask"], commonNightAbove: number, words: Words): string => {
  const spelled = (n: number): string => spelledOut(n, words.locale);
  if (total <= 0) return words.say("ping.ask.nearly");
  if (week > SEATS * NIGHTS) return words.say("ping.ask.far");
  const blanks = { total: capitalised(spelled(total), words.locale), week: spelled(week) };
  const all = total === week;
  const few = all ? "all" : "some";
  const shifts = total === 1 ? "one" : total <= FEW ? few : all ? "manyAll" : "many";
  const asked = words.say(`ping.ask.${shifts}`, blanks);
  return week > commonNightAbove ? `${asked} ${nightWords(week, words)}` : asked;
};

const nightWords = (week: number, words: Words): string => {
  const nights = Math.ceil(week / SEATS);
  const callers = spelledOut(Math.ceil(week / nights), words.locale);
  if (nights === 1) return words.say("ping.ask.night", { callers });
  return words.say("ping.ask.nights", {
    callers,
    nights: capitalised(spelledOut(nights, words.locale), words.locale),
  });
};
