import type { Reading } from "../../src/bot/context.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import type { Hole } from "../../src/domain/holes.ts";
import { may } from "../../src/domain/may.ts";
import { holesAhead } from "../../src/store/activity/holes.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { shiftSpans, signUpButtons } from "../../src/views/shift.ts";
import { whenWords } from "../../src/views/when.ts";

/** The labels of every association, by its id. */
export const labelsOf = async ({ db, campaign }: Reading): Promise<ReadonlyMap<string, readonly string[]>> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return new Map(all.map(({ id, areas }) => [id, areas]));
};

const MOST = 10;

/** `/schedule holes`: where people are missing this week, and for organisers whom to ask. */
export const showHoles = async (context: Reading): Promise<Message> => {
  const { db, campaign, standing, words, at } = context;
  const holes = await holesAhead(db, campaign, at);
  if (holes.length === 0) return message(text(words.say("holes.none")));
  const asks = may(await standing(), { verb: "organise" });
  const block = ({ shift, areas, priority }: Hole): Block => {
    const [, ...rest] = shiftSpans(shift, campaign, words);
    const where =
      areas.length === 0
        ? ""
        : `\n${words.say(priority ? "holes.priority" : "holes.area", { area: areas.join(", ") })}`;
    const ask = asks ? [button(`holes-ask:${shift.id}`, words.say("holes.button.ask"))] : [];
    return text([{ bold: `${whenWords(shift, words)}:` }, ...rest, where], [...signUpButtons(shift, words), ...ask]);
  };
  const more = holes.length - MOST;
  return message(
    text([{ bold: words.say("holes.title") }]),
    ...holes.slice(0, MOST).map(block),
    ...(more > 0 ? [text(words.say("holes.more", { count: more }))] : []),
  );
};
