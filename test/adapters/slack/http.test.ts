import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { message, text } from "../../../src/chat/message.ts";
import { eventPayload } from "../../standins/slack/payloads.ts";
import { encoded, signature } from "../../standins/slack/signed.ts";
import { type Slack, standIn, TOKENS } from "../../standins/slack/stand-in.ts";
import { httpDelivery, running, type Scripted, scripted } from "./running.ts";

const ok = (): Scripted => scripted(() => message(text("Ja.")));
const MINUTE = 60_000;

/** A letter to the app, as Slack would send it over HTTP. */
const letter = (slack: Slack, account: string) => {
  const { id: channel } = slack.workspace.dmWith(account);
  const event = { type: "message", channel_type: "im", channel, user: account, text: "hej", ts: slack.workspace.ts() };
  return encoded({ type: "events_api", payload: eventPayload(slack.workspace, event) });
};

describe("signed delivery over HTTP", () => {
  test("commands, presses, forms and events arrive as over Socket Mode", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = ok();
    await using run = await running(slack, engine, { deliveries: [httpDelivery] });
    slack.requestUrl = run.platform.address();

    const answer = await anna.command("/signup högdalen & mer");
    const start = await anna.says("hej");

    expect(run.platform.address()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/slack\/events$/);
    expect([answer.words, start.words]).toEqual(["Ja.", "Ja."]);
    expect(engine.calls[0]?.input).toEqual({ kind: "line", text: "/signup högdalen & mer" });
    expect(slack.connections).toBe(0);
  });

  test.each([
    ["as it should be", TOKENS.secret, 0, 200],
    ["4 minutes ago", TOKENS.secret, -4 * MINUTE, 200],
    ["signed with another secret", "another", 0, 401],
    ["6 minutes old", TOKENS.secret, -6 * MINUTE, 401],
    ["2 minutes in the future", TOKENS.secret, 2 * MINUTE, 401],
    ["an hour in the future", TOKENS.secret, 60 * MINUTE, 401],
  ])("%s", async (_, secret, offset, expected) => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = ok();
    const run = await running(slack, engine, { deliveries: [httpDelivery] });
    const { body, contentType } = letter(slack, anna.id);
    const headers = { "content-type": contentType, ...signature(body, { secret, at: new Date(Date.now() + offset) }) };

    const answer = await fetch(run.platform.address() ?? "", { method: "POST", headers, body });
    await run[Symbol.asyncDispose]();

    expect(answer.status).toBe(expected);
    expect(engine.calls).toHaveLength(expected === 200 ? 1 : 0);
  });

  test("the same request again within five minutes is taken, and changes nothing", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = ok();
    const run = await running(slack, engine, { deliveries: [httpDelivery] });
    const { body, contentType } = letter(slack, anna.id);
    const headers = { "content-type": contentType, ...signature(body, { secret: TOKENS.secret, at: new Date() }) };
    const send = () => fetch(run.platform.address() ?? "", { method: "POST", headers, body });

    const statuses = [(await send()).status, (await send()).status];
    await run[Symbol.asyncDispose]();

    expect(statuses).toEqual([200, 200]);
    expect(engine.calls).toHaveLength(1);
  });

  test.each<[string, RequestInit, string, number]>([
    ["no signature", { method: "POST", body: "{}" }, "/slack/events", 401],
    ["another path", { method: "POST", body: "{}" }, "/%2e%2e%2fetc", 404],
    ["a look", {}, "/slack/events", 404],
    ["a body of 2 MB", { method: "POST", body: "x".repeat(2_000_000) }, "/slack/events", 413],
  ])("%s", async (_, init, path, expected) => {
    await using slack = await standIn();
    await using run = await running(slack, ok(), { deliveries: [httpDelivery] });
    const { origin } = new URL(run.platform.address() ?? "");

    const answer = await fetch(`${origin}${path}`, init);

    expect(answer.status).toBe(expected);
  });

  test("Slack's question whether the address is ours is answered", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok(), { deliveries: [httpDelivery] });
    const body = JSON.stringify({
      type: "url_verification",
      token: "verification-token-of-old",
      challenge: "3eZbrw1a",
    });
    const signed = signature(body, { secret: TOKENS.secret, at: new Date() });
    const headers = { "content-type": "application/json", ...signed };

    const answer = await fetch(run.platform.address() ?? "", { method: "POST", headers, body });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ challenge: "3eZbrw1a" });
  });

  test("a signed body that is no JSON is refused", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok(), { deliveries: [httpDelivery] });
    const body = '{"type": ';
    const headers = {
      "content-type": "application/json",
      ...signature(body, { secret: TOKENS.secret, at: new Date() }),
    };

    const answer = await fetch(run.platform.address() ?? "", { method: "POST", headers, body });

    expect(answer.status).toBe(400);
  });

  test("nothing is taken any more once the app is uninstalled", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = ok();
    await using run = await running(slack, engine, { deliveries: [httpDelivery] });
    const address = run.platform.address() ?? "";
    slack.requestUrl = address;
    const { body, contentType } = letter(slack, anna.id);
    const headers = { "content-type": contentType, ...signature(body, { secret: TOKENS.secret, at: new Date() }) };

    await slack.event({ type: "app_uninstalled" });
    while (run.stops.length === 0) await turn();
    const late = fetch(address, { method: "POST", headers, body });

    await expect(late).rejects.toThrow();
    expect(run.stops).toMatchObject([{ kind: "revoked" }]);
    expect(engine.calls).toEqual([]);
  });

  test("a port in use is said at once", async () => {
    await using slack = await standIn();
    await using run = await running(slack, ok(), { deliveries: [httpDelivery] });
    const { port } = new URL(run.platform.address() ?? "");

    const second = running(slack, ok(), { deliveries: [{ ...httpDelivery, port: Number(port) }] });

    await expect(second).rejects.toThrow("EADDRINUSE");
  });

  test("a slow connection doesn't keep the platform from closing", async () => {
    await using slack = await standIn();
    const run = await running(slack, ok(), { deliveries: [httpDelivery] });
    const { port } = new URL(run.platform.address() ?? "");
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.write("POST /slack/events HTTP/1.1\r\n");
    const cut = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined);

    await run[Symbol.asyncDispose]();

    await cut;
  });
});
