import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { run } from "../../src/cli.ts";
import { standIn as discordStandIn } from "../standins/discord/stand-in.ts";
import { SCOPES, standIn as slackStandIn, TOKENS } from "../standins/slack/stand-in.ts";

const openFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), "samling-init-"));
  return {
    folder,
    file: join(folder, ".env"),
    text: () => readFile(join(folder, ".env"), "utf8"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
};

/** Runs `samling init` with someone who gives these answers, and then stops. */
const init = async (file: string, answers: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const said: string[] = [];
  const left = [...answers];
  const streams = {
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    ask: async (question: string) => {
      said.push(question);
      return left.shift();
    },
  };
  const code = await run(["init", "--file", file], environment, streams, new AbortController().signal);
  return { code, said: said.join("") };
};

test("tries both platforms' tokens, writes them where only the owner reads, and says what comes next", async () => {
  await using place = await openFolder();
  await using discord = await discordStandIn();
  await using slack = await slackStandIn();
  const urls = { DISCORD_API_URL: discord.url, SLACK_API_URL: slack.apiUrl };

  const { code, said } = await init(place.file, [discord.token, TOKENS.bot, TOKENS.app], urls);

  expect(code).toBe(0);
  expect(await place.text()).toBe(
    `DISCORD_TOKEN=${discord.token}\nSLACK_BOT_TOKEN=${TOKENS.bot}\nSLACK_APP_TOKEN=${TOKENS.app}\n`,
  );
  expect((await stat(place.file)).mode & 0o777).toBe(0o600);
  expect(said).toContain("https://discord.com/oauth2/authorize?client_id=");
  expect(said).toContain("in Exempeldistriktet (T0EXAMPLE1) with every scope");
  expect(said).toContain("Next: npm start.");
});

test("says why a token is refused and asks again; a missing scope is told and written all the same", async () => {
  await using place = await openFolder();
  await using slack = await slackStandIn({ scopes: SCOPES.filter((scope) => scope !== "im:history") });

  const answers = ["", "xoxb-wrong", "what is this?", TOKENS.bot, "xapp-wrong", TOKENS.app];
  const { code, said } = await init(place.file, answers, { SLACK_API_URL: slack.apiUrl });

  expect(code).toBe(0);
  expect(said).toContain("Slack refuses SLACK_BOT_TOKEN");
  expect(said).toContain("Slack refuses SLACK_APP_TOKEN");
  expect(said).toContain("That is no token");
  expect(said).toContain("the scope im:history is missing");
  expect(await place.text()).toBe(`SLACK_BOT_TOKEN=${TOKENS.bot}\nSLACK_APP_TOKEN=${TOKENS.app}\n`);
});

test("keeps every other line, closes the file to others, and replaces a token only after a yes", async () => {
  await using place = await openFolder();
  await using discord = await discordStandIn();
  const before = "# ours\nPORT=4000\nDISCORD_TOKEN=old\n";
  await writeFile(place.file, before, { mode: 0o644 });
  const urls = { DISCORD_API_URL: discord.url };

  const no = await init(place.file, [discord.token, "", "no"], urls);
  const kept = await place.text();
  const yes = await init(place.file, [discord.token, "", "yes"], urls);

  expect([no.code, yes.code]).toEqual([1, 0]);
  expect(kept).toBe(before);
  expect(await place.text()).toBe(`# ours\nPORT=4000\nDISCORD_TOKEN=${discord.token}\n`);
  expect((await stat(place.file)).mode & 0o777).toBe(0o600);
});

test("whoever stops half way has written nothing", async () => {
  await using place = await openFolder();
  await using discord = await discordStandIn();

  const { code, said } = await init(place.file, [discord.token], { DISCORD_API_URL: discord.url });

  expect(code).toBe(1);
  expect(said).toContain("Stopped. Nothing was written.");
  await expect(place.text()).rejects.toThrow("ENOENT");
});

test("without a terminal it refuses and says what to do instead", async () => {
  const err: string[] = [];
  const streams = { out: () => {}, err: (text: string) => void err.push(text) };

  const code = await run(["init"], {}, streams, new AbortController().signal);

  expect(code).toBe(2);
  expect(err.join("")).toContain("needs a terminal");
});

test("what is written is read at the next start; the environment itself wins", async () => {
  await using place = await openFolder();
  await writeFile(place.file, "PORT=nonsense\nSLACK_PORT=nonsense\n");
  const options = { cwd: place.folder, env: { PATH: process.env.PATH, SLACK_PORT: "3001" } };

  // It ends with 1 where anything is not well.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve("src/main.ts"), "doctor", "--json"],
    options,
  ).catch((ended: { readonly stdout: string }) => ended);

  expect(JSON.parse(stdout).findings).toMatchObject([{ what: "configuration", ok: false, found: "PORT" }]);
});
