import type { Writing } from "../../src/bot/context.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { isWrittenTo } from "../../src/store/delivery/unreached.ts";
import type { Seated } from "../../src/store/signup/seating.ts";

/**
 * Whether an answer is worth a direct message besides: in Slack's channels private answers vanish, and on Discord the
 * first one shows whether the person can be reached at all. Where a person acts outside channels, answers stay.
 */
const isWorthKeeping = async ({ tx, call, actor }: Writing): Promise<boolean> => {
  if (call.channel === undefined) return false;
  if (call.platform !== "discord") return call.platform === "slack";
  return !(actor.known && (await isWrittenTo(tx, actor)));
};

/** Sends the confirmation of a place, or of a turn in line, where the person finds it again; answers whether it does. */
export const keepConfirmation = async (context: Writing, seated: Seated): Promise<boolean> => {
  if ((seated.kind !== "going" && seated.kind !== "waiting") || !(await isWorthKeeping(context))) return false;
  const { tx, campaign, actor, at } = context;
  const { shift } = seated;
  const post = {
    organisationId: campaign.organisationId,
    to: { personId: actor.personId },
    view: "kept",
    args: { shiftId: shift.id, place: seated.kind === "waiting" ? seated.place : 0 },
    // Of no shift's subject: a count that changes is no reason to touch everybody's messages.
    subject: `kept:${shift.id}`,
    urgency: URGENCY.answer,
    dueAt: at,
    until: spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to,
  };
  await addPosts(tx, [post], at);
  return true;
};
