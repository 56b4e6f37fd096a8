import type { MissedJob } from "../bot/scheduler/missed.ts";
import type { Showing, View } from "../bot/view.ts";
import { message, text } from "../chat/index.ts";
import { capitalised } from "../locales/format.ts";
import { isKey, type Words } from "../locales/words.ts";
import { associationsOf } from "../store/organisation/associations.ts";
import { channelsOf } from "../store/organisation/channels.ts";
import { placeOf } from "../store/organisation/places.ts";
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
  show: async (args, showing) => {
    const { words } = showing;
    const named = `delivery.trouble.${String(args.why)}`;
    const said = words.say(isKey(named) ? named : "delivery.trouble.other");
    const where = typeof args.channelId === "string" ? await whereWords(args.channelId, showing) : undefined;
    return message(text(where ? `${said} ${where}` : said));
  },
};

/** Which of many channels, by what it is for: its name is the platform's, and the reader may be in another. */
const whereWords = async (channelId: string, { db, campaign, words }: Showing): Promise<string | undefined> => {
  const { organisationId } = campaign;
  const channel = (await channelsOf(db, { organisationId })).find(({ id }) => id === channelId);
  const place = await placeOf(db, channelId);
  if (!channel || !place || channel.purpose === "none") return undefined;
  const platform = words.say(`delivery.platform.${place.platform}`);
  if (channel.purpose !== "association") return words.say(`delivery.where.${channel.purpose}`, { platform });
  const name = (await associationsOf(db, { organisationId })).find(({ id }) => id === channel.associationId)?.name;
  return name && words.say("delivery.where.association", { name, platform });
};
