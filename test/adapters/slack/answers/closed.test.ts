import { describe, expect, test } from "vitest";
import { message, text } from "../../../../src/chat/message.ts";
import { failing, lostAnswer, status } from "../../../standins/slack/faults.ts";
import { standIn } from "../../../standins/slack/stand-in.ts";
import { running, scripted } from "../running.ts";
import { form } from "./card.ts";

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
