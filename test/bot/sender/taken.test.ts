import { describe, expect, test } from "vitest";
import { shortenLeases } from "../../../src/store/delivery/outbox.ts";
import { ENGINES } from "../../stores.ts";
import { HOUR, office, START } from "../office.ts";

describe.each(ENGINES)("a post that a process held, on %s", (engine) => {
  test("after a crash looks for what was under way once its lease is over, or at once where it is alone", async () => {
    await using house = await office(engine);
    await house.post("hej");
    await house.stage.store.transact(async (tx, t) => {
      await tx
        .update(t.post)
        .set({ state: "sending", attempts: 1, firstTriedAt: START, leaseUntil: new Date(START.getTime() + 120_000) });
    });
    const [{ id } = { id: "" }] = await house.stage.store.read((db, t) => db.select().from(t.post));
    house.board.pin(id, "#dagens", "hej");

    await house.pass(60_000);
    const held = await house.states();
    await house.stage.store.transact((tx) => shortenLeases(tx, { until: new Date(START.getTime() + 65_000) }));
    await house.pass(5_000);

    expect(held).toEqual([["said", "sending", null]]);
    expect(await house.states()).toEqual([["said", "sent", null]]);
    expect(house.texts()).toEqual(["#dagens hej"]);
  });

  test("does not wait for a lease that a clock set back has moved into the future", async () => {
    await using house = await office(engine);
    await house.post("hej");
    await house.stage.store.transact(async (tx, t) => {
      await tx.update(t.post).set({ state: "sending", leaseUntil: new Date(START.getTime() + 24 * HOUR) });
    });

    await house.flush();

    expect(house.texts()).toEqual(["#dagens hej"]);
  });
});
