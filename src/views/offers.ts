import type { View, ViewArgs } from "../bot/view.ts";
import { button, type Message, message, type Span, text } from "../chat/index.ts";
import type { Zone } from "../domain/day.ts";
import { type Scheduled, spanOf } from "../domain/shift.ts";
import type { Words } from "../locales/words.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { signUpOf } from "../store/signup/signups.ts";
import { shiftSentence, shiftSentenceSpans } from "./shift.ts";
import { momentWords } from "./when.ts";

const momentIn = (args: ViewArgs): Date => new Date(String(args.until));

type Moment = Extract<Span, { at: Date }>;

/** The sentence around a moment, which a platform shows in the reader's own zone too. */
const until = (moment: Moment, words: Words): readonly Span[] => {
  const said = words.say("signup.promotion.until", { until: moment.text });
  const from = said.indexOf(moment.text);
  return [said.slice(0, from), moment, said.slice(from + moment.text.length)];
};

/** A place that fell free, held for one person until a moment, or offered to all who wait. */
const offerMessage = (shift: Scheduled, zone: Zone, held: Moment | undefined, words: Words): Message => {
  const answer = held ? until(held, words) : [words.say("signup.promotion.free")];
  const what = [" ", ...shiftSentenceSpans(shift, { zone }, words), "."];
  return message(
    text(
      [{ bold: words.say("signup.promotion.title") }, ...what, "\n", ...answer],
      [
        button(`promotion-yes:${shift.id}`, words.say("signup.button.come"), "primary"),
        button(`promotion-no:${shift.id}`, words.say("signup.button.decline")),
      ],
    ),
  );
};

const offer = (name: "promotion" | "seat-free"): View => ({
  name,
  show: async (args, { db, campaign, words, personId, at, today }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    const mine = shift && personId ? await signUpOf(db, { shiftId: shift.id, personId }) : undefined;
    if (!shift || !mine || momentIn(args) <= at) return undefined;
    const open = name === "promotion" ? mine.state === "going" && mine.confirmBy : mine.state === "waiting";
    if (!open) return undefined;
    const moment = momentIn(args);
    const { zone } = campaign;
    const held = { at: moment, text: momentWords(moment, today, zone, words), zone };
    return offerMessage(shift, zone, name === "promotion" ? held : undefined, words);
  },
});

export const promotion = offer("promotion");
export const seatFree = offer("seat-free");

/** Nobody answered in time, so the place went on; nothing is lost by asking again. */
export const promotionOver: View = {
  name: "promotion-over",
  show: async (args, { db, campaign, words, at }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled) return undefined;
    if (spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from <= at) return undefined;
    return message(
      text(
        [{ bold: words.say("reminding.placeGone") }, ` ${shiftSentence(shift, words)}.`],
        [button(`signup-again:${shift.id}`, words.say("reminding.queueAgain"))],
      ),
    );
  },
};
