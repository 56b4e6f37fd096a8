import type { Action } from "../../../src/bot/command.ts";
import type { Reading, Writing } from "../../../src/bot/context.ts";
import { field, typed } from "../../../src/bot/fields.ts";
import { guardedActions } from "../../../src/bot/guarded.ts";
import { shiftIn } from "../../../src/bot/lookup.ts";
import { type Sheet, sheetActions } from "../../../src/bot/sheet.ts";
import { countTyped, mustHave } from "../../../src/bot/typed.ts";
import { type Field, MENU, type Message } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../../src/domain/number.ts";
import type { Association } from "../../../src/domain/organisation.ts";
import { spanOf } from "../../../src/domain/shift.ts";
import { shiftOf } from "../../../src/store/activity/activities.ts";
import { addPosts, URGENCY } from "../../../src/store/delivery/posts.ts";
import { channelsFor } from "../../../src/store/organisation/channels.ts";
import { reserveSeats, resizeSquad } from "../../../src/store/signup/reserving.ts";
import { namedIn, type Squad, squadsOn } from "../../../src/store/signup/squads.ts";
import { squadMessage } from "../../../src/views/squad.ts";
import { mySquad, ownAssociations, reservesFor, squadIn } from "./rights.ts";

/** Says in the association's own channels that there are seats to take; answers in how many. */
const announce = async (
  { tx, campaign, at }: Writing,
  { id: squadId, associationId, shiftId }: Squad,
  until: Date,
): Promise<number> => {
  const { organisationId } = campaign;
  const channels = (await channelsFor(tx, { organisationId, purpose: "association" })).filter(
    (channel) => channel.associationId === associationId,
  );
  const posts = channels.map(({ id }) => ({
    organisationId,
    to: { channelId: id },
    view: "squad",
    args: { squadId },
    subject: `shift:${shiftId}`,
    urgency: URGENCY.personal,
    dueAt: at,
    until,
  }));
  await addPosts(tx, posts, at);
  return posts.length;
};

/** Reserves seats for an association, and tells its channel. */
export const reserve = async (
  context: Writing,
  shiftId: string,
  association: Association,
  seats: number,
): Promise<Message> => {
  const { tx, t, campaign, actor, at, words } = context;
  if (seats === 0) throw new UserError("squad.none");
  const before = (await squadsOn(tx, { shiftId })).find(({ associationId }) => associationId === association.id);
  await reserveSeats(tx, t, { campaign, shiftId, associationId: association.id, seats, personId: actor.personId, at });
  const squad = (await squadsOn(tx, { shiftId })).find(({ associationId }) => associationId === association.id);
  const shift = await shiftOf(tx, { campaignId: campaign.id, shiftId });
  if (!squad || !shift) throw new Error("a squad is gone that was just written");
  const until = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).to;
  const told = before ? 0 : await announce(context, squad, until);
  const notice = words.say(told > 0 ? "squad.reservedTold" : "squad.reserved", { count: seats });
  return squadMessage({ squad, shift, named: await namedIn(tx, squad.id), notice }, words);
};

type Read = { readonly shiftId: string; readonly association: Association; readonly seats: number };

const associationField = async (context: Reading): Promise<readonly Field[]> => {
  const { words } = context;
  const own = await ownAssociations(context);
  const [first, ...others] = own;
  if (!first) throw new UserError("squad.organisers-only");
  if (others.length === 0) return [];
  // More than a menu holds are written by name.
  if (own.length > MENU) return [field("association", "squad.form.association", words, { required: true })];
  const choices = own.map(({ id, name }) => ({ value: id, label: name }));
  return [field("association", "squad.form.association", words, { kind: "choice", required: true, choices })];
};

const sheet: Sheet<Read> = {
  name: "squad",
  answers: "private",
  ask: async (context) => {
    const { db, campaign, arg, words } = context;
    await shiftIn(context, arg);
    const own = new Set((await ownAssociations(context)).map(({ id }) => id));
    const { organisationId } = campaign;
    const channels = await channelsFor(db, { organisationId, purpose: "association" });
    const told = channels.some(({ associationId }) => associationId !== undefined && own.has(associationId));
    const hint = words.say(told ? "squad.form.seatsHint" : "squad.form.seatsSilent");
    return {
      arg,
      title: words.say("activity.button.squad"),
      fields: [
        ...(await associationField(context)),
        field("seats", "squad.form.seats", words, { required: true, hint }),
      ],
    };
  },
  read: async (context) => {
    const association = await reservesFor(context, context.values.association);
    const seats = typed(context, "seats", "squad.form.seats");
    return { shiftId: context.arg, association, seats: mustHave(seats, countTyped(seats, COUNT_LIMITS.other)) };
  },
  write: (context, { shiftId, association, seats }) => reserve(context, shiftId, association, seats),
};

/** `squad-size:SQUAD`: another number of seats; those with a name stay. */
const size: Sheet<{ readonly id: string; readonly seats: number }> = {
  name: "squad-size",
  answers: "private",
  ask: async (context) => {
    const { squad, shift } = await mySquad(context, context.arg);
    const { words } = context;
    return {
      arg: squad.id,
      title: words.say("squad.button.size"),
      fields: [
        field("seats", "squad.form.seats", words, {
          required: true,
          value: String(squad.seats),
          hint: words.say(shift.waiting > 0 ? "squad.form.sizeHintLine" : "squad.form.sizeHint"),
        }),
      ],
    };
  },
  read: async (context) => {
    const { squad } = await mySquad(context, context.arg);
    const seats = typed(context, "seats", "squad.form.seats");
    return { id: squad.id, seats: mustHave(seats, countTyped(seats, COUNT_LIMITS.other)) };
  },
  write: (context, { id, seats }) => resized(context, id, seats),
};

/** Gives a squad another size and shows how it stands. */
export const resized = async (context: Writing, id: string, seats: number): Promise<Message> => {
  const { tx, campaign, actor, at, words } = context;
  const { squad, shift } = await mySquad(context, id);
  const now = await resizeSquad(tx, { campaign, squad, seats, personId: actor.personId, at });
  const after = await squadIn(context, id);
  const heard = now < squad.seats && shift.waiting > 0 ? "squad.lineHears" : "squad.nobodyHears";
  const notice = `${words.say(seats === 0 ? "squad.givenBack" : "squad.resized")} ${words.say(heard)}`;
  return squadMessage({ ...after, named: await namedIn(tx, id), notice }, words);
};

/** `squad-choose:SEATS:ASSOCIATION`, a menu of shifts after `/signup … squad:4`. */
const choose: Action = {
  name: "squad-choose",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [count = "", association] = context.arg.split(":");
      const seats = wholeNumberOf(count, COUNT_LIMITS.other) ?? 0;
      return reserve(context, context.values.value ?? "", await reservesFor(context, association), seats);
    },
  },
};

export const reserveActions: readonly Action[] = [...sheetActions(sheet), ...guardedActions(size), choose];
