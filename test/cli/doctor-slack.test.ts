import { describe, expect, test } from "vitest";
import { run } from "../../src/cli.ts";
import { SCOPES, type Slack, standIn, TOKENS } from "../standins/slack/stand-in.ts";
import { freshStore } from "../stores.ts";

/** What `samling doctor --json` finds of Slack. */
const found = async (slack: Slack, tokens: { readonly bot?: string; readonly app?: string } = {}) => {
  await using store = await freshStore("sqlite");
  const out: string[] = [];
  const environment = {
    DATABASE_URL: store.url,
    SLACK_BOT_TOKEN: tokens.bot ?? TOKENS.bot,
    SLACK_APP_TOKEN: tokens.app ?? TOKENS.app,
    SLACK_API_URL: slack.apiUrl,
  };
  const streams = { out: (text: string) => void out.push(text), err: () => {} };
  await run(["doctor", "--json"], environment, streams, new AbortController().signal);
  const { findings } = JSON.parse(out.join(""));
  return findings.filter(({ what }: { readonly what: string }) => what === "slack");
};

describe("samling doctor in Slack", () => {
  test("says where it is", async () => {
    await using slack = await standIn();

    expect(await found(slack)).toEqual([
      {
        what: "slack",
        ok: true,
        found: "in Exempeldistriktet (T0EXAMPLE1) with every scope that is needed",
        cure: null,
      },
    ]);
  });

  test("names each missing scope with its cure", async () => {
    await using slack = await standIn({ scopes: SCOPES.filter((scope) => scope !== "im:history") });

    expect(await found(slack)).toMatchObject([
      { ok: false, found: "the scope im:history is missing", cure: expect.stringContaining("reinstall the app") },
    ]);
  });

  test("is well without what only forms that take a file need, and says so", async () => {
    await using slack = await standIn({ scopes: SCOPES.filter((scope) => scope !== "files:read") });

    expect(await found(slack)).toMatchObject([
      { ok: true, found: expect.stringContaining("with every scope that is needed") },
      { ok: true, found: expect.stringContaining("the scope files:read is missing") },
    ]);
  });

  test("does not call missing what it was not told", async () => {
    await using slack = await standIn();
    slack.tellsScopes = false;

    expect(await found(slack)).toMatchObject([
      { ok: true, found: expect.stringContaining("does not tell the scopes") },
    ]);
  });

  test("names the token that Slack refuses", async () => {
    await using slack = await standIn();

    expect(await found(slack, { bot: "xoxb-wrong" })).toMatchObject([
      { ok: false, found: expect.stringContaining("SLACK_BOT_TOKEN") },
    ]);
    expect(await found(slack, { app: "xapp-wrong" })).toMatchObject([
      { ok: false, found: expect.stringContaining("SLACK_APP_TOKEN") },
    ]);
  });
});
