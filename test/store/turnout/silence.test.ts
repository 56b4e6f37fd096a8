import { describe, expect, test } from "vitest";
import { NO_FIGURES } from "../../../src/domain/figures.ts";
import { setGoal } from "../../../src/store/organisation/associations.ts";
import { enterReport } from "../../../src/store/report/reports.ts";
import { reserveSeats } from "../../../src/store/signup/reserving.ts";
import type { Tx } from "../../../src/store/store.ts";
import { addPing, notePingAnswered } from "../../../src/store/turnout/pings.ts";
import { silentAssociations } from "../../../src/store/turnout/silence.ts";
import { day, type Stage, stageOn, summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";

/** The names of those that are silent on a morning. */
const silentOn = async (stage: Stage, morning: string): Promise<readonly string[]> => {
  const campaign = await stage.campaign();
  return stage.store.read(async (db) =>
    (await silentAssociations(db, campaign, summer(morning))).map(({ name }) => name),
  );
};

type Sign = (stage: Stage, associationId: string, at: string) => Promise<void>;

const reports: Sign = async (stage, associationId, at) => {
  const campaign = await stage.campaign();
  const enteredBy = await stage.person("kim");
  const entry = { campaign, associationId, shiftId: undefined, enteredBy, scope: "total", held: false } as const;
  // What they tell of lies further back.
  const told = { ...entry, day: day("2022-08-02"), figures: NO_FIGURES, at: summer(at) };
  await stage.store.transact((tx, t) => enterReport(tx, t, told));
};
const signsUp: Sign = async (stage, associationId, at) => {
  const shift = await stage.shift({ day: at.slice(0, 10), start: "17:00", end: "19:00" });
  await stage.signUp(await stage.person("kim"), shift, summer(at), 1, associationId);
};
const reserves: Sign = async (stage, associationId, at) => {
  const shiftId = await stage.shift({ day: at.slice(0, 10), start: "17:00", end: "19:00", capacity: 20 });
  const personId = await stage.person("kim");
  const campaign = await stage.campaign();
  const wish = { campaign, shiftId, associationId, seats: 4, personId, at: summer(at) };
  await stage.store.transact((tx, t) => reserveSeats(tx, t, wish));
};
const answers: Sign = async (stage, associationId, at) => {
  const { organisationId, id: campaignId } = await stage.campaign();
  await stage.store.transact(async (tx: Tx) => {
    const standing = { goal: 100, dials: 0, booked: 0, probability: 0.9, ask: { total: 4, week: 1 } };
    const ping = { associationId, day: day("2022-08-05"), kind: "behind", occasion: undefined, ...standing } as const;
    const id = await addPing(tx, { organisationId, campaignId, at: summer("2022-08-05 11:30") }, ping);
    await notePingAnswered(tx, { campaignId, id, at: summer(at) });
  });
};

describe.each(ENGINES)("silence, on %s", (engine) => {
  test.each<[string, Sign]>([
    ["a report, of whatever day", reports],
    ["a sign-up", signsUp],
    ["a squad", reserves],
    ["an answer to a ping", answers],
  ])("is broken by %s, for 14 days", async (_, sign) => {
    await using stage = await stageOn(engine);
    const solna = await stage.association("Solna");
    await stage.association("Nacka");

    await sign(stage, solna, "2022-08-10 12:00");

    expect(await silentOn(stage, "2022-08-20 08:00")).toEqual(["Nacka"]);
    expect((await silentOn(stage, "2022-08-27 08:00")).toSorted()).toEqual(["Nacka", "Solna"]);
  });

  test("is of nobody who has been in the campaign for less", async () => {
    await using stage = await stageOn(engine);
    const solna = await stage.association("Solna");
    const { id: campaignId, organisationId } = await stage.campaign();
    const promise = { unit: "hours", value: 10 } as const;
    const joined = { associationId: solna, listSize: undefined, promise, joinedOn: day("2022-08-12") };
    await stage.store.transact((tx) => setGoal(tx, { campaignId, organisationId }, joined));

    expect(await silentOn(stage, "2022-08-14 08:00")).toEqual([]);
    expect(await silentOn(stage, "2022-08-25 08:00")).toEqual([]);
    expect(await silentOn(stage, "2022-08-26 08:00")).toEqual(["Solna"]);
  });
});
