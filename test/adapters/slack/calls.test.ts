import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Call } from "../../../src/chat/call.ts";
import { message, text } from "../../../src/chat/message.ts";
import { eventPayload } from "../../standins/slack/payloads.ts";
import type { Envelope } from "../../standins/slack/sockets.ts";
import type { Slack } from "../../standins/slack/stand-in.ts";
import { standIn } from "../../standins/slack/stand-in.ts";
import { running, scripted } from "./running.ts";

type Json = Readonly<Record<string, unknown>>;
const recorded = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../../fixtures/slack/${name}.json`, import.meta.url), "utf8"));
const events = recorded("events") as Readonly<Record<string, Json>>;

/** What the engine is asked when these arrive, and who is said to have left. */
const asked = async (envelope: (slack: Slack) => Envelope) => {
  await using slack = await standIn();
  const engine = scripted(() => message(text("Ja.")));
  const run = await running(slack, engine);
  await slack.deliver(envelope(slack));
  await run[Symbol.asyncDispose]();
  return { calls: engine.calls, departed: run.departed };
};
const only = async (type: Envelope["type"], name: string): Promise<Call | undefined> =>
  (await asked(() => ({ type, payload: recorded(name) }))).calls[0];

describe("recorded payloads become calls", () => {
  test("a slash command", async () => {
    expect(await only("slash_commands", "slash-command")).toMatchObject({
      key: "command:1660797000.000100.r00000005",
      platform: "slack",
      workspace: "T0EXAMPLE1",
      channel: "C00000003",
      caller: { account: "U00000004", locale: undefined, managesWorkspace: false, platformRoles: [] },
      input: { kind: "line", text: "/signup högdalen & <torget>" },
      files: {},
    });
  });

  test("people named in a line stay ids, channels and addresses are what was typed", async () => {
    const typed = "<@U00000009|kim> till <#C00000003|torget> se <https://example.org/?a=1&amp;b=2>, 3 &lt; 4";
    const { calls } = await asked(() => ({
      type: "slash_commands",
      payload: { ...recorded("slash-command"), text: typed },
    }));

    expect(calls[0]?.input).toEqual({
      kind: "line",
      text: "/signup <@U00000009|kim> till #torget se https://example.org/?a=1&b=2, 3 < 4",
    });
  });

  test.each([
    ["button-in-channel", "C00000003", { kind: "press", id: "go:shift-of-21-characters" }],
    ["button-in-whisper", undefined, { kind: "choose", action: "association:s1", value: "a:2" }],
    ["button-at-home", undefined, { kind: "press", id: "mine:" }],
  ])("%s", async (name, channel, input) => {
    const { trigger_id } = recorded(name);

    expect(await only("interactive", name)).toMatchObject({ key: `action:${trigger_id}`, channel, input });
  });

  test("a form's submission", async () => {
    expect(await only("interactive", "form-submission")).toMatchObject({
      key: "form:V00000012:1660797005.def",
      channel: "C00000003",
      input: {
        kind: "submit",
        action: "reported:shift-of-21-characters",
        values: { dials: "40", note: "", scope: "shift" },
      },
    });
  });

  test.each([
    ["a letter", "start"],
    ["a letter with a file", "start"],
    ["our own letter", undefined],
    ["an edited letter", undefined],
    ["a look at the app's messages", undefined],
    ["a look at home", "home"],
    ["a new status", undefined],
    ["somebody deactivated", undefined],
  ])("%s", async (name, id) => {
    const event = events[name] ?? {};

    const { calls, departed } = await asked((slack) => ({
      type: "events_api",
      payload: eventPayload(slack.workspace, event),
    }));

    expect(calls.map(({ input }) => input)).toEqual(id ? [{ kind: "press", id }] : []);
    expect(departed).toEqual(name === "somebody deactivated" ? ["U00000004"] : []);
  });

  test("a key longer than the engine takes is a digest that is the same each time", async () => {
    const payload = { ...recorded("slash-command"), trigger_id: "t".repeat(200) };

    const [one, two] = [
      await asked(() => ({ type: "slash_commands", payload })),
      await asked(() => ({ type: "slash_commands", payload })),
    ];

    expect(one.calls[0]?.key).toMatch(/^command:[\w-]{43}$/);
    expect(two.calls[0]?.key).toBe(one.calls[0]?.key);
  });

  test("a form whose metadata was lost is still sent, and answered directly", async () => {
    const payload = recorded("form-submission");
    const view = { ...(payload.view as Json), private_metadata: "not json" };

    const { calls } = await asked(() => ({ type: "interactive", payload: { ...payload, view } }));

    expect(calls).toMatchObject([{ channel: undefined, input: { kind: "submit" } }]);
  });
});

describe("who manages the workspace", () => {
  test("is asked of Slack for what organisers type, and then known for what follows", async () => {
    await using slack = await standIn();
    const [admin, anna] = [slack.user("Admin", { admin: true }), slack.user("Anna")];
    const engine = scripted(() => message(text("Ja.")));
    await using _ = await running(slack, engine);

    await admin.command("/report 40");
    await admin.command("/campaign setup");
    await admin.command("/report 40");
    await anna.command("/campaign setup");

    expect(engine.calls.map(({ caller }) => caller.managesWorkspace)).toEqual([false, true, true, false]);
    expect(slack.callsTo("users.info")).toHaveLength(2);
  });
});
