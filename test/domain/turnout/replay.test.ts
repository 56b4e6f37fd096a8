import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decision } from "../../../src/domain/turnout/decision.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { replay } from "../../../src/domain/turnout/replay.ts";
import { anyRecord } from "./anyrecord.ts";
import { daily, record } from "./record.ts";

const whatever = (check: (decisions: readonly Decision[]) => void): void => {
  fc.assert(
    fc.property(anyRecord, (association) => check([...replay(association, PHONE_BANK_2018)])),
    { numRuns: 500 },
  );
};
const said = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(({ message }) => message !== "none");

test("there is a decision for every morning from joining to the last, or to the one asked for", () => {
  const association = record({ window: { joined: 4, days: 8, firstWeekday: 0 }, reports: daily(4, 7, 1) });

  const mornings = (last?: number) => [...replay(association, PHONE_BANK_2018, last)].map(({ morning }) => morning);

  expect(mornings()).toEqual([4, 5, 6, 7]);
  expect(mornings(5)).toEqual([4, 5]);
});

test("no association gets two messages within three days", () => {
  whatever((decisions) => {
    const mornings = said(decisions).map(({ morning }) => morning);

    for (const [index, morning] of mornings.slice(1).entries())
      expect(morning - (mornings[index] ?? 0)).toBeGreaterThanOrEqual(3);
  });
});

test("pings come at .80 or more, after the first three days and before the last morning", () => {
  whatever((decisions) => {
    for (const { message, probability, daysIn, daysLeft } of said(decisions)) {
      expect(daysLeft).toBeGreaterThan(1);
      if (message === "celebrate") continue;
      expect(probability).toBeGreaterThanOrEqual(0.8);
      expect(daysIn).toBeGreaterThanOrEqual(3);
    }
  });
});

test("no more than three pings in a row go unanswered", () => {
  whatever((decisions) => {
    let unanswered: Decision[] = [];
    for (const ping of decisions.filter(({ message }) => message === "behind")) {
      const last = unanswered.at(-1);
      const answered = last && (ping.dials > last.dials || ping.booked > last.booked);
      unanswered = answered ? [ping] : [...unanswered, ping];
      expect(unanswered.length).toBeLessThanOrEqual(3);
    }
  });
});

test("an association is asked for reports at most once, and praised for a recovery at most once", () => {
  whatever((decisions) => {
    expect(decisions.filter(({ message }) => message === "please-report").length).toBeLessThanOrEqual(1);
    expect(decisions.filter(({ occasion }) => occasion === "recovery").length).toBeLessThanOrEqual(1);
  });
});

test("a goal is celebrated again only after the celebration was withdrawn", () => {
  whatever((decisions) => {
    let standing = false;
    for (const { occasion, withdraw } of decisions) {
      if (withdraw) {
        expect(standing).toBe(true);
        standing = false;
      }
      if (occasion !== "goal") continue;
      expect(standing).toBe(false);
      standing = true;
    }
  });
});
