import { expect, test } from "vitest";
import { recurrenceMeant, weekLater } from "../../src/domain/recurrence.ts";
import { clock, day } from "../stage.ts";

/** A Wednesday. */
const TODAY = day("2022-08-17");

test.each([
  ["every Wednesday 12:00", { kind: "weekly", weekdays: [2], clock: "12:00" }],
  ["varje onsdag 12.00", { kind: "weekly", weekdays: [2], clock: "12:00" }],
  ["Varje onsdag kl. 12", { kind: "weekly", weekdays: [2], clock: "12:00" }],
  ["onsdagar 12:00", { kind: "weekly", weekdays: [2], clock: "12:00" }],
  ["ons 12", { kind: "once", day: "2022-08-17", clock: "12:00" }],
  ["wednesdays at 9", { kind: "weekly", weekdays: [2], clock: "09:00" }],
  ["varje måndag och torsdag 8.30", { kind: "weekly", weekdays: [0, 3], clock: "08:30" }],
  ["every Mon, Wed and Fri 18:00", { kind: "weekly", weekdays: [0, 2, 4], clock: "18:00" }],
  ["varje dag 7", { kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6], clock: "07:00" }],
  ["vardagar 16.45", { kind: "weekly", weekdays: [0, 1, 2, 3, 4], clock: "16:45" }],
  ["daily 10:00", { kind: "weekly", weekdays: [0, 1, 2, 3, 4, 5, 6], clock: "10:00" }],
  ["imorgon 9", { kind: "once", day: "2022-08-18", clock: "09:00" }],
  ["tomorrow at 09:15", { kind: "once", day: "2022-08-18", clock: "09:15" }],
  ["18/8 17.30", { kind: "once", day: "2022-08-18", clock: "17:30" }],
  ["18 augusti kl 17", { kind: "once", day: "2022-08-18", clock: "17:00" }],
  ["2022-09-11 20:00", { kind: "once", day: "2022-09-11", clock: "20:00" }],
  ["fredag 12", { kind: "once", day: "2022-08-19", clock: "12:00" }],
  ["18:00", { kind: "once", day: "2022-08-17", clock: "18:00" }],
  ["2 h before", { kind: "before", minutes: 120 }],
  ["en timme före", { kind: "before", minutes: 60 }],
  ["half an hour before", { kind: "before", minutes: 30 }],
  ["12:00 varje onsdag", { kind: "weekly", weekdays: [2], clock: "12:00" }],
  ["kl 12 på onsdagar", { kind: "weekly", weekdays: [2], clock: "12:00" }],
  ["måndag–fredag 8", { kind: "weekly", weekdays: [0, 1, 2, 3, 4], clock: "08:00" }],
  ["every Friday to Sunday 8", { kind: "weekly", weekdays: [4, 5, 6], clock: "08:00" }],
  ["lördag och söndag 10", { kind: "weekly", weekdays: [5, 6], clock: "10:00" }],
  ["varje helg 10.", { kind: "weekly", weekdays: [5, 6], clock: "10:00" }],
  ["ikväll 18", { kind: "once", day: "2022-08-17", clock: "18:00" }],
  ["torsdag 18 augusti 12.00", { kind: "once", day: "2022-08-18", clock: "12:00" }],
  ["den 18 augusti kl. 12", { kind: "once", day: "2022-08-18", clock: "12:00" }],
  ["tre timmar före", { kind: "before", minutes: 180 }],
  ["1,5 timmar före", { kind: "before", minutes: 90 }],
  ["en och en halv timme innan", { kind: "before", minutes: 90 }],
  ["två dagar före 12", { kind: "days-before", days: 2, clock: "12:00" }],
  ["a week before 12:00", { kind: "days-before", days: 7, clock: "12:00" }],
  ["45 minuter innan", { kind: "before", minutes: 45 }],
  ["dagen före 12.00", { kind: "days-before", days: 1, clock: "12:00" }],
  ["the day before at 18", { kind: "days-before", days: 1, clock: "18:00" }],
  ["3 dagar före 12", { kind: "days-before", days: 3, clock: "12:00" }],
])("understands “%s”", (said, meant) => {
  expect(recurrenceMeant(said, TODAY)).toEqual(meant);
});

test.each([
  "",
  "soon",
  "every",
  "every Wednesday",
  "varje påsk 12:00",
  "31/2 12:00",
  "imorgon 24:00",
  "imorgon 25",
  "onsdag",
  "0 min before",
  "400 h before",
  "15 dagar före 12",
  "3 veckor före 12",
  "1,5 dagar före 12",
  "fredag 18 augusti 12",
  "12 augusti",
  "2 h",
  "18/8",
  "2022-08-18",
])("does not take “%s” for a moment", (said) => {
  expect(recurrenceMeant(said, TODAY)).toBeUndefined();
});

test.each([
  ["onsdag 9", "2022-08-24"],
  ["kl 9 på onsdag", "2022-08-24"],
  ["kl 9", "2022-08-17"],
  ["idag 9", "2022-08-17"],
  ["onsdag 17 augusti 9", "2022-08-17"],
])("“%s” said when it has passed means %s", (said, then) => {
  expect(weekLater({ kind: "once", day: TODAY, clock: clock("09:00") }, said).day).toBe(then);
});
