import { describe, expect, test } from "vitest";
import { examine } from "../../../src/adapters/slack/examine.ts";
import { SCOPES, standIn, TOKENS } from "../../standins/slack/stand-in.ts";

describe("the examination of a Slack set-up", () => {
  test("names the workspace and every scope that is missing", async () => {
    await using slack = await standIn({
      scopes: SCOPES.filter((scope) => !["files:write", "im:history"].includes(scope)),
    });

    const finding = await examine({ botToken: TOKENS.bot, appToken: TOKENS.app, apiUrl: slack.apiUrl });

    expect(finding).toEqual({
      kind: "ready",
      workspace: "T0EXAMPLE1",
      name: "Exempeldistriktet",
      missing: ["im:history", "files:write"],
      readsFiles: true,
    });
  });

  test("holds nothing to be missing where no scopes are told", async () => {
    await using slack = await standIn();
    slack.tellsScopes = false;

    const finding = await examine({ botToken: TOKENS.bot, appToken: TOKENS.app, apiUrl: slack.apiUrl });

    expect(finding).toMatchObject({ kind: "ready", missing: undefined, readsFiles: true });
  });

  test("says which token Slack refuses", async () => {
    await using slack = await standIn();
    const wrongBot = await examine({ botToken: "xoxb-wrong", appToken: TOKENS.app, apiUrl: slack.apiUrl });
    const wrongApp = await examine({ botToken: TOKENS.bot, appToken: TOKENS.bot, apiUrl: slack.apiUrl });

    expect(wrongBot).toEqual({ kind: "refused", token: "bot", error: "invalid_auth" });
    expect(wrongApp).toEqual({ kind: "refused", token: "app", error: "invalid_auth" });
  });

  test("says where Slack can't be reached", async () => {
    const slack = await standIn();
    const { apiUrl } = slack;
    await slack.close();

    expect(await examine({ botToken: TOKENS.bot, appToken: undefined, apiUrl })).toMatchObject({ kind: "unreachable" });
  });
});
