import { daysBetween } from "../../domain/day.ts";
import { unansweredPings } from "../../domain/turnout/history.ts";
import { coordinatorAudience } from "../../store/delivery/audience.ts";
import { type NewPost, URGENCY } from "../../store/delivery/posts.ts";
import type { Tx } from "../../store/store.ts";
import { type FollowUp, followUp } from "../../store/turnout/follow-ups.ts";
import type { Outlook } from "../../store/turnout/outlooks.ts";
import type { HandedOver } from "../../views/turnout/hand-over.ts";
import { isQuiet, type Morning } from "./morning.ts";
import type { Told } from "./telling.ts";

/** Why a person should take over, where the coordinators have not been told yet. */
export const handOverReason = (
  { decision, followUp, history }: Outlook,
  told: Told["kind"],
  { day, parameters }: Morning,
): HandedOver["reason"] | undefined => {
  if (followUp.handedOverOn !== undefined) return undefined;
  if (told === "nobody") return "nobody";
  if (!decision.escalate || isQuiet(followUp, day)) return undefined;
  const unanswered = unansweredPings(decision, history) >= parameters.messages.mostUnanswered;
  return unanswered ? "unanswered" : "late";
};

/** After this many days without need, the coordinators may be told anew. */
const EPISODE = 7;

/** Keeps what the next morning must know. */
export const bearInMind = async (
  tx: Tx,
  { campaign, day }: Morning,
  { associationId, decision, followUp: before }: Outlook,
  toldNow: boolean,
): Promise<void> => {
  const since = before.handedOverOn === undefined ? 0 : daysBetween(before.handedOverOn, day);
  const over = since >= EPISODE && !decision.escalate && decision.message === "none";
  const after: FollowUp = {
    ...before,
    highest: Math.max(before.highest, decision.probability ?? 0),
    handedOverOn: toldNow ? day : over ? undefined : before.handedOverOn,
    takenBy: over ? undefined : before.takenBy,
  };
  const same = (Object.keys(after) as readonly (keyof FollowUp)[]).every((part) => after[part] === before[part]);
  if (same) return;
  await followUp(tx, { campaignId: campaign.id, organisationId: campaign.organisationId, associationId }, after);
};

/** One message for all of a morning's. */
export const handOver = async (
  tx: Tx,
  { campaign, day, at, until }: Morning,
  associations: readonly HandedOver[],
): Promise<readonly NewPost[]> => {
  if (associations.length === 0) return [];
  const { organisationId } = campaign;
  return (await coordinatorAudience(tx, { organisationId })).map((to) => ({
    organisationId,
    to,
    view: "hand-over",
    args: { day, associations },
    subject: `hand-over:${campaign.id}:${day}`,
    urgency: URGENCY.bulk,
    dueAt: at,
    until,
  }));
};
