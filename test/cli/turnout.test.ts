import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli.ts";
import { smallFolder } from "../imports/recorded/folder.ts";
import { phoneBankOn } from "../jobs/turnout/phone-bank.ts";

const samling = async (database: string | undefined, ...argv: readonly string[]) => {
  const out: string[] = [];
  const streams = { out: (text: string) => void out.push(text), err: (text: string) => void out.push(text) };
  const code = await run([...argv], { DATABASE_URL: database }, streams, new AbortController().signal);
  return { code, out: out.join("") };
};

describe("samling turnout", () => {
  test("shows every association's forecast on the morning of a day, as it stood then", async () => {
    await using bank = await phoneBankOn("sqlite");
    const solna = await bank.join("Solna", { goal: 900 });
    await bank.join("Ekerö", {});
    for (let date = 21; date <= 23; date++) await bank.report(solna, `2022-08-${date}`, 0);
    await bank.report(solna, "2022-08-24", 250, "2022-08-25 18:00");

    const { code, out } = await samling(bank.url, "turnout", "--date", "2022-08-24", "--json");

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      associations: [
        {
          association: "Ekerö",
          goal: null,
          dials: 0,
          booked: 0,
          probability: null,
          message: "none",
          escalate: false,
          ask: { total: 0, week: 0 },
        },
        {
          association: "Solna",
          goal: 900,
          dials: 0,
          booked: 0,
          probability: expect.closeTo(0.83, 2),
          message: "behind",
          escalate: false,
          ask: { total: 30, week: expect.any(Number) },
        },
      ],
    });
  });

  test("prints a line for each without --json, and refuses what is no day", async () => {
    await using bank = await phoneBankOn("sqlite");
    const solna = await bank.join("Solna", { goal: 200 });
    await bank.report(solna, "2022-08-22", 210);

    const shown = await samling(bank.url, "turnout", "--date", "2022-08-24");
    const refused = await samling(bank.url, "turnout", "--date", "soon");

    expect(shown.out).toContain("Solna: 210/200 dials, 0 booked, missing it 0%");
    expect(refused).toMatchObject({ code: 2 });
  });

  test("counts what was sent on earlier mornings, not on the day itself", async () => {
    await using bank = await phoneBankOn("sqlite");
    const solna = await bank.join("Solna", { goal: 900 });
    for (let date = 21; date <= 26; date++) await bank.report(solna, `2022-08-${date}`, 0);
    await bank.mornings("2022-08-24");

    const messages = [];
    for (const date of ["2022-08-24", "2022-08-25"]) {
      const { out } = await samling(bank.url, "turnout", "--date", date, "--json");
      messages.push(JSON.parse(out).associations[0].message);
    }

    expect(messages).toEqual(["behind", "none"]);
  });
});

describe("samling turnout backtest", () => {
  test("writes the predictions of a folder's campaigns", async () => {
    await using recorded = await smallFolder();
    const folder = await mkdtemp(join(tmpdir(), "samling-backtest-"));
    const out = join(folder, "predictions.csv");

    const done = await samling(undefined, "turnout", "backtest", recorded.path, "--out", out, "--json");
    const [header = "", ...rows] = (await readFile(out, "utf8")).trimEnd().split("\n");

    expect(header).toBe("campaign,association,day,probability,ping");
    expect(JSON.parse(done.out)).toEqual({ out, rows: rows.length });
    await rm(folder, { recursive: true });
  });

  test.each([["backtest"], ["backtest", "/nowhere"], ["forecast", "x", "--out", "y"]])(
    "takes no %s %s",
    async (...argv) => {
      expect((await samling(undefined, "turnout", ...argv)).code).toBe(2);
    },
  );

  test("refuses a folder that holds no campaigns", async () => {
    const done = await samling(undefined, "turnout", "backtest", "/nowhere", "--out", "/nowhere/else", "--json");

    expect(done.code).toBe(1);
    expect(JSON.parse(done.out)).toHaveProperty("refused");
  });
});
