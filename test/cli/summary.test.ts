import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli.ts";
import { phoneBankOn } from "../jobs/turnout/phone-bank.ts";

const samling = async (database: string, ...argv: readonly string[]) => {
  const out: string[] = [];
  const streams = { out: (text: string) => void out.push(text), err: (text: string) => void out.push(text) };
  const code = await run([...argv], { DATABASE_URL: database }, streams, new AbortController().signal);
  return { code, out: out.join("") };
};

describe("samling summary", () => {
  test("shows a week's figures beside the one before, and writes its picture", async () => {
    await using bank = await phoneBankOn("sqlite");
    const solna = await bank.join("Solna", { goal: 500 });
    await bank.report(solna, "2022-08-21", 60);
    await bank.report(solna, "2022-08-23", 120);
    const folder = await mkdtemp(join(tmpdir(), "samling-summary-"));
    const chart = join(folder, "week.png");

    const { code, out } = await samling(bank.url, "summary", "--week", "2022-W34", "--chart", chart, "--json");

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      week: "2022-W34",
      text: expect.stringContaining("Vecka 34: dubbelt så många påringningar som förra veckan."),
      figures: { dials: 120, answers: 40, conversations: 30, answerShare: 1 / 3 },
      before: { dials: 60 },
      chart,
    });
    expect((await readFile(chart)).subarray(1, 4).toString()).toBe("PNG");
    await rm(folder, { recursive: true });
  });

  test("shows a week that is over as its Monday's post did, whenever it is asked for", async () => {
    await using bank = await phoneBankOn("sqlite");
    const solna = await bank.join("Solna", { goal: 500 });
    await bank.report(solna, "2022-08-23", 120);
    await bank.shift({ day: "2022-08-31", start: "17:00", end: "19:00", place: "Solna", needed: 5 });

    const { out } = await samling(bank.url, "summary", "--week", "2022-W34");

    expect(out).toContain("Solna onsdag: 5 saknas");
    expect(out).not.toContain("tyst");
  });

  test("refuses what is no week", async () => {
    await using bank = await phoneBankOn("sqlite");

    expect((await samling(bank.url, "summary", "--week", "2022-W99")).code).toBe(2);
  });
});
