import { describe, expect, test } from "vitest";
import { haninge } from "./haninge.ts";

describe("the buttons of a ping", () => {
  test("ask for peace for a week, which the coordinators hear of once and can follow up", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    await house.seat("Ylva", "coordinator");

    const said = await house.press("Ines", ping.press("ping-pause"));
    await house.press("Ines", ping.press("ping-pause"));
    const [told, ...more] = (await house.tick()).filter(({ view }) => view === "hand-over");
    const take = told?.message.blocks.flatMap((block) => (block.kind === "text" ? block.buttons : []))[0]?.id ?? "";
    const taken = await house.press("Ylva", take);
    const late = await house.press("Hedda", take);
    const forbidden = await house.press("Milo", take);

    expect(said.text).toMatch(/^Då är jag tyst till .+\. Samordnarna får veta det\./);
    expect(told).toMatchObject({ to: "#samordnare" });
    expect(told?.text).toMatch(/^Haninge: vill ha lugn till .+\. 0 av 1\s117 påringningar, inga pass bokade än\.$/);
    expect(more).toEqual([]);
    expect(taken.text).toBe("Haninge: du ringer. Tack!");
    expect(late.text).toBe("Någon annan ringer redan Haninge.");
    expect(forbidden.refused).toBe(true);
  });

  test("keep the peace for seven days", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    await house.press("Ines", ping.press("ping-pause"));

    const days: number[] = [];
    for (let date = 26; date <= 34; date++) {
      const on = date <= 31 ? `2022-08-${date}` : `2022-09-0${date - 31}`;
      const arrived = await house.tick(`${on}T11:30+02:00`);
      if (arrived.some(({ to, view }) => to === "#haninge" && view === "ping")) days.push(date);
    }

    expect(ping.day).toBe(25);
    expect(days).toEqual([32]);
  });

  test("end the peace again", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const paused = await house.press("Ines", ping.press("ping-pause"));

    const resumed = await house.press("Ines", paused.buttons[0]?.id ?? "");

    expect(resumed.text).toBe("Då hör jag av mig som vanligt.");
  });
});
