import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { field } from "../../src/bot/fields.ts";
import { guardedActions } from "../../src/bot/guarded.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import type { Sheet } from "../../src/bot/sheet.ts";
import type { Block, Message } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { decimalOf } from "../../src/domain/number.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import { parametersFor } from "../../src/domain/turnout/overrides.ts";
import type { TurnoutOverrides } from "../../src/domain/turnout/parameters.ts";
import {
  isWithin,
  limitsOfTunable,
  TUNABLES,
  type Tunable,
  type Tuned,
  tunedIn,
  withFigure,
} from "../../src/domain/turnout/tunable.ts";
import { ruleMessage, tunedWords } from "../../src/views/rule.ts";
import { changed } from "./card.ts";

const showRule = async (
  context: Reading,
  { settings }: Campaign = context.campaign,
  notice: readonly Block[] = [],
): Promise<Message> => {
  await mustRunCampaign(context);
  return ruleMessage(settings, context.words, notice);
};

const withTurnout = (campaign: Campaign, turnout: TurnoutOverrides): Campaign => ({
  ...campaign,
  settings: { ...campaign.settings, turnout },
});

const figureIn = (said: string): Tunable => {
  const figure = TUNABLES.find((one) => one === said);
  if (!figure) throw new UserError("error.not-found");
  return figure;
};

/** A share may be written as `80 %`, `80` or `0,8`. */
const numberTyped = (text: string, share: boolean): number => {
  const value = decimalOf(text.replace("%", "")) ?? Number.NaN;
  return share && (text.includes("%") || value > 1) ? value / 100 : value;
};

/** What a field says of a figure; blank is the usual, and what was shown stays as exact as it was. */
const valueTyped = ({ campaign, words, values }: Reading, figure: Tunable): Tuned => {
  const said = (values.value ?? "").trim();
  const now = tunedIn(figure, parametersFor(campaign.settings));
  if (said === "") return tunedIn(figure);
  if (said === tunedWords(now, figure, words)) return now;
  const { least, most, unit } = limitsOfTunable(figure);
  const share = unit === "share";
  const value = (now.length > 1 ? said.split(/\s+/) : [said]).map((one) => numberTyped(one, share));
  if (isWithin(value, figure)) return value;
  const shown = (n: number): string => tunedWords([n], figure, words);
  const blanks = { field: words.say(`rule.figure.${figure}`), least: shown(least), most: shown(most) };
  if (now.length > 1)
    throw new UserError("rule.seven", { ...blanks, usual: tunedWords(tunedIn(figure), figure, words) });
  throw new UserError(unit === "whole" ? "rule.whole" : "rule.between", blanks);
};

/** `rule-figure`, a menu's choice, asks for the figure's new value. */
const figure: Sheet<Campaign> = {
  name: "rule-figure",
  answers: "private",
  ask: async (context) => {
    await mustRunCampaign(context);
    const { campaign, values, arg, words } = context;
    const chosen = figureIn(values.value ?? arg);
    const shown = (value: Tuned): string => tunedWords(value, chosen, words);
    return {
      arg: chosen,
      title: words.say("rule.form"),
      fields: [
        field("value", `rule.figure.${chosen}`, words, {
          value: shown(tunedIn(chosen, parametersFor(campaign.settings))),
          hint: words.say("rule.hint", { usual: shown(tunedIn(chosen)) }),
        }),
      ],
    };
  },
  read: async (context) => {
    await mustRunCampaign(context);
    const { campaign, arg } = context;
    const chosen = figureIn(arg);
    return withTurnout(campaign, withFigure(campaign.settings.turnout ?? {}, chosen, valueTyped(context, chosen)));
  },
  write: (context, next) => changed(context, next, { show: showRule }),
};

const reset = async (context: Writing): Promise<Message> => {
  await mustRunCampaign(context);
  return changed(context, withTurnout(context.campaign, {}), { show: showRule });
};

export const ruleActions: readonly Action[] = [
  { name: "rule", handler: { kind: "read", answers: "private", run: (context) => showRule(context) } },
  ...guardedActions(figure),
  { name: "rule-reset", handler: { kind: "write", answers: "update", run: reset } },
];
