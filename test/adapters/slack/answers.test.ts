import { describe, expect, test } from "vitest";
import { button, message, text } from "../../../src/chat/message.ts";
import { failing, lostAnswer, status } from "../../standins/slack/faults.ts";
import { standIn } from "../../standins/slack/stand-in.ts";
import { echo, running, scripted } from "./running.ts";

const card = message(
  text([{ bold: "Vad händer?" }], [button("mine:", "Mina pass"), button("report:s1", "Rapportera")]),
);
const form = {
  action: "reported:s1",
  title: "Rapportera dina samtal i dag",
  fields: [
    { name: "dials", label: "Påringningar", kind: "line", required: true, hint: "Även utan svar" },
    { name: "note", label: "Anteckning", kind: "paragraph", required: false },
    {
      name: "scope",
      label: "Vad?",
      kind: "choice",
      required: true,
      value: "shift",
      choices: [
        { value: "shift", label: "Passet" },
        { value: "day", label: "Hela dagen" },
      ],
    },
  ],
} as const;

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

describe("when the way back is closed", () => {
  test.each([
    ["expired", failing("expired_url")],
    ["failing", status(500)],
    ["losing answers", lostAnswer],
  ])("an answer comes as a direct message where the response_url is %s", async (_, fault) => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    await using run = await running(
      slack,
      scripted(() => message(text("Du är anmäld."))),
    );
    slack.faults.next("response", fault);

    void anna.command("/signup");
    await slack.until(() => anna.dm.messages.length > 0);

    expect(anna.dm.messages.map(({ words }) => words)).toEqual(["Du är anmäld."]);
    expect(run.faults).toHaveLength(1);
  });

  test("a form that took more than three seconds asks to be opened again, in the form's language", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna", { locale: "en-GB" });
    await using _ = await running(
      slack,
      scripted(() => ({ kind: "form", form, locale: "sv" })),
    );
    slack.faults.next("views.open", failing("expired_trigger_id"));

    const answer = await anna.command("/report");

    expect(answer.words).toBe("Formuläret hann inte öppnas. Försök en gång till, så kommer det.");
  });

  test("an act is acknowledged before the engine has anything to say", async () => {
    await using slack = await standIn();
    const anna = slack.user("Anna");
    let done = (): void => undefined;
    const engine = scripted(() => new Promise((resolve) => (done = () => resolve(message(text("Till slut."))))));
    await using _ = await running(slack, engine);
    const interaction = slack.interactions.begin(anna.id, { channel: slack.general });
    const payload = {
      command: "/report",
      text: "",
      user_id: anna.id,
      trigger_id: interaction.trigger,
      team_id: "T1",
      channel_id: "C1",
    };

    const acks = await slack.deliver({
      type: "slash_commands",
      payload: { ...payload, response_url: slack.responseUrl(interaction) },
    });
    done();

    expect(acks).toEqual([{ kind: "acked", payload: {} }]);
    expect((await interaction.seen).words).toBe("Till slut.");
  });
});

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
