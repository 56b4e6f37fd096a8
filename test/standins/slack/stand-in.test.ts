import { App, type Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { describe, expect, test } from "vitest";
import { failing, lostAnswer, lostRequest, rateLimit, status } from "./faults.ts";
import { type Slack, standIn, TOKENS } from "./stand-in.ts";

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (id: string, label: string) => ({
  type: "button",
  action_id: id,
  text: { type: "plain_text", text: label },
});
const nothing = (): void => undefined;
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
const client = (slack: Slack, token: string = TOKENS.bot): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });

/** A real Bolt app over Socket Mode, not yet started. */
const boltApp = (slack: Slack): App =>
  new App({
    token: TOKENS.bot,
    appToken: TOKENS.app,
    socketMode: true,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silent,
  });

describe("Slack's stand-in with the real Bolt", () => {
  test("a command is answered to the one who typed it, and a press replaces that answer", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const app = boltApp(slack);
    app.command("/signup", async ({ ack, respond, command }) => {
      await ack();
      const actions = { type: "actions" as const, elements: [button("go:1", "Jag kommer")] };
      await respond({ text: "fallback", blocks: [section(`Till *${command.text}*?`), actions] as never });
    });
    app.action("go:1", async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: "Du är anmäld." });
    });
    await app.start();

    const answer = await anna.command("/signup högdalen & <t>");
    const before = answer.words;
    const after = await anna.press(answer, "Jag kommer");
    await app.stop();

    expect(before).toBe("Till högdalen & <t>?");
    expect(after).toBe(answer);
    expect(after.words).toBe("Du är anmäld.");
    expect(slack.general.messages).toEqual([]);
  });

  test("a form is opened, refused while empty, and sent", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const app = boltApp(slack);
    const element = { type: "plain_text_input" as const, action_id: "value" };
    app.command("/report", async ({ ack, client, body }) => {
      await ack();
      const label = { type: "plain_text" as const, text: "Samtal" };
      const blocks = [{ type: "input" as const, block_id: "conversations", label, element }];
      const title = { type: "plain_text" as const, text: "Rapport" };
      await client.views.open({ trigger_id: body.trigger_id, view: { type: "modal", title, submit: title, blocks } });
    });
    app.view(/.*/, async ({ ack, view, client, body }) => {
      await ack();
      await client.chat.postMessage({
        channel: body.user.id,
        text: `${view.state.values.conversations?.value?.value}`,
      });
    });
    await app.start();

    const form = await anna.command("/report", { in: slack.channel("ringa") });
    const empty = anna.submit(form, {});
    await expect(empty).rejects.toThrow("Samtal is required");
    void anna.submit(form, { Samtal: "11" });
    await slack.until(() => anna.dm.messages.length > 0);
    await app.stop();

    expect(anna.dm.messages.map(({ words }) => words)).toEqual(["11"]);
  });

  test("a doubled event arrives twice under one id", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const app = boltApp(slack);
    const seen: string[] = [];
    app.event("app_home_opened", async ({ event, client, body }) => {
      seen.push(body.event_id);
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [section("Hej!")] as never } });
    });
    await app.start();

    const home = await anna.opensHome({ times: 2 });
    await slack.until(() => slack.callsTo("views.publish").length === 2);
    await app.stop();

    expect(home.words).toBe("Hej!");
    expect(new Set(seen).size).toBe(1);
    expect(seen).toHaveLength(2);
  });
});

describe("what the stand-in refuses", () => {
  const refused = async (blocks: readonly unknown[], text = "x"): Promise<readonly string[]> => {
    const slack = await standIn();
    const sent = client(slack).chat.postMessage({ channel: slack.general.id, text, blocks: blocks as never });
    await sent.catch(() => undefined);
    const complaints = slack.complaints.splice(0);
    await slack[Symbol.asyncDispose]();
    return complaints;
  };
  const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
  const select = (options: readonly unknown[]) => ({
    type: "actions",
    elements: [{ type: "static_select", action_id: "s", options }],
  });
  const option = (n: number, text = `val ${n}`) => ({ text: { type: "plain_text", text }, value: String(n) });

  test.each<[string, readonly unknown[]]>([
    ["51 blocks", many(51, () => ({ type: "divider" }))],
    ["a section text of 3,001", [section("a".repeat(3001))]],
    ["an empty section text", [section("")]],
    ["11 fields", [{ type: "section", fields: many(11, () => ({ type: "mrkdwn", text: "a" })) }]],
    ["a field of 2,001", [{ type: "section", fields: [{ type: "mrkdwn", text: "a".repeat(2001) }] }]],
    ["a button text of 76", [{ type: "actions", elements: [button("a", "b".repeat(76))] }]],
    ["an action_id of 256", [{ type: "actions", elements: [button("a".repeat(256), "b")] }]],
    ["an action_id twice", [{ type: "actions", elements: [button("a", "b"), button("a", "c")] }]],
    ["26 elements", [{ type: "actions", elements: many(26, (n) => button(`a${n}`, "b")) }]],
    ["101 options", [select(many(101, (n) => option(n)))]],
    ["an option text of 76", [select([option(1, "a".repeat(76))])]],
    ["no option", [select([])]],
    ["a block_id twice", many(2, () => ({ type: "divider", block_id: "a" }))],
    ["a misspelt key", [{ ...section("a"), acessory: button("a", "b") }]],
    ["an unknown block", [{ type: "sektion", text: "a" }]],
    ["a call on everyone", [section("<!channel> kom!")]],
    ["a bare <", [section("a < b")]],
    ["a bare &", [section("a & b")]],
    ["half an escape", [section("a &am")]],
    ["a masked address of nothing", [section("<javascript:alert(1)|här>")]],
    ["12,001 characters in all", many(5, () => section("a".repeat(2401)))],
  ])("%s", async (_, blocks) => {
    const complaints = await refused(blocks);

    expect(complaints).toHaveLength(1);
  });

  test.each<[string, readonly unknown[]]>([
    ["50 blocks and 3,000 characters", [...many(49, () => ({ type: "divider" })), section("a".repeat(3000))]],
    ["25 buttons", [{ type: "actions", elements: many(25, (n) => button(`a${n}`.padEnd(255, "x"), "b".repeat(75))) }]],
    ["100 options", [select(many(100, (n) => option(n, "a".repeat(75))))]],
    ["12,000 characters in all", many(5, () => section("a".repeat(2400)))],
  ])("%s just pass", async (_, blocks) => {
    expect(await refused(blocks)).toEqual([]);
  });

  test("a title of 25, inputs without a way to send, and metadata out of shape", async () => {
    const slack = await standIn();
    const api = client(slack);
    const title = (text: string) => ({ type: "plain_text" as const, text });
    const open = (view: unknown) => api.views.open({ trigger_id: "t", view: view as never }).catch(() => undefined);
    const input = { type: "input", label: title("a"), element: { type: "plain_text_input", action_id: "v" } };

    await open({ type: "modal", title: title("a".repeat(25)), blocks: [] });
    await open({ type: "modal", title: title("a"), blocks: [input] });
    await api.chat
      .postMessage({ channel: slack.general.id, text: "a", metadata: { event_type: "a b", event_payload: {} } })
      .catch(() => undefined);

    expect(slack.complaints.splice(0)).toHaveLength(3);
    await slack[Symbol.asyncDispose]();
  });

  test("closing names what was broken and never looked at", async () => {
    const slack = await standIn();

    await client(slack)
      .chat.postMessage({ channel: slack.general.id, text: "<!here>" })
      .catch(() => undefined);

    await expect(slack[Symbol.asyncDispose]()).rejects.toThrow("wakes everyone");
  });
});

describe("the stand-in's faults", () => {
  test.each([
    ["429 with its wait", rateLimit(7), 0],
    ["an error code", failing("fatal_error"), 0],
    ["500 before storing", status(500), 0],
    ["502 after storing", status(502, { stored: true }), 1],
    ["a lost request", lostRequest, 0],
    ["a lost answer", lostAnswer, 1],
  ])("%s", async (_, fault, stored) => {
    await using slack = await standIn();
    slack.faults.next("chat.postMessage", fault);
    const post = () => client(slack).chat.postMessage({ channel: slack.general.id, text: "hej" });

    await expect(post()).rejects.toThrow();

    expect(slack.general.messages).toHaveLength(stored);
    await expect(post()).resolves.toMatchObject({ ok: true });
  });

  test("a channel refuses as it stands: not in it, archived, gone, without a scope", async () => {
    await using slack = await standIn();
    const hidden = slack.channel("styrelsen", { kind: "private", member: false });
    const open = slack.channel("torget", { member: false });
    const old = slack.channel("förra valet");
    old.archived = true;
    const error = (promise: Promise<unknown>) =>
      promise.then(
        () => "ok",
        (fault) => fault.data?.error,
      );
    const api = client(slack);
    const post = (channel: string) => error(api.chat.postMessage({ channel, text: "hej" }));

    const answers = [
      await post(hidden.id),
      await post(open.id),
      await error(api.conversations.history({ channel: open.id })),
      await post(old.id),
      await post("C99999999"),
    ];
    slack.scopes = ["chat:write"];

    expect(answers).toEqual(["channel_not_found", "ok", "not_in_channel", "is_archived", "channel_not_found"]);
    expect(await post(open.id)).toBe("missing_scope");
  });

  test("a response_url works five times, a trigger once", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const interaction = slack.interactions.begin(anna.id, { channel: slack.general });
    const url = slack.responseUrl(interaction) ?? "";
    const respond = () => fetch(url, { method: "POST", body: JSON.stringify({ text: "hej" }) });
    const title = { type: "plain_text" as const, text: "a" };
    const open = () =>
      client(slack).views.open({ trigger_id: interaction.trigger, view: { type: "modal", title, blocks: [] } });

    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await respond()).status);
    await open();

    expect(answers).toEqual([200, 200, 200, 200, 200, 404]);
    await expect(open()).rejects.toThrow("exchanged_trigger_id");
  });

  test("a file is uploaded in three steps and shared", async () => {
    await using slack = await standIn();
    const bytes = Buffer.from("picture");

    await client(slack).filesUploadV2({
      channel_id: slack.general.id,
      file: bytes,
      filename: "a.png",
      alt_text: "Kurva",
    });

    const [message] = slack.general.messages;
    expect(message?.files).toMatchObject([{ name: "a.png", alt: "Kurva", bytes: new Uint8Array(bytes) }]);
  });

  test("history brings metadata only when asked, newest first, in pages", async () => {
    await using slack = await standIn();
    const api = client(slack);
    const metadata = { event_type: "post", event_payload: { id: "p1" } };
    const channel = slack.general.id;
    await api.chat.postMessage({ channel, text: "ett", metadata });
    await api.chat.postMessage({ channel, text: "två" });

    const plain = await api.conversations.history({ channel, limit: 1 });
    const cursor = plain.response_metadata?.next_cursor ?? "";
    const rest = await api.conversations.history({ channel, limit: 1, cursor, include_all_metadata: true });

    expect(plain.messages?.map(({ text }) => text)).toEqual(["två"]);
    expect(rest.messages).toMatchObject([{ text: "ett", metadata }]);
    expect(rest.has_more).toBe(false);
  });
});
