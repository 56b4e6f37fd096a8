import { writeFile } from "node:fs/promises";
import { plainText } from "../chat/index.ts";
import { addDays, type Day, weekOf } from "../domain/day.ts";
import { weekMeant } from "../domain/dayword.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import { DEFAULT_ZONE } from "../domain/organisation.ts";
import { callRates } from "../domain/turnout/rates.ts";
import { wordsOf } from "../locales/words.ts";
import { missingReports } from "../store/report/missing-reports.ts";
import { weeklyPicture } from "../views/summary/pictures.ts";
import { figuresOfWeek, type Sight } from "../views/summary/sight.ts";
import { summaryMessage } from "../views/summary.ts";
import { campaignHere, openToRead } from "./database.ts";
import { UsageError, type Verb } from "./verb.ts";

const mondayIn = (text: string | undefined, today: Day): Day => {
  const monday = weekMeant(text ?? "", today);
  if (!monday) throw new UsageError(`${text}: not a week; write 2022-W34`);
  return monday;
};

/** The week's figures; shares (0–1) are of dials, null where nobody dialled. */
const figuresIn = async (sight: Sight, monday: Day) => {
  const { callers, minutes, dials, answers, conversations } = await figuresOfWeek(sight, monday);
  const rates = callRates({ dials, answers, conversations });
  const shares = { answerShare: rates?.answers ?? null, conversationShare: rates?.conversations ?? null };
  return { callers, hours: minutes / 60, dials, answers, conversations, ...shares };
};

export const summary: Verb = {
  name: "summary",
  usage: "summary [--week 2022-W34] [--chart FILE]",
  about: "a week as the coordinators see it; --chart writes its picture, a PNG",
  words: [0, 0],
  options: { week: "string", chart: "string" },
  run: async ({ config, say, document }, { options }) => {
    await using store = await openToRead(config.database);
    const campaign = await campaignHere(store);
    const now = new Date();
    const today = dayAt(now, campaign?.zone ?? DEFAULT_ZONE);
    const monday = mondayIn(options.week?.toString(), today);
    const chart = options.chart?.toString();
    const week = weekOf(monday);
    if (!campaign) {
      document({ week, text: "", figures: null, before: null, missing: 0, chart: null });
      return 0;
    }
    const { text, figures, before, missing, picture } = await store.read(async (db) => {
      // A week that is over is seen as in the post of the Monday after it.
      const after = addDays(monday, 7);
      const posted = momentOf(after, campaign.hours.weeklySummary, campaign.zone);
      const seen = posted < now ? { at: posted, today: after } : { at: now, today };
      const sight = { db, campaign, ...seen, words: wordsOf(campaign.locale) };
      return {
        text: plainText(await summaryMessage(sight, monday, { decides: true, browses: false })),
        figures: await figuresIn(sight, monday),
        before: await figuresIn(sight, addDays(monday, -7)),
        missing: await missingReports(db, campaign, sight.at, monday),
        picture: chart ? await weeklyPicture(sight, monday) : undefined,
      };
    });
    if (chart && picture?.kind === "file") await writeFile(chart, picture.bytes);
    document({ week, text, figures, before, missing, chart: chart ?? null });
    say(text);
    return 0;
  },
};
