import type { View } from "../bot/view.ts";
import { message, text } from "../chat/index.ts";
import { isKey } from "../locales/words.ts";
import { momentWords } from "./when.ts";

/** A moment that an outage hid, told to the coordinators. */
export const skipped: View = {
  name: "skipped",
  show: async (args, { campaign, words, today }) => {
    const named = `delivery.job.${String(args.job)}`;
    const job = words.say(isKey(named) ? named : "delivery.job.other");
    const moment = momentWords(new Date(String(args.moment)), today, campaign.zone, words);
    return message(text(words.say("delivery.skipped", { job, moment })));
  },
};

/** Messages that don't arrive, told once per place and reason. */
export const deliveryTrouble: View = {
  name: "delivery-trouble",
  show: async (args, { words }) => {
    const named = `delivery.trouble.${String(args.why)}`;
    return message(text(words.say(isKey(named) ? named : "delivery.trouble.other")));
  },
};
