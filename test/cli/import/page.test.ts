import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pendingMigrations } from "../../../src/store/migrate.ts";
import { ENGINES, freshDatabase } from "../../stores.ts";
import { item, openCommandLine, pageOf } from "../terminal.ts";
import { counts, PAGE } from "./counts.ts";

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
