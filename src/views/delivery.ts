import type { MissedJob } from "../bot/scheduler/missed.ts";
import type { View } from "../bot/view.ts";
import { message, text } from "../chat/index.ts";
import { capitalised } from "../locales/format.ts";
import { isKey, type Words } from "../locales/words.ts";
import { momentWords } from "./when.ts";

/** What an outage hid and nobody will be sent, told to the coordinators in one message: a line for each job. */
export const skipped: View = {
  name: "skipped",
  show: async (args, { campaign, words, today }) => {
    const missed = args.missed as readonly MissedJob[]; // As `recordMissed` wrote it.
    const lines = missed.map(({ job, times, latest }) => {
      const moment = momentWords(new Date(latest), today, campaign.zone, words);
      return words.say("delivery.skipped.line", { job: jobWords(job, words), count: times, moment });
    });
    return message(text([{ bold: words.say("delivery.skipped.title") }, `\n${lines.join("\n")}`]));
  },
};

const jobWords = (job: string, words: Words): string => {
  const named = `delivery.job.${job}`;
  return capitalised(words.say(isKey(named) ? named : "delivery.job.other"), words.locale);
};

/** Messages that don't arrive, told once per place and reason. */
export const deliveryTrouble: View = {
  name: "delivery-trouble",
  show: async (args, { words }) => {
    const named = `delivery.trouble.${String(args.why)}`;
    return message(text(words.say(isKey(named) ? named : "delivery.trouble.other")));
  },
};
