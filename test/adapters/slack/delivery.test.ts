import { expect, test } from "vitest";
import { message, text } from "../../../src/chat/message.ts";
import { eventPayload } from "../../standins/slack/payloads.ts";
import { standIn } from "../../standins/slack/stand-in.ts";
import { httpDelivery, running, scripted, socketDelivery } from "./running.ts";

test("with both secrets acts come either way, and what comes both ways has one effect", async () => {
  await using slack = await standIn();
  const anna = slack.user("Anna");
  const engine = scripted(() => message(text("Ja.")));
  const run = await running(slack, engine, { deliveries: [socketDelivery, httpDelivery] });
  const event = { type: "message", channel_type: "im", channel: anna.dm.id, user: anna.id, text: "hej", ts: "1.1" };
  const letter = { type: "events_api", payload: eventPayload(slack.workspace, event) } as const;

  await slack.deliver(letter);
  const bySocket = await anna.command("/samling");
  const address = run.platform.address();
  slack.requestUrl = address;
  await slack.deliver(letter);
  const byHttp = await anna.command("/samling");
  await run[Symbol.asyncDispose]();

  expect(address).toMatch(/^http:/);
  expect([bySocket.words, byHttp.words]).toEqual(["Ja.", "Ja."]);
  expect(engine.calls).toHaveLength(3);
  await slack.until(() => slack.connections === 0);
});
