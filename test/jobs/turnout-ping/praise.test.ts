import { describe, expect, test } from "vitest";
import { markStalePosts } from "../../../src/store/delivery/stale-posts.ts";
import { summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";
import { phoneBankOn } from "../turnout/phone-bank.ts";
import { few } from "./few.ts";

describe.each(ENGINES)("the morning's look at turnout, on %s", (engine) => {
  test("praises a goal that is reached, and takes it back quietly when a correction undoes it", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 200 });
    await bank.report(huddinge, "2022-08-22", 210);
    await bank.mornings("2022-08-24");
    await bank.report(huddinge, "2022-08-22", 120, "2022-08-24 15:00");

    await bank.mornings("2022-08-25");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: goal"]);
    await bank.store.transact(markStalePosts);
    const [post] = await bank.store.read((db, t) => db.select().from(t.post));
    const [ping] = await bank.store.read((db, t) => db.select().from(t.ping));
    expect(post?.stale).toBe(true);
    expect(ping?.withdrawnAt).toEqual(summer("2022-08-25 11:30"));
  });

  test("praises an association that is back on pace", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 400 });
    await few(bank, huddinge, 21, 24, 0);
    await bank.mornings("2022-08-23", "2022-08-25");
    await bank.report(huddinge, "2022-08-25", 170);
    await bank.report(huddinge, "2022-08-26", 160);

    await bank.mornings("2022-08-27", "2022-08-28");

    expect((await bank.said()).filter((line) => line.endsWith("recovery"))).toHaveLength(1);
  });

  test("praises the best day so far, where nothing else is to be said and not twice in three days", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 600 });
    await few(bank, huddinge, 21, 22, 10);
    await bank.report(huddinge, "2022-08-23", 100);
    await bank.mornings("2022-08-24");
    await bank.report(huddinge, "2022-08-24", 120);

    await bank.mornings("2022-08-25");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: night"]);
  });
});
