import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";

const naming = async (house: Organised, name: string) =>
  house.tap("Farah", await house.say("Farah", `/activity lead Högdalen person:@${name}`), "Ja, gör så");

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
    expect(named.text).toContain("En person får veta det direkt, också om du ångrar.");
    expect(ended.map(({ text }) => text).join()).toContain("Du leder inte passet längre. Tack");
  });

  test("may be oneself, or somebody who hasn't signed up, by mention", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();

    const me = await house.tap("Farah", await house.press("Farah", `activity-lead:${shift}`), "Jag leder");
    const asked = await house.say("Farah", "/activity lead Högdalen person:@Kim");
    const before = await house.tick();
    const other = await house.tap("Farah", asked, "Ja, gör så");
    const told = await house.tick();

    expect(me.text).toContain("Ingen får något meddelande.");
    expect(me.buttons.map(({ label }) => label)).toContain("Öppna passet");
    expect(asked.text).toMatch(/Ska passet ledas av .*\? Hen får veta det direkt\.$/);
    expect(before.filter(({ view }) => view === "leading")).toEqual([]);
    expect(other.text).toContain("Passet leds nu av");
    expect(told.filter(({ view }) => view === "leading").map(({ to }) => to)).toEqual(["Kim"]);
  });

  test("goes back to who led before", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();
    await naming(house, "Kim");

    const asked = await house.say("Farah", "/activity lead Högdalen person:@Alva");
    const changed = await house.tap("Farah", asked, "Ja, gör så");
    const back = await house.tap("Farah", changed, "Ångra");
    const menu = await house.press("Farah", `activity-lead:${shift}`);
    const none = await house.tap("Farah", menu, "Ingen leder");
    const same = await house.tap("Farah", menu, "Ingen leder");

    expect(asked.text).toContain("Hen får veta det direkt. Den som leder nu får veta det direkt.");
    expect(changed.text).toContain("Båda får veta det direkt");
    expect(menu.text).toContain("Den som leder nu får veta det direkt.");
    expect(back.text).toContain("Passet leds nu av");
    expect(none.text).toContain("har ingen ledare nu");
    expect(same.text).toContain("Inget att ändra");
  });

  test("shows who was named meanwhile, and changes nothing before the choice is made again", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    const menu = await house.press("Hedda", `activity-lead:${shift}`);
    await naming(house, "Kim");
    await house.tick();

    const seen = await house.pick("Hedda", menu, "Alva");
    const before = await house.tick();
    const again = await house.pick("Hedda", seen, "Alva");

    expect(seen.text).toContain("Någon annan har ändrat vem som leder");
    expect(seen.text).toContain("Leds av");
    expect(before.filter(({ view }) => view === "leading")).toEqual([]);
    expect(again.text).toContain("Passet leds nu av");
  });

  test("tells nobody about a shift that is over", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();
    await house.press("Alva", `signup:${shift}`);
    house.at("2022-08-18T19:00+02:00");

    const menu = await house.press("Farah", `activity-lead:${shift}`);
    const named = await house.pick("Farah", menu, "Alva");

    expect(menu.text).toContain("Ingen får något meddelande.");
    expect(named.text).toContain("Ingen får något meddelande.");
    expect((await house.tick()).filter(({ view }) => view === "leading")).toEqual([]);
  });

  test("leaves it as it is for whoever says no", async () => {
    await using house = await openOrganised();
    await house.evening();

    const asked = await house.say("Farah", "/activity lead Högdalen person:@Kim");
    const kept = await house.tap("Farah", asked, "Nej, låt stå");

    expect(kept.text).toContain("Ingen passledare än.");
  });

  test("refuses a person it does not know here, and one of nobody's", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening();

    const unknown = await house.say("Farah", "/activity lead Högdalen person:Nobody");
    const forged = await house.choose("Farah", `activity-lead-set:${shift}:-:0`, "no-person-with-this-id");

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

  test("finds the activity also where what to do is said before it", async () => {
    await using house = await openOrganised();
    await house.evening();

    const card = await house.say("Farah", "/activity ställ in Högdalen");

    expect(card.text).toContain("Ringstuga: Ringkväll");
    expect(card.buttons.map(({ label }) => label)).toContain("Ställ in");
  });

  test("shows a lead their shifts among their own", async () => {
    await using house = await openOrganised();
    await house.evening();
    await naming(house, "Kim");

    const mine = await house.say("Kim", "/schedule mine");

    expect(mine.text).toContain("Du leder passet.");
    expect(mine.buttons.map(({ label }) => label)).toContain("Öppna passet");
  });
});
