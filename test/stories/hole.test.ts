import { describe, test } from "vitest";
import { capitalised } from "../../src/locales/format.ts";
import { wordsOf } from "../../src/locales/words.ts";
import { waysTo } from "./stories.ts";
import { inLanguage, type Teller } from "./teller.ts";

const [HEDDA, ALVA] = ["Hedda", "Alva"] as const;
const [FIRST, SECOND, THIRD] = ["Bagarmossens centrum", "Farsta strand", "Hökarängen"] as const;

describe.each(waysTo())("a hole $way in $locale", ({ locale, begin }) => {
  const { say } = wordsOf(locale);

  const evening = async (story: Teller, when: string, place: string): Promise<void> => {
    await story.say(HEDDA, "/activity add");
    await story.fill(HEDDA, {
      [say("activity.form.kind")]: capitalised(say("kind.phonebank"), locale),
      [say("activity.form.when")]: when,
      [say("activity.form.place")]: place,
    });
    await story.press(HEDDA, say("activity.button.where"));
    await story.fill(HEDDA, { [say("activity.form.area")]: "Söderort" });
  };

  test("is filled by a neighbour who said she is willing, and who is asked at most twice a week", async () => {
    await using story = await begin(locale, "2022-08-17T09:00");
    await inLanguage(story, locale, ALVA);
    await evening(story, "17/8 13–15", FIRST);
    await evening(story, "17/8 16–18", SECOND);
    await evening(story, "17/8 19–20", THIRD);
    await story.say(HEDDA, "/campaign");
    await story.press(HEDDA, say("campaign.button.areas"));
    await story.fill(HEDDA, { [say("campaign.form.areas")]: "Söderort" });

    await (await story.say(ALVA, "/mydata pool")).says(say("pool.title"));
    await (await story.press(ALVA, say("pool.button.join"))).says(say("pool.in"));
    await (await story.choose(ALVA, "Söderort")).says("Söderort");

    // Two of the three may ask her.
    for (const [n, place] of [FIRST, SECOND].entries()) {
      await (await story.say(HEDDA, "/schedule holes")).says(place, say("holes.priority", { area: "Söderort" }));
      const asked = await story.press(HEDDA, say("holes.button.ask"), undefined, place);
      await asked.says(say("holes.willing", { count: 1 }));
      await (await story.press(HEDDA, say("holes.button.send", { count: 1 }))).says(say("holes.sent", { count: 1 }));
      await story.moveTo(`2022-08-17T09:${n + 1}0`);
      await story.sees(ALVA, place);
    }
    await (await story.press(ALVA, say("schedule.button.signup"), undefined, FIRST)).says(say("signup.going"));
    await (await story.press(ALVA, say("holes.button.notNow"), undefined, SECOND)).says(say("holes.declined"));
    await story.say(HEDDA, "/schedule holes");
    const third = await story.press(HEDDA, say("holes.button.ask"), undefined, THIRD);
    await third.says(say("holes.allAsked", { count: 1 }));
  }, 120_000);
});
