import type { Reading } from "../../src/bot/context.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { addDays } from "../../src/domain/day.ts";
import { type Hole, holesIn } from "../../src/domain/holes.ts";
import { may } from "../../src/domain/may.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { scheduleBetween } from "../../src/store/activities.ts";
import { associationsOf } from "../../src/store/associations.ts";
import { shiftSpans, signUpButtons } from "../../src/views/shift.ts";
import { whenWords } from "../../src/views/when.ts";

/** The labels of every association, by its id. */
export const labelsOf = async ({ db, campaign }: Reading): Promise<ReadonlyMap<string, readonly string[]>> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return new Map(all.map(({ id, areas }) => [id, areas]));
};

/** The shifts of the coming seven days that want more people, those most in need first. */
export const holesAhead = async (context: Reading): Promise<readonly Hole[]> => {
  const { db, campaign, today, at } = context;
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: today, to: addDays(today, 6) });
  const ahead = shifts.filter(
    ({ activity, start, end }) => spanOf(activity.day, start, end, campaign.zone).from > at || activity.day > today,
  );
  return holesIn(ahead, campaign.settings, await labelsOf(context));
};

const MOST = 10;

/** `/schedule holes`: where people are missing this week, and for organisers whom to ask. */
export const showHoles = async (context: Reading): Promise<Message> => {
  const { campaign, standing, words } = context;
  const holes = await holesAhead(context);
  if (holes.length === 0) return message(text(words.say("holes.none")));
  const asks = may(await standing(), { verb: "organise" });
  const block = ({ shift, areas, priority }: Hole): Block => {
    const [, ...rest] = shiftSpans(shift, campaign.settings, words);
    const where =
      areas.length === 0
        ? ""
        : `\n${words.say(priority ? "holes.priority" : "holes.area", { area: areas.join(", ") })}`;
    const ask = asks ? [button(`holes-ask:${shift.id}`, words.say("holes.button.ask"))] : [];
    return text([{ bold: whenWords(shift, words) }, ...rest, where], [...signUpButtons(shift, words), ...ask]);
  };
  const more = holes.length - MOST;
  return message(
    text([{ bold: words.say("holes.title") }]),
    ...holes.slice(0, MOST).map(block),
    ...(more > 0 ? [text(words.say("holes.more", { count: more }))] : []),
  );
};
