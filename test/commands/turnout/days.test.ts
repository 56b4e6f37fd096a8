import { describe, expect, test } from "vitest";
import type { House } from "../../house.ts";
import { formOf, haninge } from "./haninge.ts";

const daysIn = async (house: House, name: string, id: string): Promise<readonly string[]> =>
  (await house.press(name, id)).buttons
    .filter(({ id: one }) => one.startsWith("report-none:"))
    .map(({ id: one }) => one);

describe("the buttons of a ping", () => {
  test("report the days without figures one by one, or that nobody called", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const days = await daysIn(house, "Ines", ping.press("report-days"));
    const [yesterday = ""] = days;
    const figures = formOf(await house.press("Ines", yesterday.replace("report-none", "report-day")));

    const entered = await house.submit("Ines", figures.action, {
      callers: "3",
      dials: "90",
      answers: "30",
      conversations: "20",
    });
    const none = await house.press("Ines", days[1] ?? "");
    const all = await house.press("Ines", days.at(-1) ?? "");

    expect(entered.text).toContain("Tack! 3 ringare, 90 påringningar, 30 svar, 20 samtal");
    expect(none.text).toMatch(/^Noterat: ingen ringde [a-zåäö]+ \d+ augusti\./);
    expect(none.buttons[0]).toMatchObject({ label: "Ångra" });
    expect(all.text).toMatch(/^Noterat för \d+ dagar\.\nAlla dagar har siffror\. Tack!$/);
  });

  test("take back that nobody called", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const before = await daysIn(house, "Ines", ping.press("report-days"));
    const none = await house.press("Ines", before[0] ?? "");

    await house.press("Ines", none.buttons[0]?.id ?? "");

    expect(await daysIn(house, "Ines", ping.press("report-days"))).toEqual(before);
  });

  test("let somebody who is no organiser report their own calls, and nothing else", async () => {
    const { house, ping } = await haninge();
    await using _ = house;

    const own = await house.press("Milo", ping.press("report-days"));
    const others = ["ping-evening", "ping-several", "ping-pause"].map((action) => ping.press(action));
    const refused = await Promise.all(others.map((id) => house.press("Milo", id)));

    expect(own.refused).toBe(false);
    expect(own.text).toContain("Vilket pass gäller det?");
    expect(refused.map((seen) => seen.refused)).toEqual([true, true, true]);
  });
});
