import { describe, test } from "vitest";
import { capitalised } from "../../src/locales/format.ts";
import { wordsOf } from "../../src/locales/words.ts";
import { waysTo } from "./stories.ts";
import { inLanguage } from "./teller.ts";

const PLACE = "Rågsveds bibliotek";
const [FARAH, CEYDA, ALVA, ELIN, DAG] = ["Farah", "Ceyda", "Alva", "Elin", "Dag"] as const;

describe.each(waysTo("phone"))("a phone bank evening led from a phone $way in $locale", ({ locale, begin }) => {
  const { say } = wordsOf(locale);

  test("from the first name to the last figure", async () => {
    await using story = await begin(locale, "2022-08-17T18:05");
    await inLanguage(story, locale, FARAH, CEYDA, ALVA, ELIN, DAG);

    await story.say(FARAH, "/activity add");
    await story.fill(FARAH, {
      [say("activity.form.kind")]: capitalised(say("kind.phonebank"), locale),
      [say("activity.form.when")]: "18/8 17–19",
      [say("activity.form.place")]: PLACE,
    });
    for (const who of [CEYDA, ALVA, ELIN, DAG])
      await (await story.say(who, `/signup ${PLACE}`)).says(say("signup.going"));
    const lead = await story.say(FARAH, `/activity lead ${PLACE} person:@${CEYDA}`);
    await lead.says(say("activity.leading.will"), say("activity.told.atOnce"));
    await (await story.press(FARAH, say("activity.yes"))).says(say("activity.leading.now"));
    await story.moveTo("2022-08-17T18:30");
    await story.sees(CEYDA, say("activity.leading.named"));

    // Who comes, and a word to all of them.
    await (await story.press(CEYDA, say("activity.button.open"))).says(PLACE);
    await (await story.press(CEYDA, say("lead.button.who"))).says(ALVA, ELIN, DAG);
    await story.press(CEYDA, say("lead.button.letter"));
    const letter = await story.fill(CEYDA, { [say("lead.form.letter")]: "Ta med laddare!" });
    await letter.says("Ta med laddare!");
    await (await story.press(CEYDA, say("lead.letter.send", { count: 3 }))).says(say("lead.letter.sent", { count: 3 }));
    await story.moveTo("2022-08-17T18:40");
    await story.sees(DAG, "Ta med laddare!");

    // The evening: one is late, one did not come, others came along.
    await story.moveTo("2022-08-18T15:00");
    await story.moveTo("2022-08-18T17:10");
    const soon = say("reminding.soon", { clock: "17:00" });
    await (await story.press(CEYDA, say("activity.button.open"), undefined, soon)).says(PLACE);
    await (await story.press(CEYDA, say("lead.button.who"))).says(ELIN);
    await story.choose(CEYDA, ELIN);
    await (await story.press(CEYDA, say("lead.button.late"))).says(say("lead.marked"), say("lead.state.late"));
    await story.choose(CEYDA, DAG);
    await (await story.press(CEYDA, say("lead.button.missed"))).says(say("lead.state.missed"));
    await story.press(CEYDA, say("lead.button.walkIns"));
    const walkIns = await story.fill(CEYDA, { [say("lead.form.walkIns")]: "Solna 5\nHuddinge 2" });
    await walkIns.says(say("lead.walkInsDone"), "Solna", "Huddinge");

    // Half an hour longer, and nobody new.
    await story.press(CEYDA, say("lead.button.move"));
    const moved = await story.fill(CEYDA, { [say("activity.form.times")]: "17–19:30" });
    await moved.says("17:00–19:30");
    const told = await story.press(CEYDA, say("activity.button.tell", { count: 2 }));
    await told.says(say("activity.done"), say("lead.button.close"));
    await story.press(CEYDA, say("lead.button.close"));
    await story.moveTo("2022-08-18T19:20");
    await story.sees(ALVA, "17:00–19:30");

    // One box for everyone's figures, already begun.
    const box = await story.press(CEYDA, say("lead.button.report"));
    const others = say("lead.othersName");
    await box.says("Solna 5 ", "Vantör 1 ", "Huddinge 3 ", `${others} 1 `);
    const lines = ["Solna 5 200 68 51", "Vantör 1 40 14 11", "Huddinge 3 90 31 22", `${others} 1 10 3 2`].join("\n");
    const reported = await story.fill(CEYDA, { [say("lead.form.report")]: lines });
    await reported.says(say("lead.reported", { count: 4 }), "Solna", "200");

    await (await story.say("Hedda", "/turnout Solna")).says("200");
  }, 120_000);
});
