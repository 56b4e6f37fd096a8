import { describe, expect, test } from "vitest";
import { ENGINES } from "../../stores.ts";
import { phoneBankOn } from "../turnout/phone-bank.ts";
import { few } from "./few.ts";

describe.each(ENGINES)("the morning's look at turnout, on %s", (engine) => {
  test("does not remember a ping that reached nobody", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900 });
    await few(bank, huddinge, 21, 27, 0);
    await bank.mornings("2022-08-24");
    await bank.store.transact(async (tx, t) => void (await tx.update(t.post).set({ state: "parked" })));

    await bank.mornings("2022-08-25");

    expect(await bank.said()).toEqual(["08-24 ping to huddinge: behind", "08-25 ping to huddinge: behind"]);
  });

  test("tells an association without a closed channel through its organisers, privately", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 900, channel: "open" });
    await few(bank, huddinge, 21, 23, 0);
    await bank.organiser(huddinge, "anna");
    await bank.organiser(huddinge, "omar");

    await bank.mornings("2022-08-24");

    expect((await bank.said()).toSorted()).toEqual(["08-24 ping to anna: behind", "08-24 ping to omar: behind"]);
  });

  test("hands an association over to the coordinators, once, where nobody is there to hear", async () => {
    await using bank = await phoneBankOn(engine);
    for (const name of ["Huddinge", "Solna"]) {
      const id = await bank.join(name, { goal: 900, channel: "none" });
      await few(bank, id, 21, 31, 0);
    }

    await bank.mornings("2022-08-24", "2022-09-08");

    expect(await bank.said()).toEqual(["08-24 hand-over to samordning: nobody, nobody"]);
  });

  test("asks a person to take over when a week or less is left and the goal is all but lost", async () => {
    await using bank = await phoneBankOn(engine);
    const huddinge = await bank.join("Huddinge", { goal: 2_000 });
    await few(bank, huddinge, 21, 31, 20);

    await bank.mornings("2022-09-06");

    expect((await bank.said()).toSorted()).toEqual([
      "09-06 hand-over to samordning: late",
      "09-06 ping to huddinge: behind",
    ]);
  });
});
