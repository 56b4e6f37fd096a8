import { describe, expect, test } from "vitest";
import { openOrganised } from "../../../organised.ts";
import { ENGINES } from "../../../stores.ts";

describe.each(ENGINES)("two who change the same association, on %s", (engine) => {
  test("do not overwrite each other: the second sees what changed and chooses", async () => {
    await using house = await openOrganised(undefined, engine);
    const [first, second] = [
      await house.press("Gustav", `association-goal:${house.huddinge}`),
      await house.press("Hedda", `association-goal:${house.huddinge}`),
    ];
    await house.fill("Gustav", first, { list: "3197", goal: "20%" });

    const conflict = await house.fill("Hedda", second, { goal: "60h" });
    const kept = await house.tap("Hedda", conflict, "Låt deras stå");
    const standing = await house.say("Gustav", "/association");
    const mine = await house.tap(
      "Hedda",
      await house.fill("Hedda", second, { goal: "60h" }),
      "Gör mina ändringar också",
    );

    expect(conflict.text).toContain(
      "Medan du skrev ändrade någon annan det här:\n• Nummer i ringlistan: 3197\n• Mål: 20%",
    );
    expect(conflict.text).toContain("Du vill ändra:\n• Mål: 60h");
    expect(kept.text).toBe("Då låter jag det stå.");
    expect(standing.text).toContain("Mål: 20 % av listan.");
    expect(mine.text).toContain("Ringlista: 3\u00a0197 nummer.\nMål: 60 ringtimmar.");
  });
});

describe("a form about an association that someone else changed meanwhile", () => {
  test("is asked about again where yet another change comes between, and answered once", async () => {
    await using house = await openOrganised();
    const [gustav, hedda] = [
      await house.press("Gustav", `association-areas:${house.huddinge}`),
      await house.press("Hedda", `association-areas:${house.huddinge}`),
    ];
    await house.fill("Gustav", gustav, { areas: "Söderort" });
    const conflict = await house.fill("Hedda", hedda, { areas: "Norrort" });
    await house.fill("Gustav", await house.press("Gustav", `association-areas:${house.huddinge}`), {
      areas: "Västerort",
    });

    const again = await house.tap("Hedda", conflict, "Gör mina ändringar också");
    const done = await house.tap("Hedda", again, "Gör mina ändringar också");
    const twice = await house.tap("Hedda", again, "Gör mina ändringar också");

    expect(again.text).toContain("ändrade någon annan det här:\n• Områden: Västerort");
    expect(done.text).toContain("Område: Norrort.");
    expect(twice.text).toContain("Den knappen gäller inte längre.");
  });

  test("changes nothing of theirs where it says the same, or nothing", async () => {
    await using house = await openOrganised();
    const [gustav, hedda] = [
      await house.press("Gustav", `association-goal:${house.huddinge}`),
      await house.press("Hedda", `association-goal:${house.huddinge}`),
    ];
    await house.fill("Gustav", gustav, { list: "3197", goal: "20%" });

    const same = await house.fill("Hedda", hedda, { list: "3197" });

    expect(same.text).toContain("Ringlista: 3\u00a0197 nummer.\nMål: 20 % av listan.");
  });

  test("shows a choice by its words", async () => {
    await using house = await openOrganised();
    await house.seat("Ivar", "coordinator");
    const [ivar, hedda] = [
      await house.press("Ivar", `association-name:${house.huddinge}`),
      await house.press("Hedda", `association-name:${house.huddinge}`),
    ];
    await house.fill("Ivar", ivar, { kind: "branch" });

    const conflict = await house.fill("Hedda", hedda, { name: "Huddinge S" });

    expect(conflict.text).toContain("• Slag: Branschförening");
    expect(conflict.text).toContain("• Föreningens namn: Huddinge S");
  });
});

describe("undoing a change of an association", () => {
  test("undoes nothing where it has been changed again since", async () => {
    await using house = await openOrganised();
    const form = () => house.press("Gustav", `association-areas:${house.huddinge}`);
    const first = await house.fill("Gustav", await form(), { areas: "Söderort" });
    await house.fill("Gustav", await form(), { areas: "Norrort" });

    const undone = await house.tap("Gustav", first, "Ångra");

    expect(undone.text).toContain("Det har ändrats igen sedan dess, så jag ångrar inget:");
    expect(undone.text).toContain("Område: Norrort.");
  });

  test("works once, for whoever made it, while they may", async () => {
    await using house = await openOrganised();
    const form = await house.press("Gustav", `association-areas:${house.huddinge}`);
    const done = await house.fill("Gustav", form, { areas: "Söderort" });
    const undo = done.buttons.find(({ label }) => label === "Ångra")?.id ?? "";

    const other = await house.press("Hedda", undo);
    await house.press("Gustav", undo);
    const twice = await house.press("Gustav", undo);

    for (const refused of [other, twice]) expect(refused.text).toContain("Den knappen gäller inte längre.");
  });
});
