import fc from "fast-check";
import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import { shiftOf } from "../../../src/store/activity/activities.ts";
import { addAccount, workspaceIdOf } from "../../../src/store/people/accounts.ts";
import { cancelSignUp, changeSeats, confirmSeat, signUp } from "../../../src/store/signup/seating.ts";
import { type SignUpState, signUpsOf } from "../../../src/store/signup/signups.ts";
import { type ShiftPlan, type Stage, stageOn, summer } from "../../stage.ts";
import { ENGINES, type EngineName } from "../../stores.ts";

const AT = summer("2022-08-17 12:00");
const EVENING: ShiftPlan = { day: "2022-08-24", start: "17:00", end: "19:00" };

/** People of the stage's campaign, all in one transaction. */
const crowd = async (stage: Stage, size: number): Promise<readonly string[]> => {
  const { organisationId } = await stage.campaign();
  const workspaceId = workspaceIdOf("playground", "playground");
  const ids = Array.from({ length: size }, () => nanoid());
  await stage.store.transact(async (tx) => {
    for (const personId of ids)
      await addAccount(tx, { personId, organisationId, workspaceId, account: personId, at: AT });
  });
  return ids;
};

/** The store's verbs for one shift, as concurrent callers use them. */
const at = async (stage: Stage, shiftId: string, moment: Date = AT) => {
  const campaign = await stage.campaign();
  const seat = (personId: string) => ({ campaign, shiftId, personId, at: moment });
  return {
    wish: (personId: string, more: { seats?: number; squadId?: string } = {}) =>
      stage.store.transact((tx) =>
        signUp(tx, {
          ...seat(personId),
          seats: more.seats ?? 1,
          squadId: more.squadId,
          associationId: undefined,
          overlapAccepted: false,
        }),
      ),
    cancel: (personId: string) => stage.store.transact((tx) => cancelSignUp(tx, seat(personId))),
    change: (personId: string, seats: number) =>
      stage.store.transact((tx) => changeSeats(tx, { ...seat(personId), seats })),
    confirm: (personId: string) => stage.store.transact((tx) => confirmSeat(tx, seat(personId))),
    /** Everyone on the list in order of arrival. */
    list: () => stage.store.read((db) => signUpsOf(db, { shiftId })),
    counts: () => stage.store.read((db) => shiftOf(db, { campaignId: campaign.id, shiftId })),
  };
};

const of = (list: readonly { readonly personId: string; readonly state: SignUpState }[], state: SignUpState) =>
  list.filter((one) => one.state === state).map(({ personId }) => personId);

describe.each(ENGINES)("seats, on %s", (engine) => {
  test("are 40 for 200 who come at once; the others wait in the order in which they came", async () => {
    await using stage = await stageOn(engine);
    const people = await crowd(stage, 200);
    const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 40 }));

    const answers = await Promise.all(people.map((person) => shift.wish(person)));

    const list = await shift.list();
    const places = answers.flatMap((answer) => (answer.kind === "waiting" ? [answer.place] : []));
    const waited = people.filter((_, i) => answers[i]?.kind === "waiting");
    const byPlace = waited.toSorted((a, b) => (places[waited.indexOf(a)] ?? 0) - (places[waited.indexOf(b)] ?? 0));
    expect(of(list, "going")).toHaveLength(40);
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 160 }, (_, i) => i + 1));
    expect(of(list, "waiting")).toEqual(byPlace);
    expect(await shift.counts()).toMatchObject({ going: 40, waiting: 160 });
  });

  test("that are given up at once go to the first in line, each to one, and nobody overtakes", async () => {
    await using stage = await stageOn(engine);
    const people = await crowd(stage, 100);
    const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 40 }));
    for (const person of people.slice(0, 80)) await shift.wish(person);
    const line = of(await shift.list(), "waiting");

    await Promise.all([
      ...people.slice(0, 25).map((person) => shift.cancel(person)),
      ...people.slice(80).map((person) => shift.wish(person)),
    ]);

    const list = await shift.list();
    const held = list.filter(({ confirmBy }) => confirmBy).map(({ personId }) => personId);
    const asked = (await stage.outbox()).filter(({ view }) => view === "promotion");
    expect(held).toEqual(line.slice(0, 25));
    expect(of(list, "going")).toHaveLength(40);
    expect(of(list, "waiting").slice(0, 15)).toEqual(line.slice(25));
    expect(asked).toHaveLength(25);
  });

  test("pressed for 50 times by one person at once are one", async () => {
    await using stage = await stageOn(engine);
    const [person = ""] = await crowd(stage, 1);
    const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 40 }));

    const answers = await Promise.all(Array.from({ length: 50 }, () => shift.wish(person)));

    expect(answers.filter(({ kind }) => kind === "going")).toHaveLength(1);
    expect(await shift.counts()).toMatchObject({ going: 1 });
  });

  test("for guests are never more than there are, whoever asks at once", async () => {
    await using stage = await stageOn(engine);
    const people = await crowd(stage, 10);
    const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 15 }));
    for (const person of people) await shift.wish(person);

    const answers = await Promise.allSettled(people.map((person) => shift.change(person, 3)));

    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect((await shift.counts())?.going).toBe(14);
  });

  test("kept for a squad are its people's past the line, as many as there are", async () => {
    await using stage = await stageOn(engine);
    const people = await crowd(stage, 30);
    const associationId = await stage.association("Solna");
    const shiftId = await stage.shift({ ...EVENING, capacity: 10 });
    const squadId = nanoid();
    const { organisationId } = await stage.campaign();
    await stage.store.transact(async (tx, t) => {
      await tx.insert(t.squad).values({ id: squadId, organisationId, shiftId, associationId, seats: 4, createdAt: AT });
    });
    const shift = await at(stage, shiftId);

    const others = await Promise.all(people.slice(0, 20).map((person) => shift.wish(person)));
    const before = await shift.counts();
    const own = await Promise.all(people.slice(20, 26).map((person) => shift.wish(person, { squadId })));

    expect(others.filter(({ kind }) => kind === "going")).toHaveLength(6);
    expect(before).toMatchObject({ going: 6, reserved: 4, waiting: 14 });
    expect(own.filter(({ kind }) => kind === "going")).toHaveLength(4);
    expect(await shift.counts()).toMatchObject({ going: 10, reserved: 0, waiting: 16 });
  });

  test("offered to everyone close to the start go to whoever presses first", async () => {
    await using stage = await stageOn(engine);
    const people = await crowd(stage, 21);
    const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 1 }), summer("2022-08-24 15:00"));
    for (const person of people) await shift.wish(person);
    await shift.cancel(people[0] ?? "");

    const answers = await Promise.all(people.slice(1).map((person) => shift.confirm(person)));

    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(of(await shift.list(), "going")).toHaveLength(1);
  });

  test("exchanged crosswise by many at once end with everyone where they wanted", async () => {
    await using stage = await stageOn(engine);
    const people = await crowd(stage, 20);
    const shifts = [
      await at(stage, await stage.shift({ ...EVENING, capacity: 20 })),
      await at(stage, await stage.shift({ ...EVENING, capacity: 20, place: "Solna" })),
    ] as const;
    await Promise.all(people.map((person, i) => shifts[i % 2 === 0 ? 0 : 1].wish(person)));

    await Promise.all(
      people.map(async (person, i) => {
        const [from, to] = i % 2 === 0 ? shifts : ([shifts[1], shifts[0]] as const);
        await from.cancel(person);
        await to.wish(person);
      }),
    );

    expect(await Promise.all(shifts.map(async (shift) => (await shift.counts())?.going))).toEqual([10, 10]);
  });

  test("leave a line in the audit for each change, and nothing for what changed nothing", async () => {
    await using stage = await stageOn(engine);
    const [kim = "", bo = ""] = await crowd(stage, 2);
    const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 1 }));

    await shift.wish(kim);
    await shift.wish(kim);
    await shift.wish(bo);
    await shift.cancel(kim);
    await shift.cancel(kim);
    await shift.confirm(bo);

    const audit = await stage.store.read((db, t) =>
      db.select({ verb: t.audit.verb, actor: t.audit.actorId }).from(t.audit),
    );
    expect(audit.map(({ verb, actor }) => `${actor === kim ? "Kim" : "Bo"} ${verb}`).sort()).toEqual([
      "Bo confirm",
      "Bo queue",
      "Kim cancel",
      "Kim sign-up",
    ]);
  });
});

type Step = { readonly act: "wish" | "cancel" | "confirm" | "change"; readonly who: number; readonly seats: number };

const steps = fc.array(
  fc.record({
    act: fc.constantFrom<Step["act"]>("wish", "wish", "cancel", "confirm", "change"),
    who: fc.nat(7),
    seats: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 5, maxLength: 40 },
);

const RUNS: Readonly<Record<EngineName, number>> = { sqlite: 60, postgres: 12 };

test.each(ENGINES)("whatever people do at once, nothing is oversold and nobody overtakes, on %s", async (engine) => {
  await using stage = await stageOn(engine);
  const people = await crowd(stage, 8);
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const shift = await at(stage, await stage.shift({ ...EVENING, capacity: 5 }));

      for (let i = 0; i < plan.length; i += 4) {
        await Promise.allSettled(
          plan.slice(i, i + 4).map(({ act, who, seats }) => {
            const person = people[who] ?? "";
            if (act === "wish") return shift.wish(person, { seats });
            return act === "change" ? shift.change(person, seats) : shift[act](person);
          }),
        );
      }

      const list = await shift.list();
      const seats = list.filter(({ state }) => state === "going").reduce((sum, one) => sum + one.seats, 0);
      const states = list.map(({ state }) => state);
      const first = list.find(({ state }) => state === "waiting");
      expect(seats).toBeLessThanOrEqual(5);
      // In order of arrival, everyone who has a place came before everyone who waits.
      if (first) expect(states.lastIndexOf("going")).toBeLessThan(states.indexOf("waiting"));
      // The first in line waits only because they don't fit.
      if (first) expect(seats + first.seats).toBeGreaterThan(5);
      for (const person of people) await shift.cancel(person);
    }),
    { numRuns: RUNS[engine] },
  );
});
