import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("naming a shift's lead", () => {
  test("says who hears of it, tells them, and is undone by telling them too", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();
    await house.press("Alva", `signup:${shift}`);

    const menu = await house.press("Farah", `activity-lead:${shift}`);
    const named = await house.pick("Farah", menu, "Alva");
    const told = await house.tick();
    await house.tap("Farah", named, "Ångra");
    const ended = await house.tick();

    expect(menu.text).toContain("Den du väljer får veta det direkt");
    expect(named.text).toContain("Passet leds nu av");
    expect(told.map(({ to, text }) => [to, text.split("\n")[0]])).toContainEqual(["Alva", "Du leder ett pass!"]);
    expect(ended.map(({ text }) => text).join()).toContain("Någon annan leder passet nu. Tack");
  });

  test("may be oneself, or somebody who hasn't signed up, by mention", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();

    const me = await house.tap("Farah", await house.press("Farah", `activity-lead:${shift}`), "Jag leder");
    const other = await house.say("Farah", "/activity lead Högdalen person:@Kim");
    const told = await house.tick();

    expect(me.buttons.map(({ label }) => label)).toContain("Öppna passet");
    expect(other.text).toContain("Passet leds nu av");
    expect(told.filter(({ view }) => view === "leading").map(({ to }) => to)).toEqual(["Kim"]);
  });

  test("goes back to who led before", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();
    await house.say("Farah", "/activity lead Högdalen person:@Kim");

    const changed = await house.say("Farah", "/activity lead Högdalen person:@Alva");
    const back = await house.tap("Farah", changed, "Ångra");
    const none = await house.press("Farah", `activity-lead-none:${shift}`);
    const same = await house.press("Farah", `activity-lead-none:${shift}`);

    expect(back.text).toContain("Passet leds nu av");
    expect(none.text).toContain("har ingen ledare nu");
    expect(same.text).toContain("Inget att ändra");
  });

  test("refuses a person it does not know here, and one of nobody's", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();

    const unknown = await house.say("Farah", "/activity lead Högdalen person:Nobody");
    const forged = await house.choose("Farah", `activity-lead-set:${shift}:0`, "no-person-with-this-id");

    expect(unknown.text).toContain("”Nobody” är ingen jag känner igen här");
    expect(forged.text).toContain("hittar inte det där");
  });

  test("is for its hosts' organisers", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();

    const other = await house.press("Gustav", `activity-lead:${shift}`);
    const typed = await house.say("Kim", "/activity lead Högdalen person:@Kim");

    expect(other.text).toContain("hör till andra");
    expect(typed.refused).toBe(true);
  });

  test("asks which activity where several fit", async () => {
    await using house = await openOrganised();
    await house.evening();
    await house.evening({ day: "2022-08-19" });

    const menu = await house.say("Farah", "/activity lead Högdalen person:@Kim");

    expect(menu.text).toContain("Flera passar ”Högdalen”");
  });

  test("shows a lead their shifts among their own", async () => {
    await using house = await openOrganised();
    await house.evening();
    await house.say("Farah", "/activity lead Högdalen person:@Kim");

    const mine = await house.say("Kim", "/schedule mine");

    expect(mine.text).toContain("Du leder passet.");
    expect(mine.buttons.map(({ label }) => label)).toContain("Öppna passet");
  });
});
