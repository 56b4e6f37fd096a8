import type { Reading } from "../../src/bot/context.ts";
import { type Message, message, text } from "../../src/chat/index.ts";
import { addDays } from "../../src/domain/day.ts";
import { isLeading, spanOf } from "../../src/domain/shift.ts";
import { shiftOf } from "../../src/store/activity/activities.ts";
import { ledFrom } from "../../src/store/activity/planned.ts";
import { isUnreached } from "../../src/store/delivery/unreached.ts";
import { reportedShifts } from "../../src/store/report/reported.ts";
import { heldFrom, signUpOf } from "../../src/store/signup/signups.ts";
import { leadBlock, type Mine, mineMessage } from "../../src/views/listing.ts";
import { momentWords } from "../../src/views/when.ts";

const HOURS_48 = 48 * 3_600_000;

/** The actor's shifts that are not over, and those of the last 48 hours that they have not reported on, in time order. */
export const myShifts = async (context: Reading): Promise<Message> => {
  const { db, campaign, actor, words, at, today } = context;
  const { personId } = actor;
  const since = new Date(at.getTime() - HOURS_48);
  const reported = await reportedShifts(db, { personId, from: addDays(today, -3) });
  const mine: Mine[] = [];
  for (const { shiftId, state, seats } of await heldFrom(db, { personId, from: addDays(today, -3) })) {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId });
    if (!shift) continue;
    const { from, to } = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
    const coming = to > at && state !== "attended";
    const been = state !== "waiting" && !shift.activity.cancelled && from <= at && to > since && !reported.has(shiftId);
    if (!coming && !been) continue;
    const until = (await signUpOf(db, { shiftId, personId }))?.confirmBy;
    mine.push({ shift, state, seats, coming, been, until: until && momentWords(until, today, campaign.zone, words) });
  }
  const key = ({ shift }: Mine): string => `${shift.activity.day} ${shift.start ?? "99"}`;
  const led = await ledFrom(db, { campaignId: campaign.id, personId, from: addDays(today, -2) });
  const leading = led.filter((shift) => isLeading(shift, at, campaign.zone) || shift.activity.day >= today);
  const { blocks } = mineMessage(
    mine.toSorted((a, b) => key(a).localeCompare(key(b))),
    campaign,
    words,
  );
  const unreached = (await isUnreached(db, { personId })) ? [text(words.say("schedule.mine.unreached"))] : [];
  return message(...unreached, ...blocks, ...leading.map((shift) => leadBlock(shift, campaign, words)));
};
