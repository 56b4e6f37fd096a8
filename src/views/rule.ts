import { type Block, button, type Choice, type Message, message, text } from "../chat/index.ts";
import type { CampaignSettings } from "../domain/organisation.ts";
import { parametersFor } from "../domain/turnout/overrides.ts";
import {
  changedFigures,
  FORECAST_FIGURES,
  limitsOfTunable,
  MESSAGE_FIGURES,
  type Tunable,
  type Tuned,
  tunedIn,
} from "../domain/turnout/tunable.ts";
import { exactWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";

/** `80 %`, `3`, or a week's seven figures. */
export const tunedWords = (value: Tuned, figure: Tunable, { locale }: Words): string => {
  const style = limitsOfTunable(figure).unit === "share" ? "percent" : "decimal";
  return value.map((one) => exactWords(one, locale, style)).join(" ");
};

/** The figures of the turnout rule as a campaign has them, each to be changed. */
export const ruleMessage = ({ turnout = {} }: CampaignSettings, words: Words, notice: readonly Block[]): Message => {
  const parameters = parametersFor({ turnout });
  const changed = changedFigures(turnout);
  const shown = (figure: Tunable) => ({
    now: tunedWords(tunedIn(figure, parameters), figure, words),
    usual: tunedWords(tunedIn(figure), figure, words),
  });
  const lines = changed.map((figure) =>
    words.say("rule.line", { figure: words.say(`rule.figure.${figure}`), ...shown(figure) }),
  );
  const menu = (name: "messages" | "forecast", figures: readonly Tunable[]): Block => ({
    kind: "select",
    action: `rule-figure:${name}`,
    label: words.say(`rule.${name}`),
    choices: figures.map(
      (figure): Choice => ({
        value: figure,
        label: words.say(`rule.figure.${figure}`),
        description: changed.includes(figure) ? words.say("rule.now", shown(figure)) : shown(figure).now,
      }),
    ),
  });
  return message(
    ...notice,
    text([
      { bold: words.say("rule.title") },
      `\n${words.say("rule.about")}\n${changed.length > 0 ? lines.join("\n") : words.say("rule.usual")}`,
    ]),
    menu("messages", MESSAGE_FIGURES),
    menu("forecast", FORECAST_FIGURES),
    text("", [
      ...(changed.length > 0 ? [button("rule-reset", words.say("rule.button.reset"))] : []),
      button("campaign", words.say("rule.button.back")),
    ]),
  );
};
