import { describe, expect, test } from "vitest";
import { Doubt } from "../../../../src/chat/platform.ts";
import { failing, lostAnswer, lostRequest } from "../../../standins/slack/faults.ts";
import { standIn } from "../../../standins/slack/stand-in.ts";
import { hello, long, post, starting, to, toPerson, words } from "./posting.ts";

describe("settling a doubt", () => {
  test.each([
    ["a stored post is found, in its place", lostAnswer, 1],
    ["a lost one is not", lostRequest, 0],
  ])("%s", async (_, fault, count) => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const one = post(to(slack, slack.general));
    slack.faults.next("chat.postMessage", fault);
    await run.platform.send(one, hello).catch(() => undefined);
    await run.platform.send(post(to(slack, slack.general), "another"), hello);

    const found = await run.platform.find(one);

    const stored = slack.general.messages.slice(0, count).map(({ ts }) => ts);
    expect(found).toEqual(count === 1 ? { channel: slack.general.id, parts: stored } : undefined);
  });

  test("half a post is taken back, so that the next attempt sends it whole", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const one = post(to(slack, slack.general));
    slack.faults.next("chat.postMessage", undefined, lostAnswer);
    await run.platform.send(one, long("Rad")).catch(() => undefined);
    const half = slack.general.messages.length;

    const found = await run.platform.find(one);
    await run.platform.send(one, long("Rad"));

    expect([half, found]).toEqual([2, undefined]);
    expect(words(slack.general).join("\n").split("\n")).toHaveLength(120);
  });

  test("several messages are found in order", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const one = post(to(slack, slack.general));

    const ref = await run.platform.send(one, long("Rad"));

    expect(await run.platform.find(one)).toEqual(ref);
  });

  test("a direct message is looked for in its own history, through all its pages", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using run = await starting(slack);
    const one = post(toPerson(slack, anna));
    slack.faults.next("chat.postMessage", lostAnswer);
    await run.platform.send(one, hello).catch(() => undefined);
    for (let n = 0; n < 450; n += 1) slack.workspace.say(anna.dm, `${n}`);

    const found = await run.platform.find(one);

    expect(found?.parts).toEqual([anna.dm.messages[0]?.ts]);
    expect(slack.callsTo("conversations.history")).toHaveLength(3);
  });

  test("history that can't be read, or not to its end, leaves the doubt", async () => {
    await using slack = await standIn();
    const open = slack.channel("torget", { member: false });
    const busy = slack.channel("myllret");
    await using run = await starting(slack);
    for (let n = 0; n < 2100; n += 1) slack.workspace.say(busy, `${n}`);
    slack.faults.next("conversations.history", failing("fatal_error"));

    await expect(run.platform.find(post(to(slack, slack.general)))).rejects.toThrow(Doubt);
    await expect(run.platform.find(post(to(slack, open)))).rejects.toThrow(Doubt);
    await expect(run.platform.find(post(to(slack, busy)))).rejects.toThrow(Doubt);
  });

  test("only what was written since the first attempt is looked through", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const one = post(to(slack, slack.general), "late", new Date(Date.now() + 3_600_000));
    await run.platform.send(post(to(slack, slack.general), "late"), hello);

    expect(await run.platform.find(one)).toBeUndefined();
  });
});
