import { expect, test } from "vitest";
import { backtest } from "../../../src/domain/turnout/backtest.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { daily, record } from "./record.ts";

test("each morning from joining to the last day gives a row for each association with a goal", () => {
  const joinsLate = record({ window: { joined: 18, days: 21, firstWeekday: 6 } });
  const associations = [
    { ...joinsLate, name: "Solna" },
    { ...record({ goal: undefined }), name: "Sigtuna" },
  ];

  const rows = [...backtest([{ name: "2018", associations }], PHONE_BANK_2018)];

  expect(rows.map(({ campaign, association, day }) => [campaign, association, day])).toEqual([
    ["2018", "Solna", 18],
    ["2018", "Solna", 19],
    ["2018", "Solna", 20],
  ]);
});

test("a ping is 1, a question for reports 2, and praise or silence 0", () => {
  const associations = [
    { ...record(), name: "silent" },
    { ...record({ reports: daily(0, 0, 725) }), name: "done at once" },
  ];

  const rows = [...backtest([{ name: "2018", associations }], PHONE_BANK_2018)];

  const pings = (name: string) => rows.filter(({ association }) => association === name).map(({ ping }) => ping);
  expect(pings("silent").slice(0, 8)).toEqual([0, 0, 0, 2, 0, 0, 1, 0]);
  expect(new Set(pings("done at once"))).toEqual(new Set([0]));
});
