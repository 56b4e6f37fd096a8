import { describe, expect, test } from "vitest";
import { standIn } from "../../../standins/slack/stand-in.ts";
import { running, scripted } from "../running.ts";
import { card, form } from "./card.ts";

describe("the same act delivered twice", () => {
  test("a command, a press, a form, a letter and a visit each have one effect and one answer", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = scripted(({ input }) =>
      input.kind === "press" && input.id === "report:s1" ? { kind: "form", form, locale: "sv" } : card,
    );
    await using _ = await running(slack, engine);
    const twice = { times: 2 };

    const answer = await anna.command("/samling", twice);
    const opened = await anna.press(answer, "Rapportera", twice);
    await anna.submit(opened, { dials: "40" }, twice);
    await anna.says("hej", twice);
    await anna.opensHome(twice);

    expect(engine.calls).toHaveLength(5);
    expect(new Set(engine.calls.map(({ key }) => key)).size).toBe(5);
    expect(engine.calls.every(({ key }) => key.length <= 100)).toBe(true);
    expect(anna.whispers).toHaveLength(2);
    expect(anna.dm.messages).toHaveLength(1);
    expect(slack.callsTo("views.open")).toHaveLength(1);
    expect(slack.callsTo("views.publish")).toHaveLength(1);
  });

  test("what the engine has done before says nothing", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const run = await running(
      slack,
      scripted(() => ({ kind: "repeat" })),
    );

    void anna.command("/signup");
    void anna.opensHome();
    void anna.says("hej");
    await slack.acked(3);
    await run[Symbol.asyncDispose]();

    expect(anna.whispers).toEqual([]);
    expect(anna.dm.messages).toEqual([]);
    expect(anna.home).toBeUndefined();
  });

  test("the same letter twice, written twice, is two letters", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using _ = await running(
      slack,
      scripted(() => card),
    );

    await anna.says("hej");
    await anna.says("hej");

    expect(anna.dm.messages).toHaveLength(2);
  });
});
