import { describe, expect, test } from "vitest";
import { led } from "./led.ts";

describe("more people", () => {
  test("are written by number and association, a line each, and the box holds what stands", async () => {
    await using house = await led("2022-08-18T17:30+02:00");

    const done = await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), {
      lines: "Vantör 2\nhudd 1\nÖvriga 3",
    });
    const box = await house.press("Kim", `lead-walkins:${house.shift}`);
    const fewer = await house.fill("Kim", box, { lines: "Vantör 2" });

    expect(done.text).toContain("10 kommer");
    expect(done.text).toContain("3 utan förening");
    expect(box.form?.fields[0]?.value?.split("\n").sort()).toEqual(["Huddinge 1", "Vantör 2", "Övriga 3"]);
    expect(fewer.text).toContain("6 kommer");
  });

  test("are undone as long as nobody wrote others since", async () => {
    await using house = await led("2022-08-18T17:30+02:00");
    const box = async (name: string) => house.press(name, `lead-walkins:${house.shift}`);
    await house.fill("Kim", await box("Kim"), { lines: "Vantör 2" });

    const done = await house.fill("Kim", await box("Kim"), { lines: "Huddinge 5" });
    const back = await house.tap("Kim", done, "Ångra");
    const standing = await box("Kim");
    const again = await house.fill("Kim", await box("Kim"), { lines: "Huddinge 5" });
    await house.fill("Farah", await box("Farah"), { lines: "Huddinge 6" });
    const late = await house.tap("Kim", again, "Ångra");

    expect(back.text).toContain("Då är det som förut.");
    expect(standing.form?.fields[0]?.value).toBe("Vantör 2");
    expect(late.text).toContain("ändrats igen sedan dess");
    expect((await box("Kim")).form?.fields[0]?.value).toBe("Huddinge 6");
  });

  test("shows what someone else wrote down meanwhile, and lets the second choose", async () => {
    await using house = await led("2022-08-18T17:30+02:00");
    const form = await house.press("Kim", `lead-walkins:${house.shift}`);
    await house.fill("Farah", await house.press("Farah", `lead-walkins:${house.shift}`), { lines: "Vantör 2" });

    const seen = await house.fill("Kim", form, { lines: "Huddinge 1" });
    const theirs = await house.tap("Kim", seen, "Låt deras stå");
    const standing = await house.press("Kim", `lead-walkins:${house.shift}`);

    expect(seen.text).toContain("Medan du skrev ändrade någon annan det här:\n• Vilka fler är här?: Vantör 2");
    expect(seen.text).toContain("Du vill ändra:\n• Vilka fler är här?: Huddinge 1");
    expect(theirs.text).toContain("Då låter jag det stå.");
    expect(standing.form?.fields[0]?.value).toBe("Vantör 2");
  });

  test("may be a partner's", async () => {
    await using house = await led();
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${house.activity}`), {
      partners: "Regionen 2",
    });

    const done = await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), {
      lines: "Regionen 4",
    });

    expect(done.text).toContain("4 från Regionen");
  });

  test.each([
    ["Nowhere 3", "Rad 1: jag hittar ingen förening som heter ”Nowhere”"],
    ["Vantör 3\nVantör 2", "Rad 2: den föreningen står redan"],
    ["Vantör många", "Rad 1: jag hittar ingen förening"],
    ["Vantör", "Rad 1: skriv ett helt tal"],
    ["Vantör 99999", "Rad 1: skriv ett helt tal mellan 0 och 9999"],
  ])("refuses %j", async (lines, why) => {
    await using house = await led("2022-08-18T17:30+02:00");

    const refused = await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), { lines });

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });
});
