import { describe, expect, test } from "vitest";
import { message, text } from "../../../src/chat/message.ts";
import { Gone, Later } from "../../../src/chat/platform.ts";
import { failing, lostRequest, rateLimit, status } from "../../standins/slack/faults.ts";
import { standIn } from "../../standins/slack/stand-in.ts";
import { running, scripted } from "./running.ts";

const ok = scripted(() => message(text("Ja.")));

describe("Socket Mode", () => {
  test("two connections are open, and close with the platform", async () => {
    await using slack = await standIn();
    const run = await running(slack, ok);
    const open = slack.connections;

    await run[Symbol.asyncDispose]();

    expect(open).toBe(2);
    await slack.until(() => slack.connections === 0);
  });

  test("no command is lost while Slack renews one connection after the other", async () => {
    await using slack = await standIn();
    const people = Array.from({ length: 20 }, (_, n) => slack.user(`Person ${n}`));
    const engine = scripted(() => message(text("Ja.")));
    await using _ = await running(slack, engine);

    const answers: Promise<unknown>[] = [];
    for (let round = 0; round < 2; round += 1) {
      const renewed = slack.recycle();
      answers.push(...people.map((person) => person.command(`/signup ${round}`)));
      await renewed;
      answers.push(...people.map((person) => person.command(`/signup ${round} igen`)));
    }

    await expect(Promise.all(answers)).resolves.toHaveLength(80);
    expect(engine.calls).toHaveLength(80);
  });

  test("connections that are cut are opened again", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using _ = await running(slack, ok);

    slack.cut();
    await slack.until(() => slack.connections === 2);

    expect((await anna.command("/samling")).words).toBe("Ja.");
  });

  test.each([
    ["answers 500", status(500)],
    ["answers 429", rateLimit(0)],
    ["answers nothing", lostRequest],
    ["has a bad minute", failing("internal_error")],
  ])("a Slack that %s is asked again", async (_, fault) => {
    await using slack = await standIn();
    slack.faults.next("apps.connections.open", fault);

    await using run = await running(slack, ok);
    await slack.until(() => slack.connections === 2);

    expect(run.faults).toHaveLength(1);
  });

  test("a Slack that can't be reached at the start holds nothing up, and is reached later", async () => {
    await using slack = await standIn();
    slack.faults.next("auth.test", status(503));
    const target = { kind: "channel", workspace: slack.workspace.team.id, channel: slack.general.id } as const;
    const post = { id: "p", target, since: new Date() };

    await using run = await running(slack, ok);
    const early = run.platform.send(post, message(text("hej")));
    await expect(early).rejects.toThrow(Later);
    await slack.until(() => slack.connections === 2);
    await run.platform.send(post, message(text("hej")));

    expect(run.faults).toHaveLength(1);
    expect(slack.general.messages).toHaveLength(1);
  });

  test("an event that nobody took is delivered again", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = scripted(() => message(text("Ja.")));
    await using _ = await running(slack, engine);

    const said = anna.says("hej");
    slack.cut();
    await slack.until(() => slack.connections === 2);
    await slack.until(() => anna.dm.messages.length > 0);

    expect(engine.calls).toHaveLength(1);
    expect((await said).words).toBe("Ja.");
  });
});

describe("tokens that Slack refuses", () => {
  test.each([
    ["bot", "invalid_auth", "refused", /SLACK_BOT_TOKEN \(invalid_auth\)/],
    ["app", "invalid_auth", "refused", /SLACK_APP_TOKEN \(invalid_auth\)/],
    ["bot", "account_inactive", "revoked", /removed from the Slack workspace/],
  ] as const)("the %s token at the start: %s", async (token, error, kind, said) => {
    await using slack = await standIn();
    slack.refuse(token, error);

    await using run = await running(slack, ok);

    expect(run.stops).toMatchObject([{ kind }]);
    expect(run.stops[0]?.message).toMatch(said);
    expect(slack.connections).toBe(0);
  });

  test("the app token when a connection is renewed: Slack stops, the process does not", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok);
    slack.refuse("app", "invalid_auth");

    slack.cut();
    await slack.until(() => slack.callsTo("apps.connections.open").length === 4);
    await run.platform[Symbol.asyncDispose]();

    expect(run.stops).toMatchObject([{ kind: "refused", workspace: slack.workspace.team.id }]);
  });

  test("the bot token while sending: nothing more is tried", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok);
    slack.refuse("bot", "token_revoked");
    const target = { kind: "channel", workspace: slack.workspace.team.id, channel: slack.general.id } as const;
    const send = () => run.platform.send({ id: "p", target, since: new Date() }, message(text("hej")));

    await expect(send()).rejects.toThrow(new Gone("stopped"));
    await expect(send()).rejects.toThrow(new Gone("stopped"));

    expect(slack.callsTo("chat.postMessage")).toHaveLength(1);
    expect(run.stops).toMatchObject([{ kind: "revoked" }]);
  });

  test("the app is removed from the workspace: it ends at once, and is said once", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok);

    await slack.uninstall();
    await slack.until(() => slack.connections === 0);

    expect(run.stops).toMatchObject([{ kind: "revoked", workspace: slack.workspace.team.id }]);
  });

  test("somebody else's token is no concern of ours", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok);

    await slack.event({ type: "tokens_revoked", tokens: { oauth: ["U00000001"] } });

    expect(run.stops).toEqual([]);
    expect(slack.connections).toBe(2);
  });
});
