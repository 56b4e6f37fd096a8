import { appendFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Locale } from "../../src/domain/locale.ts";
import { type Arrived, buttonsOf, type House, openHouse } from "../house.ts";
import { readsOnDiscord, readsOnSlack } from "../shown.ts";

/** How an association of the example behaves: dials a day once it begins, and what it does with a ping. */
type Habit = { readonly name: string; readonly from: number; readonly dials: number; readonly answers: boolean };
const HABITS: readonly Habit[] = [
  { name: "Vantör", from: 17, dials: 62, answers: true },
  { name: "Huddinge", from: 17, dials: 34, answers: true },
  { name: "Skarpnäck", from: 20, dials: 30, answers: true },
  { name: "Hägersten", from: 24, dials: 20, answers: false },
  { name: "Upplands Väsby", from: 22, dials: 40, answers: true },
  { name: "Norrtälje", from: 17, dials: 5, answers: true },
  { name: "Haninge", from: 29, dials: 40, answers: true },
  { name: "Liljeholmen", from: 31, dials: 9, answers: true },
  { name: "Kungsholmen", from: 30, dials: 25, answers: true },
];
const FIRST = 17;
/** 11 September, counted on from August. */
const LAST = 42;

const dateOf = (day: number): string => (day <= 31 ? `2022-08-${day}` : `2022-09-${String(day - 31).padStart(2, "0")}`);

/** The same numbers between 0 and 1 each time. */
const seeded = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
};

type Told = Arrived & { readonly day: number };

const report = async (house: House, day: number, random: () => number): Promise<void> => {
  for (const { name, from, dials } of HABITS) {
    if (day < from || random() < 0.35) continue;
    // As in 2018 the calls come late.
    const made = Math.round(dials * Math.exp(0.09 * (day - LAST + 14)) * (0.5 + random()));
    const figures = `${made} ${Math.round(made * 0.34)} ${Math.round(made * 0.26)}`;
    const said = await house.say("Hedda", `/report figures:"${figures}" association:"${name}" day:${dateOf(day)}`);
    if (said.refused) throw new Error(said.text);
  }
};

/** Half of those who answer book places, the others plan an evening or ask for peace. */
const answer = async (house: House, { to, message, day }: Told, random: () => number): Promise<void> => {
  const ids = buttonsOf(message).map(({ id }) => id);
  const press = (action: string) => ids.find((id) => id.startsWith(`${action}:`));
  const several = press("ping-several");
  if (several && random() < 0.5) {
    const form = await house.press("Hedda", several);
    const shift = form.answer.kind === "form" ? form.answer.form.fields[0]?.choices?.[0]?.value : undefined;
    const action = form.answer.kind === "form" ? form.answer.form.action : "";
    if (shift) await house.submit("Hedda", action, { shift, seats: "3" });
    return;
  }
  const evening = press("ping-evening");
  const on = dateOf(Math.min(day + 3, LAST));
  if (evening && random() < 0.5) {
    const values = { day: on, clock: "17–19", place: `Lokalen, ${to.slice(1)}`, seats: "8" };
    await house.submit("Hedda", evening.replace("ping-evening", "ping-evening-set"), values);
    return;
  }
  const pause = press("ping-pause");
  if (pause && random() < 0.3) await house.press("Hedda", pause);
};

/** From the first day to the last: mornings, midday looks, evenings of calls, Sundays and Mondays. */
const play = async (locale: Locale): Promise<readonly Told[]> => {
  await using house = await openHouse();
  await house.store.transact(async (tx, t) => void (await tx.update(t.campaign).set({ locale })));
  const random = seeded(2018);
  const told: Told[] = [];
  for (let day = FIRST; day <= LAST; day++) {
    for (const clock of ["07:00", "08:00", "11:30", "17:00", "18:00"]) {
      const arrived = (await house.tick(`${dateOf(day)}T${clock}+02:00`)).map((one) => ({ ...one, day }));
      told.push(...arrived);
      for (const one of arrived.filter(({ view }) => view === "ping")) {
        const habit = HABITS.find(({ name }) => one.text.includes(name));
        if (habit?.answers) await answer(house, one, random);
      }
    }
    house.at(`${dateOf(day)}T21:00+02:00`);
    await report(house, day, random);
  }
  if (house.faults.length > 0) throw house.faults[0];
  return told;
};

const OF_TURNOUT = new Set(["ping", "ping-reminder", "hand-over", "missing-reports", "weekly-summary"]);

/** For whoever wants to read what was said: `PINGS=FILE vitest run test/e2e/whole-campaign.test.ts`. */
const keepIfAsked = async (locale: Locale, told: readonly Told[]): Promise<void> => {
  const file = process.env.PINGS;
  if (!file) return;
  for (const { day, to, view, text, message } of told.filter((one) => OF_TURNOUT.has(one.view))) {
    const buttons = buttonsOf(message).map(({ label }) => `[${label}]`);
    await appendFile(file, `${locale} ${dateOf(day)} ${to} ${view}\n${text}\n${buttons.join(" ")}\n\n`);
  }
};

describe.each<Locale>(["sv", "en"])("a whole campaign in %s", (locale) => {
  test("is followed from its first day to its last, kindly and within the caps", async () => {
    const told = await play(locale);
    await keepIfAsked(locale, told);

    const pings = told.filter(({ view }) => view === "ping");
    for (const [, ofPlace] of Map.groupBy(pings, ({ to }) => to)) {
      const days = ofPlace.map(({ day }) => day);
      for (const [n, day] of days.entries()) if (n > 0) expect(day - (days[n - 1] ?? 0)).toBeGreaterThanOrEqual(3);
      expect(days).not.toContain(LAST);
    }
    expect(pings.length).toBeGreaterThan(20);
    expect(told.filter(({ view }) => view === "hand-over").length).toBeGreaterThan(0);
    expect(told.filter(({ view }) => view === "weekly-summary")).toHaveLength(3);
    for (const { text } of told.filter(({ view }) => OF_TURNOUT.has(view))) {
      expect(text).not.toMatch(/undefined|NaN|\{\{|!!/);
      expect(text.match(/!/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    for (const { message } of told) {
      readsOnDiscord(message);
      readsOnSlack(message);
    }
  });
});
