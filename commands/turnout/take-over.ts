import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Message, message, text } from "../../src/chat/index.ts";
import { refresh } from "../../src/store/delivery/posts.ts";
import { followUp, followUpOf } from "../../src/store/turnout/follow-ups.ts";

/** A coordinator says that they call the association, so that nobody else does. */
const take = async (context: Writing): Promise<Message> => {
  const { tx, campaign, actor, arg, words } = context;
  await mustRunCampaign(context);
  const association = await associationIn(context, arg);
  const { organisationId, id: campaignId } = campaign;
  const of = { campaignId, organisationId, associationId: association.id };
  const before = await followUpOf(tx, of);
  const blanks = { association: association.name };
  if (before.takenBy && before.takenBy !== actor.personId) {
    return message(text(words.say("handover.takenAlready", blanks)));
  }
  await followUp(tx, of, { ...before, takenBy: actor.personId });
  if (before.handedOverOn) {
    await refresh(tx, { organisationId, subject: `hand-over:${campaignId}:${before.handedOverOn}` });
  }
  return message(text(words.say("handover.takenFor", blanks)));
};

/** `take-over:ASSOCIATION`. */
export const takeOverActions: readonly Action[] = [
  { name: "take-over", handler: { kind: "write", answers: "private", run: take } },
];
