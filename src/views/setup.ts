import { type Block, button, type Message, message, text } from "../chat/index.ts";
import type { Words } from "../locales/words.ts";

/** One thing of the set-up: whether it is done, what it says, and the button that takes one there. */
export type SetupItem = {
  readonly done: boolean;
  readonly said: string;
  readonly action: string;
  readonly label: string;
};

/** What is done and what is left; nothing of it holds anything else up. */
export const setupMessage = (items: readonly SetupItem[], words: Words, notice: readonly Block[] = []): Message => {
  const left = items.filter(({ done }) => !done);
  const done = items.filter((item) => item.done);
  const heading =
    left.length === 0
      ? [{ bold: words.say("setup.allDone") }]
      : [{ bold: words.say("setup.title", { count: left.length }) }, `\n${words.say("setup.blocksNothing")}`];
  // Words, not signs, say which are done: not every font has the signs.
  const ended = done.map(({ said }) => `\n• ${said}`).join("");
  return message(
    ...notice,
    text(heading),
    ...left.map(({ said, action, label }) => text(said, [button(action, label, "primary")])),
    ...(done.length > 0 ? [text([{ bold: words.say("setup.done") }, ended])] : []),
  );
};
