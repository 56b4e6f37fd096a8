import { describe, expect, test } from "vitest";
import { message, text } from "../../../../src/chat/message.ts";
import { Gone, Later } from "../../../../src/chat/platform.ts";
import { failing, lostAnswer, rateLimit, status } from "../../../standins/slack/faults.ts";
import { standIn } from "../../../standins/slack/stand-in.ts";
import { hello, long, post, starting, to, words } from "./posting.ts";

describe("editing", () => {
  test("a message gets its new words and keeps the post's id", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const one = post(to(slack, slack.general));
    const ref = await run.platform.send(one, hello);

    await run.platform.edit(ref, message(text("God kväll!")));

    expect(words(slack.general)).toEqual(["God kväll!"]);
    expect(await run.platform.find(one)).toEqual(ref);
  });

  test("several messages stay as many, whether there is more or less to say", async () => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const ref = await run.platform.send(post(to(slack, slack.general)), long("Rad"));

    await run.platform.edit(ref, hello);
    const less = words(slack.general);
    await run.platform.edit(ref, message(...long("Ny").blocks, ...long("Fler").blocks));

    expect(less).toEqual(["God morgon!", "–", "–"]);
    expect(slack.general.messages).toHaveLength(3);
    expect(words(slack.general).at(-1)).toMatch(/…$/);
  });

  test.each([
    ["429", rateLimit(3), new Later(3000)],
    ["500", status(500), Later],
    ["a lost answer", lostAnswer, Later],
    ["a deleted message", failing("message_not_found"), new Gone("unknown-message")],
    ["an archived channel", failing("is_archived"), new Gone("unknown-channel")],
  ])("%s", async (_, fault, meaning) => {
    await using slack = await standIn();
    await using run = await starting(slack);
    const ref = await run.platform.send(post(to(slack, slack.general)), hello);
    slack.faults.next("chat.update", fault);

    await expect(run.platform.edit(ref, hello)).rejects.toThrow(meaning);
  });
});
