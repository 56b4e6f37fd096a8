import { App } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { type Slack, standIn, TOKENS } from "../stand-in.ts";
import { button, section, silent } from "./client.ts";

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
