import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { addDays } from "../../src/domain/day.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { heldFrom } from "../../src/store/signup/signups.ts";
import { listMessage } from "../../src/views/listing.ts";
import { associationWords } from "../../src/views/turnout.ts";
import { languageButtons } from "../mydata/language.ts";
import { myShifts } from "../schedule/mine.ts";
import { associationTurnouts } from "../turnout/figures.ts";
import { visibleTo } from "../turnout/visible.ts";

/** More of the week than this is behind the button. */
const MOST = 8;

/**
 * This week in the reader's own associations; where they have none or nothing is on, in all of them. What they are signed
 * up to has its buttons among their shifts already.
 */
const week = async (context: Reading, own: ReadonlySet<string>): Promise<readonly Block[]> => {
  const { db, campaign, actor, today, words } = context;
  const days = { campaignId: campaign.id, from: today, to: addDays(today, 6) };
  const held = await heldFrom(db, { personId: actor.personId, from: today });
  const pressed = new Set(held.map(({ shiftId }) => `signup:${shiftId}`));
  const all = (await scheduleBetween(db, days)).filter(({ activity }) => !activity.cancelled);
  const mine = all.filter(({ activity }) =>
    activity.hosts.some(({ associationId }) => associationId && own.has(associationId)),
  );
  const shown = (mine.length > 0 ? mine : all).slice(0, MOST);
  return listMessage(shown, campaign, words).blocks.map((block) =>
    block.kind === "text" ? { ...block, buttons: block.buttons.filter(({ id }) => !pressed.has(id)) } : block,
  );
};

/** My shifts, this week, my association's turnout and my settings, for a place that is always there. */
const home = async (context: Reading): Promise<Message> => {
  const { campaign, words } = context;
  const { figures: own, forecasts } = await visibleTo(context);
  const days = { from: campaign.firstDay, to: campaign.lastDay };
  const turnouts = (await associationTurnouts(context, days, forecasts)).filter(({ id }) => own.has(id));
  const shifts = await myShifts(context);
  return message(
    ...shifts.blocks,
    text([{ bold: words.say("samling.home.week") }], [button("schedule:week", words.say("schedule.button.week"))]),
    ...(await week(context, own)),
    ...turnouts.slice(0, 3).map((one) => associationWords(one, words)),
    text(
      [{ bold: words.say("samling.home.settings") }],
      [
        button("member-choose", words.say("mydata.button.association")),
        ...languageButtons(),
        button("samling", words.say("samling.button")),
        button("ask-person", words.say("samling.ask.button")),
      ],
    ),
  );
};

export const homeAction: Action = { name: "home", handler: { kind: "read", answers: "private", run: home } };
