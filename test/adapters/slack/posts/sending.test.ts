import { describe, expect, test } from "vitest";
import { message, text } from "../../../../src/chat/message.ts";
import { Doubt, Gone, Later, type Target } from "../../../../src/chat/platform.ts";
import { failing, lostAnswer, lostRequest, rateLimit, status } from "../../../standins/slack/faults.ts";
import { standIn } from "../../../standins/slack/stand-in.ts";
import { hello, long, post, starting, to, toPerson, words } from "./posting.ts";

describe("sending to Slack", () => {
  test("a post is one message with its words, a text for notifications and the post's id", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);

    const ref = await run.platform.send(post(to(slack, slack.general)), hello);

    const [sent] = slack.general.messages;
    expect(ref).toEqual({ channel: slack.general.id, parts: [sent?.ts] });
    expect(sent).toMatchObject({ words: "God morgon!", text: "God morgon!" });
    expect(sent?.metadata?.event_payload).toEqual({ id: "post-of-21-characters", part: 0, parts: 1 });
  });

  test("a post to a person goes to the app's direct messages, opened once", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using run = await starting(slack);

    await run.platform.send(post(toPerson(slack, anna), "a"), hello);
    await run.platform.send(post(toPerson(slack, anna), "b"), hello);

    expect(words(anna.dm)).toEqual(["God morgon!", "God morgon!"]);
    expect(slack.callsTo("conversations.open")).toHaveLength(1);
  });

  test("a long post is several messages in order, also where Slack wants a pause between them", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    slack.faults.next("chat.postMessage", undefined, rateLimit(0));

    const ref = await run.platform.send(post(to(slack, slack.general)), long("Rad"));

    expect(ref.parts).toEqual(slack.general.messages.map(({ ts }) => ts));
    expect(words(slack.general).join("\n").split("\n")).toEqual(Array.from({ length: 120 }, (_, n) => `Rad ${n}`));
  });

  test("a picture follows its words, and is no reason to fail", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const picture = { kind: "file", name: "vecka.png", bytes: new Uint8Array([1, 2]), alt: "Kurvan stiger" } as const;
    slack.faults.next("files.getUploadURLExternal", undefined, failing("fatal_error"));

    const first = await run.platform.send(post(to(slack, slack.general), "a"), message(text("Vecka 34"), picture));
    const second = await run.platform.send(post(to(slack, slack.general), "b"), message(text("Vecka 35"), picture));

    expect(words(slack.general)).toEqual(["Vecka 34", "", "Vecka 35"]);
    expect(slack.general.messages[1]?.files).toMatchObject([{ name: "vecka.png", alt: "Kurvan stiger" }]);
    expect([...first.parts, ...second.parts]).toHaveLength(2);
    expect(run.faults).toHaveLength(1);
  });

  test("whom a post shall not wake stands there by name, whom it is for is mentioned", async () => {
    await using slack = await standIn();
    const [anna, bo] = [slack.user("Anna <3"), slack.user("Bo")];
    await using run = await starting(slack);
    const named = text([
      { person: anna.id, notify: false },
      ", ",
      { person: bo.id, notify: true },
      " och ",
      { person: "U99999999", notify: false },
    ]);

    await run.platform.send(post(to(slack, slack.general)), message(named));

    expect(slack.general.messages[0]?.text).toBe(`@Anna &lt;3, <@${bo.id}> och @U99999999`);
  });
});

describe("what Slack's refusals mean", () => {
  test.each([
    ["429", rateLimit(7), new Later(7000), 0],
    ["a busy Slack", failing("ratelimited"), new Later(10_000), 0],
    ["500 before storing", status(500), Doubt, 0],
    ["502 after storing", status(502, { stored: true }), Doubt, 1],
    ["a lost request", lostRequest, Doubt, 0],
    ["a lost answer", lostAnswer, Doubt, 1],
    ["fatal_error", failing("fatal_error"), Doubt, 0],
    ["channel_not_found", failing("channel_not_found"), new Gone("unknown-channel"), 0],
    ["not_in_channel", failing("not_in_channel"), new Gone("forbidden"), 0],
    ["is_archived", failing("is_archived"), new Gone("unknown-channel"), 0],
    ["missing_scope", failing("missing_scope"), new Gone("forbidden"), 0],
    ["invalid_blocks, a fault of ours", failing("invalid_blocks"), "invalid_blocks", 0],
  ])("%s is never tried again unasked", async (_, fault, meaning, stored) => {
    await using slack = await standIn();
    await using run = await starting(slack);
    slack.faults.next("chat.postMessage", fault);

    const sending = run.platform.send(post(to(slack, slack.general)), hello);

    await expect(sending).rejects.toThrow(meaning);
    expect(slack.callsTo("chat.postMessage")).toHaveLength(1);
    expect(slack.general.messages).toHaveLength(stored);
  });

  test("Slack that can't be reached was sent nothing", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    await slack.close();

    // What was sent on the old connection may have arrived; what finds none has not.
    const first = run.platform.send(post(to(slack, slack.general)), hello);
    await expect(first).rejects.toThrow(Doubt);
    const second = run.platform.send(post(to(slack, slack.general)), hello);

    await expect(second).rejects.toThrow(new Later(10_000));
  });

  test("someone deactivated, unknown, or in another workspace can't be reached", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna", { deleted: true });
    await using run = await starting(slack);
    const send = (target: Target) => run.platform.send(post(target), hello);
    const workspace = slack.workspace.team.id;

    await expect(send(toPerson(slack, anna))).rejects.toThrow(new Gone("unreachable-person"));
    await expect(send({ kind: "account", workspace, account: "U99999999" })).rejects.toThrow(
      new Gone("unreachable-person"),
    );
    await expect(send({ kind: "channel", workspace: "T2", channel: slack.general.id })).rejects.toThrow(
      new Gone("unknown-channel"),
    );
  });

  test("nothing was sent where already the way there is in doubt", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using run = await starting(slack);
    slack.faults.next("conversations.open", lostAnswer);

    await expect(run.platform.send(post(toPerson(slack, anna)), hello)).rejects.toThrow(Later);
  });

  test("what fails after the first of several messages is a doubt, never a refusal", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    slack.faults.next("chat.postMessage", undefined, failing("is_archived"));

    await expect(run.platform.send(post(to(slack, slack.general)), long("Rad"))).rejects.toThrow(Doubt);
  });
});
