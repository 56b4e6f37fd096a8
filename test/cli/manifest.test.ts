import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { run } from "../../src/cli.ts";

const samling = async (...argv: readonly string[]) => {
  const out: string[] = [];
  const streams = { out: (text: string) => void out.push(text), err: () => {} };
  const code = await run([...argv], {}, streams, new AbortController().signal);
  return { code, out: out.join("") };
};

describe("samling manifest slack", () => {
  test("prints what can be pasted: every command, the same with --json", async () => {
    const pasted = await samling("manifest", "slack");
    const json = await samling("manifest", "slack", "--json");

    expect(pasted.code).toBe(0);
    expect(JSON.parse(pasted.out)).toEqual(JSON.parse(json.out));
    const printed: readonly { command: string }[] = JSON.parse(pasted.out).features.slash_commands;
    expect(printed.map(({ command }) => command)).toEqual(commands.map(({ spec }) => `/${spec.name}`));
    expect(printed).toContainEqual(
      expect.objectContaining({ command: "/signup", description: "Anmäl dig till något" }),
    );
  });

  test("takes a language and an address", async () => {
    const url = "https://bot.example.org/slack/events";
    const { out } = await samling("manifest", "slack", "--language", "en", "--url", url);

    expect(JSON.parse(out)).toMatchObject({
      settings: { socket_mode_enabled: false, interactivity: { request_url: url } },
    });
    expect(out).toContain("Sign up for something");
  });

  test.each([["discord"], ["slack", "--language", "fi"], ["slack", "--url", "http://bot.example.org"]])(
    "refuses %s %s %s",
    async (...argv) => {
      expect((await samling("manifest", ...argv)).code).toBe(2);
    },
  );

  test("stays within what Slack takes: 50 commands, each of at most 32 characters", async () => {
    const { out } = await samling("manifest", "slack");
    const { slash_commands: commands } = JSON.parse(out).features;

    expect(commands.length).toBeLessThanOrEqual(50);
    for (const { command } of commands) expect(command).toMatch(/^\/[a-z_-]{1,31}$/);
  });
});
