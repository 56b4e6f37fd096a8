import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Organised } from "../../organised.ts";
import { openOrganised } from "../../organised.ts";

const HEADER = "date,start,end,title,place,hosts";
const send = (house: Organised, name: string, line: string, file?: string | Uint8Array) => {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  return house.act(name, { kind: "line", text: line }, undefined, bytes ? { file: bytes } : {});
};

describe("/activity import", () => {
  test("previews a table, writes nothing before the yes, and says who will be told", async () => {
    await using house = await openOrganised();
    const first = await send(
      house,
      "Hedda",
      "/activity import Ringkvällar",
      `${HEADER}\n2022-08-20,17:00,19:00,Ring,Kista,Huddinge\n`,
    );
    const nothing = await house.say("Kim", "/schedule 20/8");

    const done = await house.tap("Hedda", first, "Läs in");
    await house.say("Alva", "/signup Kista");
    const moved = await send(
      house,
      "Hedda",
      "/activity import Ringkvällar",
      `${HEADER}\n2022-08-20,18:00,20:00,Ring,Kista,Huddinge\n`,
    );
    await house.tap("Hedda", moved, "Läs in");
    const told = await house.tick();
    const same = await send(
      house,
      "Hedda",
      "/activity import Ringkvällar",
      `${HEADER}\n2022-08-20,18:00,20:00,Ring,Kista,Huddinge\n`,
    );

    expect(first.text).toContain("Ringkvällar: 1 nya, 0 ändrade, 0 ställs in, 0 oförändrade.");
    expect(first.text).toContain("• Lördag 20 augusti 17:00–19:00, Kista: Ring (ny)");
    expect(first.text).toContain("Ingen får något meddelande");
    expect(nothing.text).toContain("Inget planerat");
    expect(done.text).toContain("Klart: 1 nya");
    expect(moved.text).toContain("0 nya, 1 ändrade");
    expect(moved.text).toContain("Kista: Ring (flyttas; pass: 17:00–19:00 → 18:00–20:00)");
    expect(moved.text).toContain("1 person är anmäld och får veta det direkt");
    expect(told.filter(({ view }) => view === "moved").map(({ to }) => to)).toEqual(["Alva"]);
    expect(same.text).toContain("inget nytt");
  });

  test("takes the party's page, whose heading names it", async () => {
    await using house = await openOrganised();

    const page = await send(house, "Hedda", "/activity import", await readFile("examples/activities-2022.md"));
    const done = await house.tap("Hedda", page, "Läs in");

    expect(page.text).toContain("17 nya");
    expect(done.text).toContain("Klart: 17 nya");
  });

  test("says which time comes twice that night, and takes it all the same", async () => {
    await using house = await openOrganised();

    const preview = await send(house, "Hedda", "/activity import X", `${HEADER}\n2022-10-30,02:30,,Ring,Kista,\n`);
    const done = await house.tap("Hedda", preview, "Läs in");

    expect(preview.text).toContain("Titta en gång till:\nRad 2: Klockan 02:30 kommer två gånger");
    expect(done.text).toContain("Klart: 1 nya");
  });

  test("can be let be", async () => {
    await using house = await openOrganised();
    const preview = await send(house, "Hedda", "/activity import X", `${HEADER}\n2022-08-20,,,Ring,Kista,\n`);

    await house.tap("Hedda", preview, "Nej, låt stå");

    expect((await house.say("Kim", "/schedule 20/8")).text).toContain("Inget planerat");
  });

  test.each([
    ["no name for a table", "/activity import", `${HEADER}\n2022-08-20,,,Ring,Kista,\n`, "Ge tabellen ett namn"],
    ["a list of associations", "/activity import X", "name,list_size\nSolna,3\n", "/association import"],
    ["a bad line", "/activity import X", `${HEADER}\n2022-02-31,,,Ring,Kista,\n`, "Rad 2: "],
    ["a time that is not there", "/activity import X", `${HEADER}\n2022-03-27,02:30,,Ring,Kista,\n`, "Rad 2: "],
    ["nothing at all", "/activity import X", "", "Filen är tom"],
    ["an archive", "/activity import X", new Uint8Array([0x50, 0x4b, 3, 4]), "arkiv"],
  ])("refuses %s", async (_what, line, file, why) => {
    await using house = await openOrganised();

    const refused = await send(house, "Hedda", line, file);

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });

  test("asks for the file where none came along, with the name that was typed, and does nothing without it", async () => {
    await using house = await openOrganised();

    const form = await house.say("Hedda", "/activity import Ringkvällar");
    const empty = await house.fill("Hedda", form, {});

    expect(form.form?.fields).toMatchObject([{ kind: "file" }, { kind: "line", value: "Ringkvällar" }]);
    expect(empty.text).toContain("Skicka med filen");
  });

  test("is for coordinators, since it may cancel what others planned", async () => {
    await using house = await openOrganised();

    const refused = await send(house, "Farah", "/activity import X", `${HEADER}\n2022-08-20,,,Ring,Kista,\n`);

    expect(refused.text).toContain("får en samordnare göra");
  });
});
