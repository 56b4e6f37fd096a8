import { describe, expect, test } from "vitest";
import { openCommandLine } from "../terminal.ts";
import { counts, PAGE } from "./counts.ts";

describe("importing a table", () => {
  const TABLE = "date,start,end,title,place\n2022-08-18,17:00,19:00,Ringstuga,Solna\n";

  test("needs the name of its source, and cancels only what came from there", async () => {
    await using cli = await openCommandLine();
    await cli.samling("import", PAGE, "--apply");
    const path = await cli.file("table.csv", TABLE);

    const unnamed = await cli.json("import", path);
    const applied = await cli.json("import", path, "--source", "ringstugor", "--apply");
    const emptied = await cli.file("table.csv", "date,start,end,title,place\n2022-08-19,17:00,19:00,Ringstuga,Solna\n");
    const moved = await cli.json("import", emptied, "--source", "ringstugor", "--apply");

    expect(unnamed.code).toBe(2);
    expect(counts(applied)).toEqual([1, 0, 0, 0]);
    expect(counts(moved)).toEqual([0, 1, 0, 0]);
    expect((await cli.json("schedule", "--date", "2022-08-13", "--days", "30")).json.activities).toHaveLength(18);
  });

  test("takes one from a Swedish Excel", async () => {
    await using cli = await openCommandLine();
    const rows = "Datum;Börjar;Slutar;Rubrik;Plats;Värdar\r\n2022-08-18;17.00;19.00;Ringstuga;Malmö torg;Solna\r\n";
    const latin = await cli.file("latin.csv", Buffer.from(rows, "latin1"));
    const marked = await cli.file("marked.csv", `\ufeff${rows}`);

    for (const path of [latin, marked]) {
      const { activities, problems } = (await cli.json("import", path, "--source", "excel")).json;
      expect(problems).toEqual([]);
      expect(activities).toMatchObject([
        { date: "2022-08-18", start: "17:00", end: "19:00", place: "Malmö torg", hosts: ["Solna"] },
      ]);
    }
  });

  test("of associations follows the activities, never cancels, and warns of names that look alike", async () => {
    await using cli = await openCommandLine();
    const path = await cli.file("associations.csv", "name,kind,channel,list_size,goal\nSolna,lokal,solna,725,20%\n");

    const early = await cli.json("import", path, "--apply");
    await cli.samling("import", PAGE, "--apply");
    const applied = await cli.json("import", path, "--apply");
    const again = await cli.json("import", path, "--apply");
    const other = await cli.file("associations.csv", "name\nS\u043elna\n"); // with a Cyrillic o
    const alike = await cli.json("import", other, "--apply");

    expect([early.code, applied.code, alike.code]).toEqual([1, 0, 0]);
    expect(early.json.refused).toContain("Import the activities first");
    expect([applied, again, alike].map(counts)).toEqual([
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [1, 0, 0, 0],
    ]);
    expect(applied.json.associations).toEqual([
      { name: "Solna", kind: "geographic", channel: "solna", list_size: 725, goal: "20%", change: "created" },
    ]);
    expect(again.json.associations).toEqual([]);
    expect(alike.err).toContain("looks like Solna");
    expect((await cli.json("say", "--as", "Sam", "--role", "coordinator", "/turnout Solna")).json.text).toContain(
      "725",
    );
  });
});

test("a table of associations has the same preview at a terminal as in chat: names and counts, with nothing written", async () => {
  await using cli = await openCommandLine();
  await cli.samling("import", PAGE, "--apply");
  const first = await cli.file("first.csv", "name,channel,list_size\nSolna,solna,725\nNacka,,\n");
  await cli.samling("import", first, "--apply");
  const second = await cli.file("second.csv", "name,channel,list_size\nSolna,,800\nNacka,,\nNаcka,,\nKista,kista,\n");

  const preview = await cli.samling("import", second);
  const asked = ["--as", "Sam", "--role", "coordinator", "--locale", "en", "/association import"];
  const chat = await cli.json("say", ...asked, "--file", second);
  const turnout = await cli.json("turnout", "--date", "2022-08-20");

  const [figures, names = "", , warning] = chat.json.text.split("\n").filter(Boolean);
  expect(preview.out).toBe(`${names.replaceAll(", ", "\n")}\n${figures}\nA preview; --apply writes it.\n`);
  expect(preview.err).toBe(`line 4: ${warning}\n`);
  expect(figures).toContain("2 new, 1 changed, 1 unchanged.");
  expect(names).toBe("Nаcka, Kista, Solna (changed)");
  expect(warning).toContain("looks like Nacka");
  expect(JSON.stringify(turnout.json)).not.toContain("Kista");
});

test.each([
  ["one of the campaign's own", "Solna,solna\nKista,aktiviteter\n", "The channel aktiviteter is already the whole"],
  ["another association's in the same table", "Solna,solna\nKista,#solna\n", "already on line 2"],
])("a channel of a table of associations that is %s is refused, and nothing is written", async (_, rows, reason) => {
  await using cli = await openCommandLine();
  await cli.samling("import", PAGE, "--apply");
  const path = await cli.file("associations.csv", `name,channel\n${rows}`);

  const { code, json } = await cli.json("import", path, "--apply");
  const { posts } = (await cli.json("tick", "--at", "2022-08-17T07:00")).json;

  expect(code).toBe(1);
  expect(json).toMatchObject({ created: 0, problems: [{ line: 3, message: expect.stringContaining(reason) }] });
  expect(posts).toMatchObject([{ channel: "aktiviteter", job: "daily-schedule" }]);
});
