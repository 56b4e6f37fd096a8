import { createServer } from "node:net";
import { WebClient } from "@slack/web-api";
import { createEmulator } from "emulate";
import { expect, onTestFinished, test } from "vitest";
import { slack } from "../../../src/adapters/slack/platform.ts";
import { button, message, text } from "../../../src/chat/message.ts";
import { Gone, type Target } from "../../../src/chat/platform.ts";
import { echo, httpDelivery, SPECS, scripted } from "./running.ts";

const BOT = "xoxb-example-bot";
const HUMAN = "xoxp-example-person";
const EVERYTHING = "chat:write,im:write,im:history,channels:read,channels:history,files:write,files:read,users:read";

/** A Slack Web API that somebody else wrote, with a bot, a person and a channel. */
const emulated = async () => {
  const bot = { bot_id: "B0EXAMPLE1", bot_user_id: "U0EXAMPLE1" };
  const emulator = await createEmulator({
    service: "slack",
    port: await freePort(),
    seed: {
      slack: {
        users: [{ name: "anna", real_name: "Anna" }],
        channels: [{ name: "dagens" }],
        oauth_apps: [
          { client_id: "1.2", client_secret: "x", name: "Samling", redirect_uris: [], scopes: EVERYTHING, ...bot },
        ],
        tokens: [
          { token: BOT, type: "bot", user_id: bot.bot_user_id, scopes: EVERYTHING, ...bot },
          { token: HUMAN, type: "user", user: "anna", scopes: EVERYTHING },
        ],
        strict_scopes: true,
      },
    },
  });
  onTestFinished(() => emulator.close());
  const apiUrl = `${emulator.url}/api/`;
  const faults: unknown[] = [];
  const platform = slack({
    botToken: BOT,
    deliveries: [httpDelivery],
    apiUrl,
    now: () => new Date(),
    home: { kind: "press", id: "home" },
    start: { kind: "press", id: "start" },
    stopped: (stop) => faults.push(stop),
    departed: () => undefined,
    report: (fault) => faults.push(fault),
  });
  onTestFinished(() => platform[Symbol.asyncDispose]());
  await platform.start(SPECS, scripted(echo));
  const human = new WebClient(HUMAN, { slackApiUrl: apiUrl });
  const { team_id: workspace = "", user_id: anna = "" } = await human.auth.test();
  const { channels = [] } = await human.conversations.list({});
  const channel = channels.find(({ name }) => name === "dagens")?.id ?? "";
  return { platform, human, workspace, anna, channel, faults };
};

/** The emulator tells its address from the port it is given, so that port can't be 0. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
};

const hello = message(text([{ bold: "God morgon & hej!" }], [button("go:1", "Jag kommer", "primary")]));

test("a post is sent, found, edited and read by somebody else's Web API as by our stand-in", async () => {
  const { platform, human, workspace, channel, faults } = await emulated();
  const target: Target = { kind: "channel", workspace, channel };
  const post = { id: "post-of-21-characters", target, since: new Date() };

  const ref = await platform.send(post, hello);
  const found = await platform.find(post);
  const other = await platform.find({ ...post, id: "another" });
  await platform.edit(ref, message(text("God kväll!")));
  const { messages = [] } = await human.conversations.history({ channel });

  expect(found).toEqual(ref);
  expect(other).toBeUndefined();
  expect(messages).toMatchObject([{ ts: ref.parts[0], text: "God kväll!", blocks: [{ type: "section" }] }]);
  expect(faults).toEqual([]);
});

test("a post to a person, with a picture", async () => {
  const { platform, human, workspace, anna, faults } = await emulated();
  const target: Target = { kind: "account", workspace, account: anna };
  const picture = { kind: "file", name: "vecka.png", bytes: new Uint8Array([137, 80, 78, 71]), alt: "Kurvan" } as const;

  const ref = await platform.send({ id: "p", target, since: new Date() }, message(text("Vecka 34"), picture));
  const { messages = [] } = await human.conversations.history({ channel: ref.channel });

  expect(messages.map(({ text: words, files }) => [words, files?.[0]?.name])).toEqual([
    ["", "vecka.png"],
    ["Vecka 34\nKurvan", undefined],
  ]);
  expect(faults).toEqual([]);
});

test("profiles and refusals", async () => {
  const { platform, workspace, anna } = await emulated();
  const nowhere: Target = { kind: "channel", workspace, channel: "C99999999" };
  const nobody: Target = { kind: "account", workspace, account: "U99999999" };
  const send = (target: Target) => platform.send({ id: "p", target, since: new Date() }, hello);

  expect(await platform.profile(workspace, anna)).toMatchObject({ name: "anna", member: true });
  expect(await platform.profile(workspace, "U99999999")).toBeUndefined();
  await expect(send(nowhere)).rejects.toThrow(new Gone("unknown-channel"));
  await expect(send(nobody)).rejects.toThrow(new Gone("unreachable-person"));
});
