import { describe, expect, test } from "vitest";
import { failing, lostAnswer, lostRequest, rateLimit, status } from "../faults.ts";
import { standIn } from "../stand-in.ts";
import { client } from "./client.ts";

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
