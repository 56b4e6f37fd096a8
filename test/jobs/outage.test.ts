import { expect, test } from "vitest";
import type { Clock, Zone } from "../../src/domain/day.ts";
import { summer } from "../stage.ts";
import { type SmallHouse, smallHouse, told } from "./small-house.ts";

/** An organised campaign in which every day has something in the morning and in the evening, and people for it. */
const busy = async (at: string): Promise<SmallHouse> => {
  const small = await smallHouse(at);
  await small.house.seat("Hedda", "coordinator");
  for (const date of ["15", "16", "17", "18", "19"]) {
    for (const start of ["07:30", "17:00"]) {
      const shift = await small.stage.shift({ day: `2022-08-${date}`, start, contact: "x@example.org" });
      if (summer(`2022-08-${date} ${start}`) > summer(at)) await small.come("Ada", shift);
    }
  }
  const preview = await small.house.say("Hedda", '/reminder "varje dag 12.00" dagens Ta en paus!');
  await small.house.press("Hedda", preview.buttons[0]?.id ?? "");
  return small;
};

const views = (arrived: readonly { readonly view: string }[]): readonly string[] =>
  arrived.map(({ view }) => view).toSorted();

test("after days of silence each job makes up for its latest moment at most, and one message says what was left out", async () => {
  await using small = await busy("2022-08-14 17:30");
  await small.pass("2022-08-14 18:30");

  const back = await small.house.tick(summer("2022-08-18 12:30").toISOString());
  const next = await small.house.tick(summer("2022-08-18 12:31").toISOString());

  // Asked about is each shift of the last two days, once; of Thursday's evening shift the reminder is late but not too late.
  const asks = Array.from({ length: 4 }, () => "report-ask");
  expect(views(back)).toEqual(["reminder", ...asks, "schedule", "shift-reminder", "skipped"]);
  expect(told(back, "skipped")).toEqual([
    [
      "#samordning: Jag var nere och hoppade över det här:",
      "Dagens inlägg, 3 gånger, senast onsdag 17 augusti 07:00.",
      "Kvällsinlägget, 3 gånger, senast onsdag 17 augusti 18:00.",
      "Påminnelser om pass, 8 gånger, senast onsdag 17 augusti 18:00.",
      "En påminnelse, 3 gånger, senast onsdag 17 augusti 12:00.",
      "Veckans bild, måndag 15 augusti 08:00.",
    ].join("\n"),
  ]);
  expect(views(next)).toEqual([]);
  expect(small.house.faults).toEqual([]);
});

test("begun in the middle of a day it posts that day, and calls nothing missed that was before its time", async () => {
  await using small = await smallHouse("2022-08-17 12:00");
  for (const date of ["16", "17"]) await small.stage.shift({ day: `2022-08-${date}`, start: "17:00" });
  await small.house.store.transact(async (tx, t) => {
    for (const table of [t.occurrence, t.post, t.tick]) await tx.delete(table);
  });

  const first = await small.house.tick(summer("2022-08-17 12:01").toISOString());

  expect(views(first)).toEqual(["schedule"]);
});

test("a day is posted once although the campaign's zone changes after it, and the next follows the new one", async () => {
  await using small = await smallHouse("2022-08-17 06:00");
  for (const date of ["17", "18"]) await small.stage.shift({ day: `2022-08-${date}`, start: "17:00" });
  await small.pass("2022-08-17 07:30");
  await small.house.store.transact(
    async (tx, t) => void (await tx.update(t.campaign).set({ zone: "Atlantic/Reykjavik" as Zone })),
  );

  const same = await small.pass("2022-08-18 08:59");
  const next = await small.pass("2022-08-18 09:00");

  expect(told(same, "schedule")).toEqual([]);
  expect(told(next, "schedule")).toHaveLength(1);
});

test("hours that are changed in the middle of the day count from then on, once each", async () => {
  await using small = await busy("2022-08-16 17:30");
  const before = await small.pass("2022-08-16 17:59");
  await small.stage.changeHours({ eveningReminder: "19:00" as Clock, earlyCall: "19:30" as Clock });
  const six = await small.pass("2022-08-16 18:59");
  const seven = await small.pass("2022-08-16 20:00");
  await small.stage.changeHours({ eveningReminder: "18:00" as Clock, earlyCall: "20:15" as Clock });
  const night = await small.pass("2022-08-16 23:59");

  const asked = (arrived: readonly { readonly view: string }[]) =>
    views(arrived).filter((view) => view === "shift-reminder" || view === "early-call");
  expect([before, six, night].map(asked)).toEqual([[], [], []]);
  expect(asked(seven)).toEqual(["early-call", "shift-reminder", "shift-reminder"]);
});
