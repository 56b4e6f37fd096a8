import { expect, test } from "vitest";
import { renderer } from "../../src/bot/render.ts";
import { plainText } from "../../src/chat/index.ts";
import { views } from "../../src/views/index.ts";
import { phoneBankOn } from "../jobs/turnout/phone-bank.ts";
import { summer } from "../stage.ts";

test.each([
  [
    "sv",
    /^Ni är i mål, Huddinge! 210 påringningar, och målet var 200\./,
    "Siffrorna för Huddinge är rättade: 120 av 200 påringningar.",
  ],
  [
    "en",
    /^You made it, Huddinge! 210 dials, and the goal was 200\./,
    "The numbers for Huddinge are corrected: 120 of 200 dials.",
  ],
] as const)(
  "a celebration in %s that a correction undoes says the right figures where it stands",
  async (locale, goal, corrected) => {
    await using bank = await phoneBankOn("sqlite");
    await bank.change({ locale });
    const huddinge = await bank.join("Huddinge", { goal: 200 });
    await bank.report(huddinge, "2022-08-22", 210);
    await bank.mornings("2022-08-24");
    const [post] = await bank.store.read((db, t) => db.select().from(t.post));
    if (!post) throw new Error("nothing was sent");
    const render = renderer(bank.store, views);
    const before = await render(post, summer("2022-08-24 11:31"));

    await bank.report(huddinge, "2022-08-22", 120, "2022-08-24 15:00");
    await bank.mornings("2022-08-25");
    const after = await render(post, summer("2022-08-25 12:00"));

    expect(before && plainText(before)).toMatch(goal);
    expect(after && plainText(after)).toBe(corrected);
  },
);
