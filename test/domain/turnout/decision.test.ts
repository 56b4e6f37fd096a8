import { describe, expect, test } from "vitest";
import { NOTHING_TO_ASK } from "../../../src/domain/turnout/ask.ts";
import { type Decision, decide } from "../../../src/domain/turnout/decision.ts";
import type { Forecast } from "../../../src/domain/turnout/forecast.ts";
import type { Sent } from "../../../src/domain/turnout/history.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";

/** The tenth morning of 21, half the days reported, far behind: a ping is due. */
const BEHIND: Forecast = {
  goal: 725,
  dials: 100,
  booked: 2,
  probability: 0.9,
  ask: { total: 19, week: 6, commonNight: false },
  morning: 10,
  daysIn: 10,
  daysLeft: 11,
  reportedDays: 5,
};

const decided = (what: Partial<Forecast>, sent: readonly Sent[] = [], highest = 0.9): Decision =>
  decide({ ...BEHIND, ...what }, { sent, highest }, PHONE_BANK_2018.messages);
const behind = (morning: number, dials = 100, booked = 2): Sent => ({ kind: "behind", morning, dials, booked });
const celebration = (morning: number, occasion: "goal" | "recovery", withdrawn = false): Sent => ({
  kind: "celebrate",
  morning,
  occasion,
  withdrawn,
});

describe("a ping", () => {
  test("goes out from a probability of .80 and carries the forecast along", () => {
    expect(decided({ probability: 0.8 })).toEqual({
      ...BEHIND,
      probability: 0.8,
      message: "behind",
      occasion: undefined,
      escalate: false,
      withdraw: false,
    });
    expect(decided({ probability: 0.799 }).message).toBe("none");
  });

  test("waits until an association has been in it for three days", () => {
    const messages = [0, 2, 3].map((daysIn) => decided({ daysIn, reportedDays: daysIn }).message);

    expect(messages).toEqual(["none", "none", "behind"]);
  });

  test("does not come on the last morning, nor after it", () => {
    expect([2, 1, 0, -3].map((daysLeft) => decided({ daysLeft }).message)).toEqual(["behind", "none", "none", "none"]);
  });

  test("does not come before the campaign", () => {
    expect(decided({ daysIn: -1, reportedDays: 0 })).toMatchObject({ message: "none", escalate: false });
  });

  test.each([behind(8), celebration(8, "recovery"), { kind: "please-report", morning: 8 } as const])(
    "keeps three days' distance from a message of kind $kind",
    (earlier) => {
      const messages = [10, 11].map((morning) => decided({ morning }, [earlier]).message);

      expect(messages).toEqual(["none", "behind"]);
    },
  );

  test("is never sent without a goal, with nothing promised or nobody to call", () => {
    expect(decided({ goal: undefined, probability: undefined, ask: NOTHING_TO_ASK })).toMatchObject({
      message: "none",
      escalate: false,
    });
  });
});

describe("too few reports", () => {
  test("are asked for first when under a third of the days are reported", () => {
    expect(decided({ daysIn: 9, reportedDays: 2 }).message).toBe("please-report");
    expect(decided({ daysIn: 9, reportedDays: 3 }).message).toBe("behind");
    expect(decided({ reportedDays: 0 }).message).toBe("please-report");
  });

  test("are asked for once; three days later the ping may follow", () => {
    const asked = [{ kind: "please-report", morning: 8 }] as const;

    const messages = [10, 11].map((morning) => decided({ morning, reportedDays: 1 }, asked).message);

    expect(messages).toEqual(["none", "behind"]);
  });

  test("are asked for also when a ping came before", () => {
    expect(decided({ reportedDays: 3 }, [behind(4)]).message).toBe("please-report");
  });
});

describe("three unanswered pings in a row", () => {
  const three = [behind(1), behind(4), behind(7)];

  test("stop the pings and hand over to a person", () => {
    expect(decided({}, three)).toMatchObject({ message: "none", escalate: true });
    expect(decided({}, three.slice(1))).toMatchObject({ message: "behind", escalate: false });
  });

  test("hand over only on a morning that would have pinged", () => {
    expect(decided({ morning: 9 }, three).escalate).toBe(false);
    expect(decided({ probability: 0.7 }, three).escalate).toBe(false);
  });

  test("also keep the question for reports back", () => {
    expect(decided({ reportedDays: 0 }, three)).toMatchObject({ message: "none", escalate: true });
  });

  test("begin again from none once dials or sign-ups exceed those at the last ping", () => {
    expect(decided({ dials: 101 }, three)).toMatchObject({ message: "behind", escalate: false });
    expect(decided({ booked: 3 }, three)).toMatchObject({ message: "behind", escalate: false });
    expect(decided({ dials: 101, morning: 16 }, [...three, behind(10, 101), behind(13, 101)]).message).toBe("behind");
  });

  test("do not count the question for reports", () => {
    const sent = [{ kind: "please-report", morning: 1 } as const, behind(4), behind(7)];

    expect(decided({}, sent).message).toBe("behind");
  });
});

describe("a coordinator", () => {
  test("is told too at .95 with seven days or fewer left", () => {
    expect(decided({ probability: 0.95, daysLeft: 7 })).toMatchObject({ message: "behind", escalate: true });
    expect(decided({ probability: 0.949, daysLeft: 7 }).escalate).toBe(false);
    expect(decided({ probability: 0.99, daysLeft: 8 }).escalate).toBe(false);
  });

  test("is told whether or not a message may go out today", () => {
    expect(decided({ probability: 0.95, daysLeft: 7 }, [behind(9)])).toMatchObject({ message: "none", escalate: true });
  });

  test("is not told of an association's first days, nor on the last morning", () => {
    expect(decided({ probability: 0.99, daysLeft: 5, daysIn: 2 }).escalate).toBe(false);
    expect(decided({ probability: 0.99, daysLeft: 1 }).escalate).toBe(false);
  });
});

describe("a celebration", () => {
  test("comes when the goal is reached, once", () => {
    const reached = { dials: 725, probability: 0 };

    expect(decided(reached)).toMatchObject({ message: "celebrate", occasion: "goal", escalate: false });
    expect(decided(reached, [celebration(2, "goal")])).toMatchObject({ message: "none", occasion: undefined });
  });

  test("comes once when the probability has fallen from .6 to .2", () => {
    expect(decided({ probability: 0.2 }, [], 0.6)).toMatchObject({ message: "celebrate", occasion: "recovery" });
    expect(decided({ probability: 0.21 }, [], 0.6).message).toBe("none");
    expect(decided({ probability: 0.2 }, [], 0.59).message).toBe("none");
    expect(decided({ probability: 0.2 }, [celebration(2, "recovery")], 0.9).message).toBe("none");
  });

  test("need not wait until an association has been in it for three days", () => {
    expect(decided({ dials: 725, probability: 0, daysIn: 0, reportedDays: 0 }).message).toBe("celebrate");
  });

  test("waits for its turn after another message", () => {
    const reached = { dials: 725, probability: 0 };

    const messages = [10, 11].map((morning) => decided({ ...reached, morning }, [behind(8)]).message);

    expect(messages).toEqual(["none", "celebrate"]);
  });

  test("of the goal may follow one of recovery, but recovery is not praised once the goal is reached", () => {
    const reached = { dials: 725, probability: 0 };

    expect(decided(reached, [celebration(4, "recovery")]).occasion).toBe("goal");
    expect(decided({ ...reached, morning: 14 }, [celebration(10, "goal")]).message).toBe("none");
  });

  test("is not for the last day, when the status says it all", () => {
    expect(decided({ dials: 725, probability: 0, daysLeft: 1 }).message).toBe("none");
  });
});

describe("a correction below the goal", () => {
  const celebratedGoal = [celebration(9, "goal")];

  test("withdraws the celebration without a message, on the last morning too", () => {
    expect(decided({ probability: 0.1 }, celebratedGoal, 0.5)).toMatchObject({ message: "none", withdraw: true });
    expect(decided({ probability: 0.9, daysLeft: 1 }, celebratedGoal)).toMatchObject({
      message: "none",
      withdraw: true,
    });
  });

  test("leaves a celebration that is withdrawn already", () => {
    expect(decided({}, [celebration(2, "goal", true)]).withdraw).toBe(false);
  });

  test("lets the goal be celebrated when it is truly reached", () => {
    expect(decided({ dials: 725, probability: 0 }, [celebration(2, "goal", true)]).occasion).toBe("goal");
  });
});
