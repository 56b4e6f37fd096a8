import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { standIn as slackStandIn, TOKENS } from "../standins/slack/stand-in.ts";
import { rawly } from "../stores.ts";
import { item, openCommandLine, pageOf, SAMLING } from "./terminal.ts";

/** A process that stays; killed with its test. */
const standing = async (database: string | undefined, ...argv: readonly string[]) =>
  standingWith({}, database, ...argv);

const standingWith = async (
  settings: Readonly<Record<string, string>>,
  database: string | undefined,
  ...argv: readonly string[]
) => {
  const environment = { ...process.env, DATABASE_URL: database ?? "", PORT: "0", LOG_LEVEL: "fatal", ...settings };
  const child: ChildProcess = spawn(process.execPath, [SAMLING, ...argv], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  if (!child.stdout) throw new Error("the process has no stdout");
  const [line] = await once(createInterface(child.stdout), "line");
  return {
    line: String(line),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};
const addressIn = (line: string): string => JSON.parse(line).address;

describe("samling as a process", () => {
  test("answers one JSON document on stdout and nothing else, whatever comes of it", async () => {
    await using cli = await openCommandLine();
    const page = await cli.file("page.md", pageOf(item("18/8", "17:00-19:00", "Solna", "Ringstuga")));

    const done = await cli.process("import", page, "--apply", "--json");
    const refused = await cli.process("say", "--as", "Kim", "--at", "2022-08-17T12:00", "/schedule 31/2", "--json");
    const wrong = await cli.process("nosuch", "--json");

    expect([done, refused, wrong].map(({ code }) => code)).toEqual([0, 1, 2]);
    expect(done.json).toMatchObject({ created: 1 });
    expect(refused.json).toEqual({ refused: "31/2 finns inte i almanackan." });
    expect(wrong.json).toEqual({ refused: "no verb nosuch" });
    expect([done, refused, wrong].map(({ out }) => out.trimEnd().split("\n").length)).toEqual([1, 1, 1]);
  });

  test("says what it can do", async () => {
    await using cli = await openCommandLine();

    const help = await cli.process("--help");
    const nothing = await cli.process();

    const inJson = await cli.json("help");
    const nothingInJson = await cli.json();
    const oneVerb = await cli.samling("tick", "--help");

    expect([help.code, nothing.code]).toEqual([0, 2]);
    expect([inJson.code, nothingInJson.code, oneVerb.code]).toEqual([0, 2, 0]);
    expect(inJson.json.verbs).toContainEqual(expect.objectContaining({ name: "tick", usage: "tick --at INSTANT" }));
    expect(nothingInJson.json).toEqual({ refused: "no verb" });
    expect(oneVerb.out).toContain("tick --at INSTANT");
    for (const verb of ["import", "schedule", "say", "tick", "start", "demo", "migrate", "doctor"])
      expect(help.out).toContain(`\n  ${verb}`);
  });

  test("logs a fault with its reference on stderr, without the person's name or words", async () => {
    await using cli = await openCommandLine();
    const page = await cli.file("page.md", pageOf(item("18/8", "17:00-19:00", "Solna", "Ringstuga")));
    await cli.samling("import", page, "--apply");
    await rawly(cli.database, "DROP TABLE report");

    const { code, json, err } = await cli.process(
      "say",
      "--as",
      "Hemliga Agnes",
      "/report 40 14 11 day:yesterday",
      "--json",
    );

    const [reference = ""] = /[2-9A-Z]{8}/.exec(json.refused) ?? [];
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ reference, err: { message: expect.stringContaining("no such table") } });
    expect(err).not.toMatch(/Agnes|Hemliga|yesterday/);
  });
});

describe("samling start", () => {
  test("fills an empty database with the example, opens the playground and finishes on SIGTERM", async () => {
    await using cli = await openCommandLine();
    await using bot = await standing(cli.database, "start", "--json");

    const page = await fetch(addressIn(bot.line));
    const health = await fetch(`${addressIn(bot.line)}/health`);
    const html = await page.text();
    const code = await bot.stop();

    expect(page.status).toBe(200);
    expect(html).toContain("<title>");
    expect(await health.text()).toBe("ok");
    expect(code).toBe(0);
    expect((await cli.json("schedule", "--date", "2022-08-17")).json.activities.length).toBeGreaterThan(0);
  });

  test("is the only one on its file, for start, demo's and tick; other verbs go on", async () => {
    await using cli = await openCommandLine();
    await using _bot = await standing(cli.database, "start", "--json");

    const [start, tick, schedule] = await Promise.all([
      cli.process("start", "--json"),
      cli.process("tick", "--at", "2022-08-17T07:00", "--json"),
      cli.process("schedule", "--date", "2022-08-17", "--json"),
    ]);

    expect([start.code, tick.code, schedule.code]).toEqual([1, 1, 0]);
    expect(start.json.refused).toContain("Another Samling");
    expect(tick.json).toEqual(start.json);
  });

  test("may start again once the other has gone, and stands where it was left", async () => {
    await using cli = await openCommandLine();
    const first = await standing(cli.database, "start", "--json");
    const posted = async (address: string) => (await fetch(`${address}/health`)).ok;
    const open = await posted(addressIn(first.line));
    const code = await first.stop();

    await using second = await standing(cli.database, "start", "--json");

    expect([open, code, await posted(addressIn(second.line))]).toEqual([true, 0, true]);
  });

  test.each([
    ["in slack", undefined],
    ["in no chat", "invalid_auth"],
  ])("says that it is %s where Slack answers its token with %s", async (where, refusal) => {
    await using slack = await slackStandIn();
    slack.refuse("bot", refusal);
    const settings = { SLACK_BOT_TOKEN: TOKENS.bot, SLACK_APP_TOKEN: TOKENS.app, SLACK_API_URL: slack.apiUrl };
    await using cli = await openCommandLine();

    await using bot = await standingWith(settings, cli.database, "start");

    expect(bot.line).toMatch(new RegExp(`^Samling is ${where}; health on `));
  });

  test("answers no foreign page", async () => {
    await using cli = await openCommandLine();
    await using bot = await standing(cli.database, "start", "--json");
    const address = addressIn(bot.line);

    const foreign = await fetch(`${address}/`, { headers: { origin: "https://evil.example" } });

    expect(foreign.status).toBe(403);
  });
});

test("samling demo opens the playground on a database that goes with it", async () => {
  await using cli = await openCommandLine();
  await using bot = await standing(cli.database, "demo", "--json");

  const page = await fetch(addressIn(bot.line));
  const code = await bot.stop();

  expect([page.status, code]).toEqual([200, 0]);
  expect((await cli.json("schedule", "--date", "2022-08-17")).json.activities).toEqual([]);
});
