import type { Showing, View } from "../../bot/view.ts";
import { type Block, button, message, text } from "../../chat/index.ts";
import { dayOf } from "../../domain/day.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import { dayWords } from "../../locales/format.ts";
import { followUpsOf, NO_FOLLOW_UP } from "../../store/turnout/follow-ups.ts";
import { type Outlook, outlooksOn } from "../../store/turnout/outlooks.ts";
import { standingBlanks } from "./ping-words.ts";

/** An association that a person should take over, and why. */
export type HandedOver = {
  readonly associationId: string;
  readonly reason: "unanswered" | "late" | "nobody" | "paused";
};

/** More lines than this are no message. */
const MOST = 8;

/** Told to the coordinators: who could do with a call, and who of them makes it. */
export const handOver: View = {
  name: "hand-over",
  show: async (args, showing) => {
    const { db, campaign, words, at } = showing;
    const day = dayOf(String(args.day));
    if (!day) throw new Error("a hand-over without its day");
    const handedOver = args.associations as readonly HandedOver[]; // As the job and the pause wrote it.
    const outlooks = new Map((await outlooksOn(db, campaign, day, at)).map((one) => [one.associationId, one]));
    const followUps = await followUpsOf(db, { campaignId: campaign.id });
    const blocks = handedOver.slice(0, MOST).flatMap(({ associationId, reason }): readonly Block[] => {
      const outlook = outlooks.get(associationId);
      const kept = followUps.get(associationId) ?? NO_FOLLOW_UP;
      return outlook ? [lineOf({ ...outlook, followUp: kept }, reason, showing)] : [];
    });
    if (blocks.length === 0) return undefined;
    const more = handedOver.length - blocks.length;
    const asked = handedOver.every(({ reason }) => reason === "paused");
    return message(
      ...(asked ? [] : [text([{ bold: words.say("handover.title", { count: handedOver.length }) }])]),
      ...blocks,
      ...(more > 0 ? [text(words.say("handover.more", { count: more }))] : []),
    );
  },
};

const lineOf = (
  outlook: Outlook,
  reason: HandedOver["reason"],
  showing: Pick<Showing, "campaign" | "words">,
): Block => {
  const { words } = showing;
  const { name, decision, followUp, associationId } = outlook;
  const stand = decision.goal ? ` ${words.say("handover.stand", standingBlanks(decision, words))}` : "";
  const line = [{ bold: name }, `: ${reasonWords(outlook, reason, showing)}.${stand}`];
  if (followUp.takenBy) {
    return text([...line, " ", { person: followUp.takenBy, notify: false }, words.say("handover.taken")]);
  }
  return text(line, [button(`take-over:${associationId}`, words.say("handover.button.take"))]);
};

const reasonWords = (
  { decision, followUp }: Outlook,
  reason: HandedOver["reason"],
  { campaign, words }: Pick<Showing, "campaign" | "words">,
): string => {
  switch (reason) {
    case "unanswered":
      return words.say("handover.unanswered", { count: parametersFor(campaign.settings).messages.mostUnanswered });
    case "late":
      return words.say("handover.late", { count: decision.daysLeft });
    case "nobody":
      return words.say("handover.nobody");
    case "paused":
      return followUp.quietUntil
        ? words.say("handover.paused", { day: dayWords(followUp.quietUntil, words.locale) })
        : words.say("handover.resumed");
  }
};
