import { describe, expect, test } from "vitest";
import { Gone } from "../../../src/chat/index.ts";
import { markStale, refresh } from "../../../src/store/delivery/posts.ts";
import { day } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";
import { HOUR, office } from "../office.ts";

describe.each(ENGINES)("a message that shows what is no longer so, on %s", (engine) => {
  test("brings a changed message up to date with one edit that carries the latest state", async () => {
    await using house = await office(engine);
    await house.post("hej");
    await house.flush();
    const { organisationId } = await house.stage.campaign();
    const stale = () =>
      house.stage.store.transact((tx) =>
        markStale(tx, { organisationId, day: day("2022-08-17"), activityId: "a", shiftId: "s" }),
      );

    await stale();
    await house.flush();
    for (let n = 0; n < 5; n++) {
      await stale();
      await house.pass(100);
    }
    await house.pass(2_000);

    expect(house.board.messages).toMatchObject([{ edits: 2 }]);
  });

  test("tries a failed edit again more and more seldom, and gives up on a message that is gone", async () => {
    let edits = 0;
    let error: Error = new Error("a fault");
    await using house = await office(engine, (verb) => {
      if (verb !== "edit") return undefined;
      edits += 1;
      return { done: false, error };
    });
    await house.post("hej");
    await house.flush();
    await house.stage.store.transact(async (tx, t) => void (await tx.update(t.post).set({ stale: true })));

    for (let n = 0; n < 60; n++) await house.pass(1_000);
    const inAMinute = edits;
    error = new Gone("unknown-message");
    await house.pass(HOUR);
    await house.pass(HOUR);

    expect(inAMinute).toBe(4);
    expect(edits).toBe(5);
  });

  test("brings every channel's message up to date after many changes, each with one edit", async () => {
    await using house = await office(engine);
    const { organisationId } = await house.stage.campaign();
    for (const place of ["dagens", "samordning", "dagens"]) await house.post(place, { to: house.channel(place) });
    await house.post("annat", { subject: "day:2022-09-01" });
    await house.flush();

    for (let n = 0; n < 20; n++) {
      await house.stage.store.transact((tx) =>
        markStale(tx, { organisationId, day: day("2022-08-17"), activityId: `a${n}`, shiftId: `s${n}` }),
      );
    }
    await house.pass(2_000);

    expect(house.board.messages.map(({ text: words, edits }) => `${words} ${edits}`).sort()).toEqual([
      "annat 0",
      "dagens 1",
      "dagens 1",
      "samordning 1",
    ]);
  });

  test("makes up for a change that came while its message was being brought up to date", async () => {
    let change = async () => {};
    await using house = await office(engine, async (verb) => {
      if (verb === "edit") await change();
      return undefined;
    });
    const { organisationId } = await house.stage.campaign();
    const changed = () =>
      house.stage.store.transact((tx) => refresh(tx, { organisationId, subject: "day:2022-08-17" }));
    await house.post("hej");
    await house.flush();
    await changed();
    change = async () => {
      change = async () => {};
      await changed();
    };

    await house.flush();
    await house.pass(2_000);

    expect(house.board.messages).toMatchObject([{ edits: 2 }]);
  });
});
