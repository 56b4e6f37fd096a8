import { InteractionResponseType as Reply } from "discord.js";
import { describe, expect, test } from "vitest";
import { ACKNOWLEDGE } from "../../../standins/discord/stand-in.ts";
import { connect, says } from "../engine.ts";
import { discord } from "../server.ts";
import { FORM, inGeneral, posted, SHIFT } from "./posted.ts";

describe("forms", () => {
  test("open at once, and a submitted one is answered privately", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = (input) => (input.kind === "press" ? "form" : "private");
    bot.engine.reply = ({ input }) =>
      input.kind === "press" ? { kind: "form", form: FORM, locale: "sv" } : says("Tack!");
    const anna = discord.member("Anna");

    const form = await anna.press(inGeneral(), "Jag kommer");
    const answer = await anna.submit(form, { Påringningar: "50" });

    expect(form.form).toMatchObject({
      id: "report:7",
      title: "Rapport",
      fields: [{ value: "40" }, { kind: "choice" }],
    });
    expect(answer).toMatchObject({ text: "Tack!", ephemeral: true });
  });

  test("a submitted form may rewrite the message it was opened from", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = (input) => (input.kind === "press" ? "form" : "update");
    bot.engine.reply = ({ input }) =>
      input.kind === "press" ? { kind: "form", form: FORM, locale: "sv" } : says("Tack!");
    const anna = discord.member("Anna");

    await anna.submit(await anna.press(inGeneral(), "Jag kommer"), {});

    expect(inGeneral().text).toBe("Tack!");
  });

  test("where the engine says something instead, that is the answer", async () => {
    await using bot = await connect(discord);
    bot.engine.how = () => "form";
    bot.engine.reply = () => says("Passet är över.");
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer).toMatchObject({ text: "Passet är över.", ephemeral: true });
    expect(answer.acknowledged?.type).toBe(Reply.ChannelMessageWithSource);
  });

  test("that come too late say so, with the button to press again", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    const slow = Promise.withResolvers<void>();
    bot.engine.how = () => "form";
    bot.engine.reply = async () => {
      await slow.promise;
      return { kind: "form", form: FORM, locale: "sv" };
    };
    const anna = discord.member("Anna", { locale: "sv-SE" });

    const pressed = anna.press(inGeneral(), "Jag kommer");
    await discord.until(() => discord.count(ACKNOWLEDGE) === 1, "it was acknowledged without the form");
    slow.resolve();
    const answer = await pressed;

    expect(answer.text).toBe("Det tog för lång tid för mig. Försök igen.");
    expect(answer.messages[0]?.buttons).toMatchObject([{ id: "signup:7", label: "Öppna formuläret" }]);
    expect(answer.acknowledged?.after).toBeLessThan(3000);
  });

  test("cannot answer a form, so the person is asked to press again", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    bot.engine.how = () => "form";
    bot.engine.reply = () => ({ kind: "form", form: FORM, locale: "sv" });
    const anna = discord.member("Anna");

    const answer = await anna.submit(await anna.press(inGeneral(), "Jag kommer"), {});

    expect(answer.text).toContain("Press the button once more");
  });
});
