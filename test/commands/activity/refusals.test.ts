import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";
import { day } from "../../stage.ts";

const NOWHERE = "nothing-with-this-id-x";

describe("a button about what is not there", () => {
  test.each([
    "activity:",
    `activity:${NOWHERE}`,
    `activity-shift:${NOWHERE}`,
    `squad:${NOWHERE}`,
    `squad-size:${NOWHERE}`,
  ])("%s finds nothing", async (id) => {
    await using house = await openOrganised();
    await house.evening();

    expect((await house.press("Farah", id)).text).toContain("Jag hittar inte det där");
  });

  test("undoes no version that never was, nor as the lead of another activity's shift", async () => {
    await using house = await openOrganised();
    const [one, other] = [await house.evening(), await house.evening({ day: "2022-08-19" })];

    const never = await house.press("Farah", `activity-undo:${one.activity}:99`);
    const led = await house.press("Farah", `activity-undo:${one.activity}:1:${other.shift}`);

    expect(never.text).toContain("Den knappen gäller inte längre");
    expect(led.text).toContain("Jag hittar inte det där");
  });
});

describe("what was shown before a role was withdrawn", () => {
  test("is not added after it", async () => {
    await using house = await openOrganised();
    const { activity } = await house.evening();
    const form = await house.press("Farah", `activity-copy:${activity}`);
    const asked = await house.fill("Farah", form, { lines: "19/8\n20/8" });
    const roles = await house.say("Hedda", "/campaign roles");
    await house.tap("Hedda", await house.pick("Hedda", roles, "Farah, Vantör"), "Ta tillbaka");

    const late = await house.tap("Farah", asked, "Lägg till 2 aktiviteter");

    expect(late.text).toContain("får en valansvarig eller samordnare göra");
  });
});

test("repeating is refused beyond 60 days", async () => {
  await using house = await openOrganised();
  await house.change({ lastDay: day("2022-12-31") });
  const { activity } = await house.evening();

  const form = await house.press("Farah", `activity-repeat:${activity}`);
  const refused = await house.fill("Farah", form, { how: "varje dag till 31 december" });

  expect(refused.text).toContain("Högst 60 åt gången");
});
