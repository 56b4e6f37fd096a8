import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pendingMigrations } from "../../src/store/migrate.ts";
import { ENGINES, freshDatabase } from "../stores.ts";
import { type CommandLine, EXAMPLES, item, openCommandLine, pageOf } from "./terminal.ts";

const PAGE = join(EXAMPLES, "activities-2022.md");
const counts = ({ json }: { readonly json: Record<string, unknown> }) =>
  ["created", "updated", "unchanged", "cancelled"].map((key) => json[key]);

describe("importing the page of a campaign", () => {
  test("is a preview first: it shows what would be, and writes nothing, not even a database", async () => {
    await using cli = await openCommandLine();

    const { code, json, err } = await cli.json("import", PAGE);

    const { activities, ...rest } = json;
    const dated = activities as readonly { start: string | null; series: string | null }[];
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(rest).toEqual({ created: 17, updated: 0, unchanged: 0, cancelled: 0, problems: [] });
    expect(dated).toHaveLength(17);
    expect(dated.filter(({ series }) => series !== null)).toHaveLength(10);
    expect(new Set(dated.flatMap(({ series }) => series ?? []))).toHaveProperty("size", 2);
    expect(dated.filter(({ start }) => start === null)).toHaveLength(12);
    expect(existsSync(cli.database.slice("file:".length))).toBe(false);
  });

  test.each(ENGINES)("leaves an empty database as empty as it was, on %s", async (engine) => {
    await using database = await freshDatabase(engine);
    await using cli = await openCommandLine(database.url);
    const before = await pendingMigrations(database.url);

    const preview = await cli.json("import", PAGE);
    const schedule = await cli.json("schedule", "--date", "2022-08-18");

    expect(counts(preview)).toEqual([17, 0, 0, 0]);
    expect(schedule.json.activities).toEqual([]);
    expect(await pendingMigrations(database.url)).toBe(before);
    expect((await cli.json("import", PAGE, "--apply")).json.created).toBe(17);
  });

  test("has each activity in the shape that programs read", async () => {
    await using cli = await openCommandLine();

    const { activities } = (await cli.json("import", PAGE)).json;

    expect(activities[0]).toEqual({
      date: "2022-08-18",
      start: "06:30",
      end: "09:00",
      title: 'Morgonutdelning av "Nytt på jobbet" med KV och Vantör',
      place: "Högdalens T-bana",
      hosts: ["KV", "Vantör"],
      contact: "facket@example.org",
      series: null,
    });
    expect(activities[7]).toEqual({
      date: "2022-08-22",
      start: null,
      end: null,
      title: "Turné till sjukhusen",
      place: "Danderyds sjukhus",
      hosts: ["regionen"],
      contact: "regionen@example.org",
      series: "Turné till sjukhusen",
    });
  });

  test("applied founds the campaign, and applied again changes nothing", async () => {
    await using cli = await openCommandLine();

    const first = await cli.json("import", PAGE, "--apply");
    const second = await cli.json("import", PAGE, "--apply");
    const { activities } = (await cli.json("schedule", "--date", "2022-08-13", "--days", "30")).json;

    expect(counts(first)).toEqual([17, 0, 0, 0]);
    expect(counts(second)).toEqual([0, 0, 17, 0]);
    expect(activities).toHaveLength(17);
    expect((await cli.json("tick", "--at", "2022-08-17T07:00")).json.posts[0]).toMatchObject({
      channel: "aktiviteter",
    });
  });

  test("changed updates, adds and cancels exactly what changed", async () => {
    await using cli = await openCommandLine();
    const before = pageOf(
      item("18/8", "17:00-19:00", "Solna", "Ringstuga"),
      item("19/8", "06:30-09:00", "Slussen", "Utdelning"),
      item("20/8", "12:00-14:00", "Bromma", "Torgmöte"),
    );
    const after = pageOf(
      item("18/8", "17:00-19:00", "Solna", "Ringstuga"),
      item("19/8", "07:00-09:00", "Slussen", "Utdelning"),
      item("21/8", "12:00-14:00", "Tyresö", "Gårdsfest"),
    );
    await cli.json("import", await cli.file("page.md", before), "--apply");

    const path = await cli.file("page.md", after);
    const preview = await cli.json("import", path);
    const applied = await cli.json("import", path, "--apply");

    const { activities } = (await cli.json("schedule", "--date", "2022-08-18", "--days", "5")).json;
    expect(counts(preview)).toEqual([1, 1, 1, 1]);
    expect(counts(applied)).toEqual([1, 1, 1, 1]);
    expect(activities.map((one: { place: string; start: string }) => `${one.start} ${one.place}`)).toEqual([
      "17:00 Solna",
      "07:00 Slussen",
      "12:00 Tyresö",
    ]);
  });

  test("with problems says where and why, writes nothing and is refused", async () => {
    await using cli = await openCommandLine();
    const path = await cli.file(
      "page.md",
      pageOf(item("18/8", "17:00-19:00", "Solna", "Ringstuga"), item("31/2", "17:00", "Slussen", "Utdelning")),
    );

    const preview = await cli.json("import", path);
    const applied = await cli.json("import", path, "--apply");

    expect([preview.code, applied.code]).toEqual([0, 1]);
    expect(applied.json).toMatchObject({
      created: 0,
      problems: [{ line: 8, message: "31/2 is not in the calendar." }],
    });
    expect((await cli.json("schedule", "--date", "2022-08-18")).json.activities).toEqual([]);
  });
});

describe("people signed up to what a file changes", () => {
  const plan = async (cli: CommandLine, ...items: readonly string[]) => cli.file("page.md", pageOf(...items));
  const told = async (cli: CommandLine, at: string) =>
    (await cli.json("tick", "--at", at)).json.posts.filter((post: { person: string | null }) => post.person !== null);

  const seated = async (cli: CommandLine) => {
    await cli.samling(
      "import",
      await plan(
        cli,
        item("18/8", "17:00-19:00", "Solna", "Ringstuga"),
        item("19/8", "06:30-09:00", "Slussen", "Utdelning"),
      ),
      "--apply",
    );
    await cli.samling("say", "--as", "Kim", "--at", "2022-08-10T12:00", "/signup solna");
    await cli.samling("say", "--as", "Bo", "--at", "2022-08-10T12:00", "/signup slussen");
  };

  test("are told when it moves or is cancelled, each in their own words", async () => {
    await using cli = await openCommandLine();
    await seated(cli);

    const changed = await plan(cli, item("18/8", "18:00-20:00", "Solna", "Ringstuga"));
    await cli.samling("import", changed, "--apply", "--at", "2022-08-15T12:00");
    const posts = await told(cli, "2022-08-15T12:01");

    const texts = Object.fromEntries(posts.map((post: { person: string; text: string }) => [post.person, post.text]));
    expect(Object.keys(texts).sort()).toEqual(["Bo", "Kim"]);
    expect(texts.Kim).toContain("Förut: torsdag 18 augusti 17:00–19:00, Solna");
    expect(texts.Kim).toContain("Nu: torsdag 18 augusti 18:00–20:00, Solna");
    expect(texts.Bo).toContain("Inställt: Slussen");
  });

  test("are told nothing about what is past, which is changed and cancelled all the same", async () => {
    await using cli = await openCommandLine();
    await seated(cli);

    const changed = await plan(cli, item("18/8", "18:00-20:00", "Solna", "Ringstuga"));
    const applied = await cli.json("import", changed, "--apply", "--at", "2022-08-25T12:00");

    expect(counts(applied)).toEqual([0, 1, 0, 1]);
    expect(
      (await told(cli, "2022-08-25T12:01")).filter(({ text }: { text: string }) => /Ändrat|Inställt/.test(text)),
    ).toEqual([]);
  });

  test("are told nothing when only words change", async () => {
    await using cli = await openCommandLine();
    await seated(cli);

    const changed = await plan(
      cli,
      `${item("18/8", "17:00-19:00", "Solna", "Ringstuga")}\nTa gärna med en vän`,
      item("19/8", "06:30-09:00", "Slussen", "Utdelning"),
    );
    const applied = await cli.json("import", changed, "--apply", "--at", "2022-08-15T12:00");

    expect(counts(applied)).toEqual([0, 1, 1, 0]);
    expect(await told(cli, "2022-08-15T12:01")).toEqual([]);
  });
});

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

test("a page that is read again links the hosts it shortens to associations that have come since", async () => {
  await using cli = await openCommandLine();
  const names = "name\nKommunalvänstern\n";
  await cli.samling("import", PAGE, "--apply");
  await cli.samling("import", await cli.file("associations.csv", names), "--apply");

  const again = await cli.json("import", PAGE, "--apply");
  const card = await cli.json(
    "say",
    "--as",
    "Sam",
    "--role",
    "coordinator",
    "--at",
    "2022-08-10T12:00",
    "/activity Högdalens",
  );

  expect(counts(again)).toEqual([0, 0, 17, 0]);
  expect(card.json.text).toContain("Värdar: KV.");
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

test("a file that cannot be read is refused", async () => {
  await using cli = await openCommandLine();

  const gone = await cli.json("import", join(cli.folder, "nosuch.md"));
  const folder = await cli.json("import", cli.folder);

  expect([gone.code, folder.code]).toEqual([1, 1]);
  expect(gone.json).toEqual({ refused: "I can read no file nosuch.md." });
});

test("reading stops where a file is bigger than any schedule", async () => {
  await using cli = await openCommandLine();
  const path = await cli.file("big.md", Buffer.alloc(50 * 1024 * 1024, "x"));

  const { code, json } = await cli.json("import", path, "--apply");

  expect(code).toBe(1);
  expect(json.problems).toEqual([{ line: 1, message: "The file is larger than 2 MB. Split it." }]);
});

test("the example files are what the readme says", async () => {
  await using cli = await openCommandLine();
  await cli.samling("import", PAGE, "--apply");

  const associations = await cli.json("import", join(EXAMPLES, "associations.csv"));
  const evenings = await cli.json("import", join(EXAMPLES, "phone-bank.csv"), "--source", "ringstugor");
  const readme = await readFile(join(EXAMPLES, "README.md"), "utf8");

  expect(counts(associations)[0]).toBe(54);
  expect(evenings.json.problems).toEqual([]);
  expect(readme).toContain("17 activities, 10 of them in two series, 12 without a time");
});
