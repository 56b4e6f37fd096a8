import { describe, expect, test } from "vitest";
import { led, unasked } from "./led.ts";

type Led = Awaited<ReturnType<typeof led>>;
const mark = async (house: Led, name: string, as: string) =>
  house.tap("Kim", await house.pick("Kim", await house.press("Kim", `lead-who:${house.shift}`), name), as);

describe("who is coming", () => {
  test("is shown by name with association, guests and how they stand, to the lead only", async () => {
    await using house = await led();

    const { message, text } = await house.press("Kim", `lead-who:${house.shift}`);

    const menu = message?.blocks.find((block) => block.kind === "select");
    expect(menu?.kind === "select" && menu.choices.map(({ label }) => label)).toEqual(["Alva, 1 gäst", "Billy", "Kim"]);
    expect(text).toContain("(Vantör), 1 gäst");
    expect(text).toContain("(Huddinge)");
    expect(text).toContain("i kö");
  });

  test("marks who is late, who came and who did not, without messages", async () => {
    await using house = await led("2022-08-18T17:30+02:00");

    const late = await mark(house, "Billy", "Blir sen");
    const here = await mark(house, "Billy", "Är här");
    const missed = await mark(house, "Alva", "Kom inte");
    const after = await house.press("Kim", `lead:${house.shift}`);
    const back = await mark(house, "Alva", "Är här");

    expect(late.text).toContain("(Huddinge), blir sen");
    expect(here.text).not.toContain("blir sen");
    expect(missed.text).toContain("(Vantör), 1 gäst, kom inte");
    expect(after.text).toContain("2 kommer");
    expect(back.text).not.toContain(", kom inte");
    expect(unasked(await house.tick())).toEqual([]);
  });

  test("shows who said themselves that they come late", async () => {
    await using house = await led("2022-08-18T16:30+02:00");
    await house.press("Billy", `late:${house.shift}`);

    const { text } = await house.press("Kim", `lead-who:${house.shift}`);

    expect(text).toContain("(Huddinge), blir sen");
  });

  test("calls nobody missing before the shift has begun, nor who only waits", async () => {
    await using house = await led();
    const alva = await house.pick("Kim", await house.press("Kim", `lead-who:${house.shift}`), "Alva");
    const [{ id = "" } = {}] = alva.buttons;

    const early = await house.press("Kim", id.replace("lead-late", "lead-missed"));
    const forged = await house.choose("Kim", `lead-mark:${house.shift}:0`, "nobody");

    expect(alva.buttons.map(({ label }) => label)).toEqual(["Blir sen", "Tillbaka"]);
    expect(early.text).toContain("har inte börjat");
    expect(forged.text).toContain("hittar inte det där");
  });
});
