import type { Reading } from "../../src/bot/context.ts";
import { plannedIn } from "../../src/bot/lookup.ts";
import type { Block, Message } from "../../src/chat/index.ts";
import { may } from "../../src/domain/may.ts";
import { spanOf } from "../../src/domain/shift.ts";
import type { Planned } from "../../src/store/activity/planned.ts";
import { togetherGoals, togetherIn } from "../../src/store/activity/together.ts";
import { toldOf } from "../../src/store/delivery/telling.ts";
import { squadsOn } from "../../src/store/signup/squads.ts";
import { walkInsOn } from "../../src/store/signup/walk-ins.ts";
import { type ActivityCard, activityCard, type CardShift } from "../../src/views/activity.ts";
import { mayChange } from "./rights.ts";

/** The card of an activity; what its reader may not change bears only what they may do. */
export const showCard = async (context: Reading, planned: Planned, notice: readonly Block[] = []): Promise<Message> => {
  const { db, campaign, actor, words, at, standing } = context;
  const { activity, shifts } = planned;
  const signedUp = new Set<string>();
  const holding = new Set<string>();
  const cardShifts: CardShift[] = [];
  for (const shift of shifts) {
    for (const personId of await toldOf(db, { shiftId: shift.id, by: actor.personId })) signedUp.add(personId);
    const squads = (await squadsOn(db, { shiftId: shift.id })).filter(({ seats }) => seats > 0);
    for (const { name } of squads) holding.add(name);
    cardShifts.push({ shift, squads, byNumber: await walkInsOn(db, { shiftId: shift.id }) });
  }
  const series = await togetherIn(db, { campaignId: campaign.id });
  const together = togetherGoals(series, campaign.settings.together ?? {}).find(
    (one) => one.series === activity.series,
  );
  const over = shifts.every(({ start, end }) => spanOf(activity.day, start, end, campaign.zone).to <= at);
  const mayMore = may(await standing(), { verb: "organise" }) ? "reserve" : "read";
  const card: ActivityCard = {
    ...planned,
    cardShifts,
    signedUp: signedUp.size,
    holding: [...holding],
    together: activity.series === undefined ? undefined : together,
    may: (await mayChange(context, activity)) ? "change" : mayMore,
    over,
  };
  return activityCard(card, campaign.settings, words, notice);
};

/** The card as things stand now, after a change. */
export const freshCard = async (
  context: Reading,
  activityId: string,
  notice: readonly Block[] = [],
): Promise<Message> => showCard(context, await plannedIn(context, activityId), notice);
