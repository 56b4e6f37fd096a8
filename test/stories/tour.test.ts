import { describe, expect, test } from "vitest";
import { capitalised } from "../../src/locales/format.ts";
import { wordsOf } from "../../src/locales/words.ts";
import { waysTo } from "./stories.ts";
import { counting, inLanguage } from "./teller.ts";

/** What an organiser may spend on a tour of six stops: presses, filled fields and lines together. */
const MOST = 40;

const OTHERS = [
  "23/8 07–09 Södra sjukhuset",
  "24/8 15–17 Östra sjukhuset, bussarna",
  "25/8 07–09 Västra sjukhuset",
  "26/8 15–17 Ekbackens vårdcentral",
  "29/8 07–09 Sjöstrandens vårdcentral",
];

describe.each(waysTo())("a hospital tour of six stops $way in $locale", ({ locale, begin }) => {
  const { say } = wordsOf(locale);

  test(`is added in at most ${MOST} presses and filled fields`, async () => {
    await using teller = await begin(locale, "2022-08-17T09:00");
    await inLanguage(teller, locale);
    const story = counting(teller);
    const hedda = "Hedda";

    await story.say(hedda, "/activity add");
    const added = await story.fill(hedda, {
      [say("activity.form.kind")]: capitalised(say("kind.tour"), locale),
      [say("activity.form.when")]: "22/8 15–17",
      [say("activity.form.place")]: "Norra sjukhuset, entrén",
      [say("activity.form.title")]: "Vård i tid",
      [say("activity.form.hosts")]: "Vårdvänstern",
    });
    await added.says(say("activity.added.one"));
    await story.press(hedda, say("activity.button.text"));
    await story.fill(hedda, {
      [say("activity.form.bring")]: "Väst",
      [say("activity.form.contact")]: "vard@example.org",
    });
    await story.press(hedda, say("activity.button.hosts"));
    await story.fill(hedda, {
      [say("activity.form.partners")]: "Regionen 4",
      [say("activity.form.series")]: "Sjukhusturnén",
    });
    await story.press(hedda, say("activity.button.copy"));
    const shown = await story.fill(hedda, { [say("activity.form.lines")]: OTHERS.join("\n") });
    await shown.says("Sjöstrandens vårdcentral", say("activity.told.nobody"));
    const done = await story.press(hedda, say("activity.button.add", { count: 5 }));
    await done.says(say("activity.added.many", { count: 5 }));

    expect(story.done()).toBeLessThanOrEqual(MOST);
    expect(story.done()).toBe(24);
    for (const place of ["Norra sjukhuset", "Östra sjukhuset, bussarna", "Sjöstrandens vårdcentral"]) {
      const card = await story.say(hedda, `/activity show ${place}`);
      await card.says(
        "Vård i tid",
        "Vårdvänstern",
        "Sjukhusturnén",
        "vard@example.org",
        say("activity.byNumber", { name: "Regionen", count: 4 }),
        "Väst",
      );
    }
  }, 120_000);
});
