import { describe, expect, test } from "vitest";
import { type CommandLine, item, openCommandLine, pageOf } from "./terminal.ts";

const planned = async (cli: CommandLine) =>
  cli.samling(
    "import",
    await cli.file(
      "page.md",
      pageOf(
        item("18/8", "17:00-19:00", "Solna", "Ringstuga"),
        "- Turné  \n17/8 Danderyd  \n19/8 Huddinge  \nregionen@example.org",
      ),
    ),
    "--apply",
  );

describe("samling schedule", () => {
  test("has a row for each shift, in the shape that programs read", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    const { code, json, err } = await cli.json("schedule", "--date", "2022-08-17", "--days", "2");

    expect(code).toBe(0);
    expect(err).toBe("");
    expect(json).toEqual({
      from: "2022-08-17",
      activities: [
        {
          id: expect.stringMatching(/^[\w-]{21}$/),
          date: "2022-08-17",
          start: null,
          end: null,
          title: "Turné",
          place: "Danderyd",
          series: "Turné",
          needed: 6,
          capacity: null,
          going: 0,
          waiting: 0,
        },
        {
          id: expect.stringMatching(/^[\w-]{21}$/),
          date: "2022-08-18",
          start: "17:00",
          end: "19:00",
          title: "Ringstuga",
          place: "Solna",
          series: null,
          needed: 20,
          capacity: null,
          going: 0,
          waiting: 0,
        },
      ],
    });
  });

  test("counts who comes, and its ids are those of the buttons", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    const [shift] = (await cli.json("schedule", "--date", "18/8 2022")).json.activities;

    await cli.samling("say", "--as", "Kim", "--at", "2022-08-17T12:00", "--press", `signup:${shift.id}`);

    expect((await cli.json("schedule", "--date", "2022-08-18")).json.activities[0]).toMatchObject({
      id: shift.id,
      going: 1,
    });
  });

  test("is of one day, and today's unless another is named", async () => {
    await using cli = await openCommandLine();

    const { from, activities } = (await cli.json("schedule")).json;

    expect(from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(activities).toEqual([]);
  });

  test.each([
    ["--date", "31/2"],
    ["--date", "20270-01-01"],
    ["--days", "0"],
    ["--days", "-1"],
    ["--days", "1e2"],
    ["--days", "401"],
    ["--nosuch", "1"],
  ])("is used wrongly with %s %s", async (...options) => {
    await using cli = await openCommandLine();

    const { code, out, err } = await cli.samling("schedule", ...options);

    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("schedule [--date D] [--days N]");
  });
});
