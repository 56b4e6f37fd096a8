import type { View } from "../bot/view.ts";
import { type Button, button, message, text } from "../chat/index.ts";
import type { Words } from "../locales/words.ts";

/** Where everything begins for who types nothing. */
export const startButtons = (words: Words): readonly Button[] => [
  button("schedule:week", words.say("schedule.button.open"), "primary"),
  button("schedule:mine", words.say("schedule.button.mine")),
  button("ask-person", words.say("samling.ask.button")),
];

/** A post that people pin; it says the same on every day. */
export const start: View = {
  name: "start",
  show: async (_args, { words }) => message(text(words.say("samling.start"), startButtons(words))),
};
