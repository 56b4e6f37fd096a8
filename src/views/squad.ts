import type { View } from "../bot/view.ts";
import { button, type Message, message, text } from "../chat/index.ts";
import type { Scheduled } from "../domain/shift.ts";
import type { Words } from "../locales/words.ts";
import { shiftOf } from "../store/activity/activities.ts";
import { namedIn, type Squad, squadOf } from "../store/signup/squads.ts";
import { shiftSentence } from "./shift.ts";

/** How a squad's seats stand, for who answers for it. `settled`: it is not asked again. */
export const squadMessage = (
  {
    squad,
    shift,
    named,
    notice,
  }: {
    readonly squad: Squad;
    readonly shift: Scheduled;
    readonly named: number;
    readonly notice: string;
  },
  words: Words,
): Message => {
  const seats = words.say("squad.seats", { association: squad.name, count: squad.seats });
  const names = words.say("squad.named", { count: named });
  const then = squad.confirmedAt ? words.say("squad.settled") : words.say("squad.asksLater");
  return message(
    text(
      [{ bold: notice }, `\n${shiftSentence(shift, words)}.\n${seats} ${names}\n${then}`],
      [
        button(`squad-size:${squad.id}`, words.say("squad.button.size")),
        button(`squad-back:${squad.id}`, words.say("squad.button.back")),
      ],
    ),
  );
};

/** In the association's channel: seats are reserved, who takes them? Counts, never names. */
export const squad: View = {
  name: "squad",
  show: async (args, { db, campaign, words }) => {
    const { organisationId } = campaign;
    const found = await squadOf(db, { id: String(args.squadId), organisationId });
    const shift = found && (await shiftOf(db, { campaignId: campaign.id, shiftId: found.shiftId }));
    if (!found || !shift || found.seats === 0 || shift.activity.cancelled) return undefined;
    const left = Math.max(0, found.seats - (await namedIn(db, found.id)));
    const count = left > 0 ? words.say("squad.left", { count: left }) : words.say("squad.allNamed");
    const join = left > 0 ? [button(`squad-join:${found.id}`, words.say("squad.button.join"), "primary")] : [];
    const seats = words.say("squad.have", { association: found.name, count: found.seats });
    return message(text([{ bold: seats }, `\n${shiftSentence(shift, words)}.\n${count}`], join));
  },
};

/** Two days before: do the seats without a name stand? */
export const squadAsk: View = {
  name: "squad-ask",
  show: async (args, { db, campaign, words }) => {
    const { organisationId } = campaign;
    const found = await squadOf(db, { id: String(args.squadId), organisationId });
    const shift = found && (await shiftOf(db, { campaignId: campaign.id, shiftId: found.shiftId }));
    const left = found ? found.seats - (await namedIn(db, found.id)) : 0;
    if (!found || !shift || left <= 0 || found.confirmedAt || shift.activity.cancelled) return undefined;
    return message(
      text(
        [
          { bold: words.say("squad.ask.title", { count: left }) },
          `\n${shiftSentence(shift, words)}. ${words.say("squad.ask.then", { association: found.name })}`,
        ],
        [
          button(`squad-keep:${found.id}`, words.say("squad.button.keep", { count: left }), "primary"),
          button(`squad-size:${found.id}`, words.say("squad.button.size")),
          button(`squad-back:${found.id}`, words.say("squad.button.back")),
        ],
      ),
    );
  },
};

/** Twelve hours before: seats that nobody confirmed were released. */
export const squadReleased: View = {
  name: "squad-released",
  show: async (args, { db, campaign, words }) => {
    const shift = await shiftOf(db, { campaignId: campaign.id, shiftId: String(args.shiftId) });
    if (!shift || shift.activity.cancelled) return undefined;
    const said = words.say("squad.released", { count: Number(args.count) });
    return message(
      text(`${shiftSentence(shift, words)}. ${said}`, [
        button(`signup:${shift.id}`, words.say("schedule.button.signup")),
      ]),
    );
  },
};
