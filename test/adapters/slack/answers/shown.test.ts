import { describe, expect, test } from "vitest";
import { message, text } from "../../../../src/chat/message.ts";
import { standIn } from "../../../standins/slack/stand-in.ts";
import { echo, running, scripted } from "../running.ts";
import { card, form } from "./card.ts";

describe("what a person does in Slack and sees of it", () => {
  test("a typed line reaches the engine as it was typed, and its answer is seen by nobody else", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = scripted(echo);
    await using _ = await running(slack, engine);

    const answer = await anna.command("/signup Högdalen & <torget>  kl 9");

    expect(engine.calls).toMatchObject([
      {
        platform: "slack",
        workspace: slack.workspace.team.id,
        channel: slack.general.id,
        caller: { account: anna.id, locale: undefined, managesWorkspace: false },
        input: { kind: "line", text: "/signup Högdalen & <torget>  kl 9" },
      },
    ]);
    expect(answer.words).toContain("Högdalen & <torget>  kl 9");
    expect(anna.whispers).toEqual([answer]);
    expect(slack.general.messages).toEqual([]);
  });

  test("a press and a choice carry what stood on them", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const choices = [
      { value: "a:1", label: "Solna" },
      { value: "a:2", label: "Täby", description: "Norr" },
    ];
    const menu = message({ kind: "select", action: "association:s1", label: "Vilken förening?", choices });
    const engine = scripted(({ input }) => (input.kind === "line" ? message(...card.blocks, ...menu.blocks) : card));
    await using _ = await running(slack, engine);

    const answer = await anna.command("/samling");
    await anna.press(answer, "Mina pass");
    await anna.choose(answer, "Täby");

    expect(engine.calls.slice(1).map(({ input }) => input)).toEqual([
      { kind: "press", id: "mine:" },
      { kind: "choose", action: "association:s1", value: "a:2" },
    ]);
  });

  test("an answer that updates takes the place of the message that bore the button", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const update = scripted(
      ({ input }) => (input.kind === "press" ? message(text("Klart.")) : card),
      (input) => (input.kind === "press" ? "update" : "private"),
    );
    await using _ = await running(slack, update);

    const answer = await anna.command("/samling");
    const after = await anna.press(answer, "Mina pass");

    expect(after).toBe(answer);
    expect(after.words).toBe("Klart.");
    expect(anna.whispers).toHaveLength(1);
  });

  test("a refusal leaves the message standing that bore the button", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const refusing = scripted(
      ({ input }) =>
        input.kind === "press" ? { kind: "message", message: message(text("Det är fullt.")), refused: true } : card,
      () => "update",
    );
    await using _ = await running(slack, refusing);

    const answer = await anna.command("/samling");
    const refused = await anna.press(answer, "Mina pass");

    expect(answer.words).toBe("Vad händer?");
    expect(refused.words).toBe("Det är fullt.");
  });

  test("a form opens, comes back with its fields, and is answered where it was opened", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = scripted(({ input }) =>
      input.kind === "press"
        ? { kind: "form", form, locale: "sv" }
        : input.kind === "submit"
          ? message(text("Tack!"))
          : card,
    );
    await using _ = await running(slack, engine);

    const opened = await anna.press(await anna.command("/report"), "Rapportera");
    const thanks = await anna.submit(opened, { Påringningar: "40" });

    expect(opened.words).toContain("Rapportera dina samtal …\nPåringningar");
    expect(opened).toMatchObject({ shape: { submit: { text: "Skicka" }, close: { text: "Avbryt" } } });
    expect(engine.calls.at(-1)).toMatchObject({
      channel: slack.general.id,
      input: { kind: "submit", action: "reported:s1", values: { dials: "40", note: "", scope: "shift" } },
    });
    expect(thanks).toMatchObject({ words: "Tack!", onlyFor: anna.id });
  });

  test("in the app's own messages an answer stays", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using _ = await running(
      slack,
      scripted(({ input }) => (input.kind === "press" && input.id === "mine:" ? message(text("Inga pass.")) : card)),
    );

    const start = await anna.says("hej?");
    const answer = await anna.press(start, "Mina pass");

    expect(anna.dm.messages).toEqual([start, answer]);
    expect(answer.words).toBe("Inga pass.");
  });

  test("what is typed there is answered there for good, what is typed among others is whispered", async () => {
    await using slack = await standIn();
    const [anna, bo] = [slack.user("Anna"), slack.user("Bo")];
    const engine = scripted(() => card);
    await using _ = await running(slack, engine);

    const stays = await anna.command("/samling", { in: anna.dm });
    const vanishes = await anna.command("/samling", { in: bo.dm });

    expect(stays).toMatchObject({ onlyFor: undefined, channel: anna.dm });
    expect(vanishes).toMatchObject({ onlyFor: anna.id, channel: bo.dm });
    expect(engine.calls.map(({ channel }) => channel)).toEqual([undefined, undefined]);
  });

  test("home shows the engine's card, and the answer to a press above it", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = scripted(({ input }) =>
      input.kind === "press" && input.id === "mine:" ? message(text("Torsdag 06:30")) : card,
    );
    await using _ = await running(slack, engine);

    const home = await anna.opensHome();
    const before = home.words;
    const after = await anna.press(home, "Mina pass");

    expect(before).toBe("Vad händer?");
    expect(after).toBe(home);
    expect(after.words).toBe("Torsdag 06:30\nVad händer?");
    expect(engine.calls[0]?.input).toEqual({ kind: "press", id: "home" });
  });

  test("a form opened at home is answered at home", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const engine = scripted(({ input }) =>
      input.kind === "submit"
        ? message(text("Tack!"))
        : input.kind === "press" && input.id === "report:s1"
          ? { kind: "form", form, locale: "sv" }
          : card,
    );
    await using _ = await running(slack, engine);

    const opened = await anna.press(await anna.opensHome(), "Rapportera");
    const thanks = await anna.submit(opened, { dials: "1" });

    expect(thanks).toBe(anna.home);
    expect(thanks.words).toBe("Tack!\nVad händer?");
  });

  test("files of a private answer come as direct messages", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    const file = {
      kind: "file",
      name: "vecka 34.csv",
      bytes: new TextEncoder().encode("a;b"),
      alt: "Siffrorna",
    } as const;
    await using _ = await running(
      slack,
      scripted(() => message(text("Vecka 34"), file)),
    );

    const answer = await anna.command("/summary");
    await slack.until(() => anna.dm.messages.length > 0);

    expect(answer.words).toBe("Vecka 34");
    expect(anna.dm.messages[0]?.files).toMatchObject([{ name: "vecka 34.csv", alt: "Siffrorna", bytes: file.bytes }]);
  });
});

test("an answer of nothing but a file says so where it was asked for", async () => {
  await using slack = await standIn();
  const anna = slack.user("Anna");
  const file = {
    kind: "file",
    name: "samling.json",
    bytes: new TextEncoder().encode("{}"),
    alt: "Här är allt.",
  } as const;
  await using _ = await running(
    slack,
    scripted(() => message(file)),
  );

  const answer = await anna.command("/mydata");

  expect(answer.words).toBe("Här är allt.");
});
