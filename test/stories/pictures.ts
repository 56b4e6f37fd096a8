import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import type { Locale } from "../../src/domain/locale.ts";
import { capitalised } from "../../src/locales/format.ts";
import { wordsOf } from "../../src/locales/words.ts";
import { launchBrowser } from "../browser.ts";
import { handOn, openDemo, PHONE } from "./lived.ts";
import { inLanguage } from "./teller.ts";

const DOCS = join(import.meta.dirname, "../../docs/pictures");
const TABLE = join(import.meta.dirname, "../../examples/associations.csv");
const COLUMN = { viewport: { width: 620, height: 900 } };
const [HEDDA, FARAH, CEYDA, ALVA, DAG] = ["Hedda", "Farah", "Ceyda", "Alva", "Dag"] as const;

await using running = await launchBrowser();

/** Opens a playground and takes pictures of it for the organisers' guide. */
const opened = async (locale: Locale, at: string, empty: boolean, options: typeof COLUMN | typeof PHONE) => {
  await using stack = new AsyncDisposableStack();
  const demo = stack.use(await openDemo("--at", at, ...(empty ? ["--empty"] : [])));
  const context = await running.browser.newContext({ ...options, locale, reducedMotion: "reduce" });
  stack.defer(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.address);
  await page.getByRole("log").waitFor();
  const hand = handOn(page, locale);
  const picture = async (name: string, of: Locator = page.getByRole("article").last()): Promise<void> => {
    await page.mouse.move(0, 0);
    await of.screenshot({ path: join(DOCS, `${name}.${locale}.png`) });
  };
  const all = stack.move();
  return { ...hand, page, code: demo.code, picture, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

const settingUp = async (locale: Locale): Promise<void> => {
  const { say } = wordsOf(locale);
  await using story = await opened(locale, "2022-08-12T16:00", true, COLUMN);
  const who = "Ines";
  await story.say(who, `/campaign setup ${story.code}`);
  await story.press(who, say("setup.button.found"));
  await story.fill(who, {
    [say("setup.form.organisation")]: "Distriktet",
    [say("campaign.form.name")]: "Valet 2022",
    [say("campaign.form.firstDay")]: "13/8 2022",
    [say("campaign.form.lastDay")]: "11/9 2022",
  });
  await story.say(who, "/association import", TABLE);
  await story.press(who, say("activity.import.apply"));
  await (await story.say(who, "/campaign setup")).says(say("setup.blocksNothing"));
  await story.picture("setup");
  await story.say("Olga", "/association claim Solna");
  await story.say("Robin", "/association claim Bromma");
  await (await story.say(who, "/campaign claims")).says("Bromma");
  await story.picture("claims");
};

const tour = async (locale: Locale): Promise<void> => {
  const { say } = wordsOf(locale);
  await using story = await opened(locale, "2022-08-17T09:00", false, COLUMN);
  await inLanguage(story, locale, ALVA);
  await story.say(HEDDA, "/activity add");
  await story.fill(HEDDA, {
    [say("activity.form.kind")]: capitalised(say("kind.tour"), locale),
    [say("activity.form.when")]: "22/8 15–17",
    [say("activity.form.place")]: "Norra sjukhuset",
    [say("activity.form.title")]: "Vård i tid",
  });
  await story.picture("activity");
  await story.press(HEDDA, say("activity.button.copy"));
  const lines = ["23/8 07–09 Södra sjukhuset", "24/8 Östra sjukhuset", "25/8 07–09 Västra sjukhuset"].join("\n");
  await story.fill(HEDDA, { [say("activity.form.lines")]: lines });
  await story.picture("stops");
  await story.say(ALVA, "/mydata pool");
  await (await story.press(ALVA, say("pool.button.join"))).says(say("pool.in"));
  await story.picture("pool");
};

const evening = async (locale: Locale): Promise<void> => {
  const { say } = wordsOf(locale);
  await using story = await opened(locale, "2022-08-18T12:00", false, PHONE);
  await inLanguage(story, locale, FARAH, CEYDA, ALVA, DAG);
  await story.say(FARAH, "/activity add");
  await story.fill(FARAH, {
    [say("activity.form.kind")]: capitalised(say("kind.phonebank"), locale),
    [say("activity.form.when")]: "18/8 17–19",
    [say("activity.form.place")]: "Rågsveds bibliotek",
  });
  for (const who of [CEYDA, ALVA, DAG]) await story.say(who, "/signup Rågsveds bibliotek");
  await story.say(FARAH, `/activity lead Rågsveds bibliotek person:@${CEYDA}`);
  await story.press(FARAH, say("activity.yes"));
  await story.moveTo("2022-08-18T17:10");
  await story.press(CEYDA, say("activity.button.open"));
  await story.press(CEYDA, say("lead.button.walkIns"));
  await story.fill(CEYDA, { [say("lead.form.walkIns")]: "Solna 5" });
  await story.picture("lead");
  await (await story.press(CEYDA, say("lead.button.report"))).says("Solna 5");
  await story.picture("report", story.page.getByRole("dialog"));
};

await mkdir(DOCS, { recursive: true });
for (const locale of ["sv", "en"] as const) {
  await settingUp(locale);
  await tour(locale);
  await evening(locale);
}
