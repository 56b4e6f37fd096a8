import { describe, expect, test } from "vitest";
import { ENGINES, freshDatabase, rawly } from "../stores.ts";
import { type CommandLine, openCommandLine } from "./terminal.ts";

describe.each(ENGINES)("samling migrate, on %s", (engine) => {
  test("brings the tables to this version, once", async () => {
    await using database = await freshDatabase(engine);
    await using cli = await openCommandLine(database.url);

    const first = await cli.json("migrate");
    const second = await cli.samling("migrate");

    expect(first.json.migrated).toBeGreaterThan(0);
    expect(second.out).toBe("Already current.\n");
  });

  test("leaves the database of a newer version alone", async () => {
    await using database = await freshDatabase(engine);
    await using cli = await openCommandLine(database.url);
    await cli.samling("migrate");
    const table = engine === "sqlite" ? "__drizzle_migrations" : "drizzle.__drizzle_migrations";
    await rawly(database.url, `INSERT INTO ${table} (hash, created_at) VALUES ('of a later version', 9999999999999)`);

    const { code, json } = await cli.json("schedule");

    expect(code).toBe(1);
    expect(json.refused).toContain("newer Samling");
  });
});

describe("samling doctor", () => {
  test("finds a new database behind, with the cure, and a migrated one without a campaign", async () => {
    await using cli = await openCommandLine();

    const before = await cli.json("doctor");
    await cli.samling("migrate");
    const after = await cli.json("doctor");

    expect([before.code, after.code]).toEqual([1, 1]);
    expect(before.json.findings).toContainEqual(
      expect.objectContaining({ what: "database", ok: false, cure: "run samling migrate" }),
    );
    expect(after.json.findings).toContainEqual({ what: "database", ok: true, found: "sound", cure: null });
    expect(after.json.findings).toContainEqual(expect.objectContaining({ what: "campaign", ok: false }));
  });

  test("says of a wrong configuration every variable and its cure", async () => {
    await using cli = await openCommandLine("nowhere");

    const doctor = await cli.json("doctor");
    const other = await cli.json("schedule");

    expect(doctor.code).toBe(1);
    expect(doctor.json).toEqual({
      ok: false,
      findings: [
        {
          what: "configuration",
          ok: false,
          found: "DATABASE_URL",
          cure: "is not a database; use file:PATH or postgres://user@host/name.",
        },
      ],
    });
    expect(other.code).toBe(1);
    expect(other.json.refused).toContain("DATABASE_URL");
  });

  test("says of a server that is not there what to look at", async () => {
    await using cli = await openCommandLine("postgres://nobody@127.0.0.1:1/none");

    const { code, json } = await cli.json("doctor");

    expect(code).toBe(1);
    expect(json.findings.at(-1)).toMatchObject({
      what: "database",
      ok: false,
      cure: expect.stringContaining("check DATABASE_URL"),
    });
  });
});

test.each([
  ["a server that is not there", async () => "postgres://nobody@127.0.0.1:1/none", "ECONNREFUSED"],
  [
    "a file that is no database",
    async (cli: CommandLine) => `file:${await cli.file("a.db", "x".repeat(9_000))}`,
    "not a database",
  ],
])("%s is refused with its cure, by what reads and by what writes", async (_, urlOf, why) => {
  await using folder = await openCommandLine();
  await using cli = await openCommandLine(await urlOf(folder));

  const [reading, writing] = [await cli.json("schedule"), await cli.json("say", "--as", "Kim", "/schedule")];

  expect([reading.code, writing.code]).toEqual([1, 1]);
  expect(reading.json.refused).toContain(why);
  expect(writing.json.refused).toContain("Check DATABASE_URL");
});
