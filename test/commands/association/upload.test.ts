import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

const HEADER = "name,kind,channel,list_size,goal";
const send = (house: Organised, name: string, file?: string | Uint8Array) => {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  return house.act(name, { kind: "line", text: "/association import" }, undefined, bytes ? { file: bytes } : {});
};

describe.each(ENGINES)("/association import, on %s", (engine) => {
  test("shows what a table would do, who is told, and does it after one yes", async () => {
    await using house = await openOrganised(undefined, engine);
    const table = `${HEADER}\nSolna,,solna,725,20%\nKommunal,bransch,,,60h\nHuddinge,,,3197,\n`;

    const preview = await send(house, "Hedda", table);
    const nothing = await house.say("Hedda", "/association Solna");
    const done = await house.tap("Hedda", preview, "Läs in");
    const card = await house.say("Hedda", "/association Solna");
    const same = await send(house, "Hedda", table);

    expect(preview.text).toContain(
      "2 nya, 1 ändrade, 0 oförändrade. Föreningar som saknas i tabellen står kvar. Ingen får något meddelande.",
    );
    expect(preview.text).toContain("Solna, Kommunal, Huddinge (ändras)");
    expect(nothing.refused).toBe(true);
    expect(done.text).toContain("Klart: 2 nya, 1 ändrade.");
    expect(done.buttons.map(({ label }) => label)).toEqual(["Vad är kvar?"]);
    expect(card.text).toContain("Ringlista: 725 nummer.\nMål: 20 % av listan.\nInget område.\nKanal: #solna.");
    expect(same.text).toContain("Inget nytt.");
    expect(await house.tick()).toEqual([]);
  });
});

describe("a table of associations", () => {
  test("sets up 44 local associations and 10 in branches with one yes", async () => {
    await using house = await openOrganised();

    const preview = await send(house, "Hedda", await readFile("examples/associations.csv"));
    await house.tap("Hedda", preview, "Läs in");
    const all = await house.say("Hedda", "/association");

    expect(all.text).toContain("54 föreningar, 44 lokala och 10 i branscher.");
  });

  test("leaves what it does not say as it is", async () => {
    await using house = await openOrganised();
    const form = await house.press("Gustav", `association-goal:${house.huddinge}`);
    await house.fill("Gustav", form, { list: "3197", goal: "20%" });

    await house.tap("Hedda", await send(house, "Hedda", `${HEADER}\nHuddinge,,,3200,\n`), "Läs in");

    const card = await house.say("Gustav", "/association");
    expect(card.text).toContain("Ringlista: 3\u00a0200 nummer.\nMål: 20 % av listan.");
  });

  test("gives a known association another kind", async () => {
    await using house = await openOrganised();

    await house.tap("Hedda", await send(house, "Hedda", "name,kind\nHuddinge,branch\n"), "Läs in");

    expect((await house.say("Gustav", "/association")).text).toContain("Branschförening");
  });

  test("warns of names that look alike", async () => {
    await using house = await openOrganised();

    const preview = await send(house, "Hedda", "name\nHudding\u0435\n");

    expect(preview.text).toContain("Titta en gång till:");
    expect(preview.text).toContain("Huddinge");
    expect(preview.buttons.map(({ label }) => label)).toEqual(["Läs in", "Nej, låt stå"]);
  });

  test("can be let be, and its yes is the sender's, once", async () => {
    await using house = await openOrganised();
    await house.seat("Ivar", "coordinator");
    const preview = await send(house, "Hedda", "name\nSolna\n");
    const yes = preview.buttons.find(({ label }) => label === "Läs in")?.id ?? "";

    const other = await house.press("Ivar", yes);
    await house.tap("Hedda", preview, "Nej, låt stå");
    const late = await house.press("Hedda", yes);

    for (const refused of [other, late]) expect(refused.text).toContain("Den knappen gäller inte längre.");
    expect((await house.say("Hedda", "/association Solna")).refused).toBe(true);
  });

  test("longer than a screen is cut with a count", async () => {
    await using house = await openOrganised();
    const names = Array.from({ length: 70 }, (_, i) => `Förening ${i + 1}`);

    const preview = await send(house, "Hedda", `name\n${names.join("\n")}\n`);

    expect(preview.text).toContain("Förening 60");
    expect(preview.text).not.toContain("Förening 61");
    expect(preview.text).toContain("10 till");
  });

  test.each([
    ["a table of activities", "date,start,end,title,place\n2022-08-20,,,Ring,Kista\n", "/activity import"],
    ["a table without names", "kind,goal\nlocal,20%\n", "name"],
    ["an unknown kind", "name,kind\nSolna,planet\n", "Rad 2: "],
    ["a goal that is none", `${HEADER}\nSolna,,,725,mycket\n`, "Rad 2: "],
    ["a name twice", "name\nSolna\nsolna\n", "Rad 3: "],
    ["nothing at all", "", "Filen är tom"],
    ["an archive", new Uint8Array([0x50, 0x4b, 3, 4]), "arkiv"],
  ])("refuses %s", async (_what, file, why) => {
    await using house = await openOrganised();

    const refused = await send(house, "Hedda", file);

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });

  test("is asked for in a form where none came along", async () => {
    await using house = await openOrganised();

    const form = await send(house, "Hedda");
    const nothing = await house.fill("Hedda", form, {});
    const bytes = new TextEncoder().encode("name\nSolna\n");
    const action = form.form?.action ?? "";
    const preview = await house.act("Hedda", { kind: "submit", action, values: {} }, undefined, { file: bytes });

    expect(form.form?.fields.map(({ kind }) => kind)).toEqual(["file"]);
    expect(nothing).toMatchObject({ refused: true, text: expect.stringContaining("Skicka med tabellen som CSV") });
    expect(preview.text).toContain("1 nya, 0 ändrade");
    expect((await send(house, "Farah")).text).toContain("får en samordnare göra");
  });

  test("is for coordinators", async () => {
    await using house = await openOrganised();
    const preview = await send(house, "Hedda", "name\nSolna\n");

    const sent = await send(house, "Farah", "name\nSolna\n");
    const forged = await house.press("Farah", preview.buttons[0]?.id ?? "");

    for (const refused of [sent, forged]) expect(refused.text).toContain("får en samordnare göra");
  });
});
