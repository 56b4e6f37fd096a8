import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("/association claim", () => {
  test("says who sees it before it is asked, and tells the coordinators once however many ask", async () => {
    await using house = await openOrganised();

    const asked = await house.say("Kim", "/association claim");
    const done = await house.pick("Kim", asked, "Huddinge");
    const first = await house.tick();
    await house.say("Alva", "/association claim Vantör");
    const second = await house.tick();
    await house.say("Billy", "/association what:claim association:vantör");

    expect(asked.text).toContain("Samordnarna ser vem som frågar, och du får veta av mig.");
    expect(done.text).toContain("Du har bett att få bli valansvarig för Huddinge.");
    expect(first.map(({ to, text }) => [to, text])).toEqual([
      ["#samordning", "1 vill bli valansvarig för sin förening."],
    ]);
    expect(second).toEqual([]);
    expect((await house.say("Hedda", "/campaign claims")).text).toContain("3 vill bli valansvariga");
  });

  test("says to a newcomer what is kept, and to whoever is known nothing about it", async () => {
    await using house = await openOrganised();

    const newcomer = await house.say("Kim", "/association claim Vantör");
    const known = await house.say("Kim", "/association claim Huddinge");

    expect(newcomer.message?.blocks).toHaveLength(2);
    expect(known.message?.blocks).toHaveLength(1);
  });

  test("can be taken back", async () => {
    await using house = await openOrganised();
    const done = await house.say("Kim", "/association claim Huddinge");

    const back = await house.tap("Kim", done, "Ta tillbaka");

    expect(back.text).toBe("Då tar jag tillbaka frågan.");
    expect((await house.say("Hedda", "/campaign claims")).text).toBe("Ingen väntar på svar.");
  });

  test("asked twice is one", async () => {
    await using house = await openOrganised();

    for (const _ of [1, 2]) await house.say("Kim", "/association claim Huddinge");

    expect((await house.say("Hedda", "/campaign claims")).text).toContain("1 vill bli valansvarig");
  });

  test("is needless for its organiser", async () => {
    await using house = await openOrganised();

    const already = await house.say("Gustav", "/association claim Huddinge");

    expect(already.text).toBe("Du är redan valansvarig för Huddinge.");
  });

  test("refuses what is no association", async () => {
    await using house = await openOrganised();

    const named = await house.say("Kim", "/association claim Atlantis");
    const chosen = await house.choose("Kim", "claim:0", "gone");

    expect(named.text).toContain("ingen förening som heter ”Atlantis”");
    expect(chosen.text).toContain("hittar inte det där");
  });
});
