import { describe, expect, test } from "vitest";
import { standIn } from "../stand-in.ts";
import { button, client, section } from "./client.ts";

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
