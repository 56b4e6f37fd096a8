import type { Action, Command } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, option } from "../src/bot/describe.ts";
import type { Message } from "../src/chat/index.ts";
import { message } from "../src/chat/index.ts";
import { UserError } from "../src/domain/error.ts";
import { sumFigures } from "../src/domain/figures.ts";
import { associationsOf } from "../src/store/organisation/associations.ts";
import { associationWords, turnoutMessage } from "../src/views/turnout.ts";
import { associationChoices, associationNamed } from "./association/named.ts";
import { dayActions } from "./turnout/days.ts";
import { eveningActions } from "./turnout/evening.ts";
import { associationTurnouts, weekTurnouts } from "./turnout/figures.ts";
import { peaceActions } from "./turnout/peace.ts";
import { severalActions } from "./turnout/several.ts";
import { takeOverActions } from "./turnout/take-over.ts";
import { visibleTo } from "./turnout/visible.ts";

const show = async (context: Reading): Promise<Message> => {
  const { campaign, values, words } = context;
  const { figures: visible, forecasts } = await visibleTo(context);
  const days = { from: campaign.firstDay, to: campaign.lastDay };
  const associations = await associationTurnouts(context, days, forecasts);
  if (values.association) {
    const { id } = await associationNamed(context, values.association);
    if (!visible.has(id)) throw new UserError("error.not-allowed");
    const one = associations.find((association) => association.id === id);
    if (!one) throw new UserError("error.not-found");
    return message(associationWords(one, words));
  }
  const weeks = await weekTurnouts(context, days);
  const total = sumFigures(weeks.map(({ figures }) => figures));
  const seen = associations.filter(({ id }) => visible.has(id));
  return turnoutMessage({ campaign: campaign.name, total, weeks, associations: seen }, words);
};

export const turnout: Command = {
  spec: describeCommand("turnout", "command.turnout.about", [
    option("association", "rest", "command.turnout.association", { completed: true }),
  ]),
  handler: () => ({ kind: "read", answers: "private", run: show }),
  complete: async (context, _option, typed) => {
    const { figures: visible } = await visibleTo(context);
    const all = await associationsOf(context.db, { organisationId: context.campaign.organisationId });
    return associationChoices(
      all.filter(({ id }) => visible.has(id)),
      typed,
    );
  },
};

/** What the buttons of a ping, and of what is handed over to the coordinators, do. */
export const turnoutActions: readonly Action[] = [
  ...eveningActions,
  ...severalActions,
  ...dayActions,
  ...peaceActions,
  ...takeOverActions,
];
