import type { Action } from "../../../src/bot/command.ts";
import type { Reading } from "../../../src/bot/context.ts";
import type { Block, Message } from "../../../src/chat/index.ts";
import { type Scheduled, spanOf } from "../../../src/domain/shift.ts";
import { associationsOf } from "../../../src/store/organisation/associations.ts";
import { signUpsOf } from "../../../src/store/signup/signups.ts";
import { squadsOn } from "../../../src/store/signup/squads.ts";
import { walkInsOn } from "../../../src/store/signup/walk-ins.ts";
import { type LeadView, leadPanel, rosterMessage } from "../../../src/views/shift-lead.ts";
import { shiftToLead } from "./rights.ts";

/** Everyone and every number at a shift. */
export const leadView = async ({ db, campaign, at }: Reading, shift: Scheduled): Promise<LeadView> => {
  const of = { shiftId: shift.id };
  const signUps = await signUpsOf(db, of);
  const seats = (squadId: string): number =>
    signUps.filter((one) => one.squadId === squadId && one.state === "going").reduce((n, one) => n + one.seats, 0);
  const squads = (await squadsOn(db, of)).map(({ id, name, seats: all }) => ({ name, unnamed: all - seats(id) }));
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return {
    shift,
    signUps,
    squads,
    walkIns: await walkInsOn(db, of),
    association: new Map(all.map(({ id, name }) => [id, name])),
    begun: spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from <= at,
  };
};

/** The shift's button row, as things stand now. */
export const panel = async (context: Reading, shiftId: string, notice: readonly Block[] = []): Promise<Message> => {
  const shift = await shiftToLead(context, shiftId);
  return leadPanel(await leadView(context, shift), context.campaign.settings, context.words, notice);
};

/** Who comes, by name. */
export const roster = async (context: Reading, shiftId: string, notice: readonly Block[] = []): Promise<Message> =>
  rosterMessage(await leadView(context, await shiftToLead(context, shiftId)), context.words, notice);

export const panelActions: readonly Action[] = [
  { name: "lead", handler: { kind: "read", answers: "private", run: (context) => panel(context, context.arg) } },
  { name: "lead-who", handler: { kind: "read", answers: "private", run: (context) => roster(context, context.arg) } },
];
