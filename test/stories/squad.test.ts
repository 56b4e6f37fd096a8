import { describe, test } from "vitest";
import { wordsOf } from "../../src/locales/words.ts";
import { waysTo } from "./stories.ts";
import { inLanguage, type Teller } from "./teller.ts";

const [FARAH, ALVA, GUSTAV] = ["Farah", "Alva", "Gustav"] as const;
/** A phone bank of the example, on several days: the menu asks which. */
const PLACE = "Handens centrum";
const ON = { sv: "23 augusti", en: "23 August" } as const;

describe.each(waysTo())("squads $way in $locale", ({ locale, begin }) => {
  const { say } = wordsOf(locale);

  const reserve = async (story: Teller, who: string, seats: number): Promise<void> => {
    await (await story.say(who, `/signup ${PLACE} squad:${seats}`)).says(PLACE);
    await (await story.choose(who, ON[locale])).says(say("squad.reservedTold", { count: seats }));
  };

  test("are named by their people or not at all, kept by an answer and released without one", async () => {
    await using story = await begin(locale, "2022-08-18T09:00");
    await inLanguage(story, locale, FARAH, ALVA, GUSTAV);

    await reserve(story, FARAH, 5);
    await reserve(story, GUSTAV, 3);
    await story.moveTo("2022-08-18T09:10");
    await story.sees(ALVA, say("squad.have", { association: "Vantör", count: 5 }), "#vantör");
    await (await story.press(ALVA, say("squad.button.join"), "#vantör")).says(say("signup.going"));
    await (await story.press(FARAH, say("squad.button.join"), "#vantör")).says(say("signup.going"));

    // Two days before: the seats without a name.
    await story.moveTo("2022-08-21T17:00");
    await story.sees(GUSTAV, say("squad.ask.title", { count: 3 }));
    await story.sees(FARAH, say("squad.ask.title", { count: 3 }));
    await (await story.press(FARAH, say("squad.button.keep", { count: 3 }))).says(say("squad.kept"));
    await story.press(FARAH, say("squad.button.size"));
    const resized = await story.fill(FARAH, { [say("squad.form.seats")]: "4" });
    await resized.says(say("squad.resized"), say("squad.seats", { association: "Vantör", count: 4 }));

    // Twelve hours before: who did not answer hears what became of it.
    await story.moveTo("2022-08-23T07:00");
    await story.sees(GUSTAV, say("squad.released", { count: 3 }));
    await (await story.say(FARAH, `/activity ${PLACE}`)).says(PLACE);
    await (await story.choose(FARAH, ON[locale])).says(say("activity.squad", { name: "Vantör", count: 4 }));
    await (await story.say(ALVA, "/schedule mine")).says(PLACE);
  }, 120_000);
});
