import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { field } from "../../src/bot/fields.ts";
import { type Asked, sheetActions } from "../../src/bot/sheet.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { free } from "../../src/domain/shift.ts";
import { openPhoneBanks } from "../../src/store/activity/phone-banks.ts";
import { reserveSeats } from "../../src/store/signup/reserving.ts";
import { placeAndKind } from "../../src/views/shift.ts";
import { whenWords } from "../../src/views/when.ts";
import { answered, type Pressed, pressedByOrganiser } from "./ping.ts";

const CHOICES = 25;

const ask = async (context: Reading): Promise<Message | Asked> => {
  const { db, campaign, arg, at, today, words } = context;
  const { ping, association } = await pressedByOrganiser(context, arg);
  const open = await openPhoneBanks(db, campaign, { associationId: association.id, at, today });
  if (open.length === 0) {
    return message(
      text(words.say("ping.several.none"), [button(`ping-evening:${ping.id}`, words.say("ping.button.evening"))]),
    );
  }
  const choices = open.slice(0, CHOICES).map((shift) => {
    const room = free(shift);
    const label = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;
    return {
      value: shift.id,
      label,
      description: room === undefined ? undefined : words.say("ping.several.free", { count: room }),
    };
  });
  return {
    arg: ping.id,
    title: words.say("ping.several.title"),
    fields: [
      field("shift", "ping.several.shift", words, { kind: "choice", required: true, choices }),
      field("seats", "ping.several.seats", words, { required: true, value: "4" }),
    ],
  };
};

type Read = { readonly found: Pressed; readonly shiftId: string; readonly seats: number };

const read = async (context: Reading): Promise<Read> => {
  const { arg, values } = context;
  const found = await pressedByOrganiser(context, arg);
  const seats = wholeNumberOf(values.seats ?? "", COUNT_LIMITS.other);
  if (!seats) throw new UserError("error.not-a-number", { max: COUNT_LIMITS.other });
  return { found, shiftId: values.shift ?? "", seats };
};

const reserve = async (context: Writing, { found, shiftId, seats }: Read): Promise<Message> => {
  const { tx, t, campaign, actor, at, words } = context;
  const associationId = found.association.id;
  const wish = { campaign, shiftId, associationId, seats, personId: actor.personId, at };
  const shift = await reserveSeats(tx, t, wish);
  await answered(context, found);
  const booked = words.say("ping.several.booked", { count: seats, association: found.association.name });
  const names = words.say("ping.several.names", { when: whenWords(shift, words), place: shift.activity.place });
  return message(
    text(
      [{ bold: booked }, ` ${names}`],
      [button(`signup:${shift.id}`, words.say("schedule.button.signup"), "primary")],
    ),
  );
};

/** `ping-several:PING` asks for a phone bank and a number; the form reserves a squad's seats. */
export const severalActions: readonly Action[] = sheetActions<Read>({
  name: "ping-several",
  answers: "private",
  ask,
  read,
  write: reserve,
});
