import { writeFile } from "node:fs/promises";
import type { Day } from "../domain/day.ts";
import { dayMeant } from "../domain/dayword.ts";
import { dayAt } from "../domain/moment.ts";
import { DEFAULT_ZONE } from "../domain/organisation.ts";
import { backtestFolder } from "../imports/recorded/backtest.ts";
import { percentWords } from "../locales/format.ts";
import { type Outlook, outlooksOn } from "../store/turnout/outlooks.ts";
import { campaignHere, openToRead } from "./database.ts";
import { type Terminal, UsageError, type Verb } from "./verb.ts";

const rowOf = ({ name, decision }: Outlook) => ({
  association: name,
  goal: decision.goal ?? null,
  dials: decision.dials,
  booked: decision.booked,
  probability: decision.probability ?? null,
  message: decision.message,
  escalate: decision.escalate,
  ask: { total: decision.ask.total, week: decision.ask.week },
});

const dayIn = (text: string | undefined, today: Day): Day => {
  const day = text === undefined ? today : dayMeant(text, today);
  if (!day) throw new UsageError(`${text}: not a day; write 2022-08-18`);
  return day;
};

/** Every association's forecast on the morning of a day, and what the rule would have it hear. */
const forecasts = async ({ config, say, document }: Terminal, date: string | undefined): Promise<number> => {
  await using store = await openToRead(config.database);
  const campaign = await campaignHere(store);
  const now = new Date();
  const day = dayIn(date, dayAt(now, campaign?.zone ?? DEFAULT_ZONE));
  const outlooks = campaign ? await store.read((db) => outlooksOn(db, campaign, day, now)) : [];
  const associations = outlooks.map(rowOf);
  document({ associations });
  for (const { association, goal, dials, booked, probability, message, escalate, ask } of associations) {
    const missing = probability === null ? "–" : percentWords(probability, "en");
    const asked = `ask ${ask.total} (${ask.week} this week)`;
    say(
      `${association}: ${dials}/${goal ?? "–"} dials, ${booked} booked, missing it ${missing}, ${asked}, ${message}${escalate ? ", escalate" : ""}`,
    );
  }
  return 0;
};

const backtest = async ({ say, document }: Terminal, folder: string, out: string): Promise<number> => {
  const predictions = await backtestFolder(folder);
  await writeFile(out, predictions);
  const rows = predictions.trimEnd().split("\n").length - 1;
  document({ out, rows });
  say(`${rows} predictions in ${out}`);
  return 0;
};

export const turnout: Verb = {
  name: "turnout",
  usage: "turnout [--date D] | turnout backtest DIR --out FILE",
  about: "where each association is heading, or the rule run over recorded campaigns",
  words: [0, 2],
  options: { date: "string", out: "string" },
  run: (terminal, { words: [what, folder], options }) => {
    if (what === undefined) return forecasts(terminal, options.date?.toString());
    const out = options.out?.toString();
    if (what !== "backtest" || !folder || !out)
      throw new UsageError("turnout takes no words, or backtest DIR --out FILE");
    return backtest(terminal, folder, out);
  },
};
