import type { Reading } from "../../src/bot/context.ts";
import { type Message, message } from "../../src/chat/index.ts";
import { addDays } from "../../src/domain/day.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { shiftOf } from "../../src/store/activities.ts";
import { ledFrom } from "../../src/store/planned.ts";
import { heldFrom, signUpOf } from "../../src/store/signups.ts";
import { leadBlock, type Mine, mineMessage } from "../../src/views/listing.ts";
import { momentWords } from "../../src/views/when.ts";
import { isLeading } from "../report/target.ts";

/** The actor's shifts that are not over, in time order. */
export const myShifts = async (context: Reading): Promise<Message> => {
  const { db, campaign, actor, words, at, today } = context;
  const personId = actor.personId;
  const mine: Mine[] = [];
  for (const { shiftId, state, seats } of await heldFrom(db, { personId, from: addDays(today, -1) })) {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId });
    if (!shift || spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to <= at) continue;
    const until = (await signUpOf(db, { shiftId, personId }))?.confirmBy;
    mine.push({ shift, state, seats, until: until && momentWords(until, today, campaign.zone, words) });
  }
  const key = ({ shift }: Mine): string => `${shift.activity.day} ${shift.start ?? "99"}`;
  const led = await ledFrom(db, { campaignId: campaign.id, personId, from: addDays(today, -2) });
  const leading = led.filter((shift) => isLeading(shift, at, campaign.zone) || shift.activity.day >= today);
  const { blocks } = mineMessage(
    mine.toSorted((a, b) => key(a).localeCompare(key(b))),
    words,
  );
  return message(...blocks, ...leading.map((shift) => leadBlock(shift, words)));
};
