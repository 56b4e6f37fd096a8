import { type Block, type Form, type Message, message, plainText } from "../chat/index.ts";

/** A message for a person at a terminal: its words, and under them what `--press` and `--fields` take. */
export const shownMessage = ({ blocks }: Message): string => blocks.map(shownBlock).join("\n");

const shownBlock = (block: Block): string => {
  const words = plainText(message(block));
  if (block.kind === "file") return words;
  const choices =
    block.kind === "text"
      ? block.buttons.map(({ id, label }) => `  [${label}] --press ${id}`)
      : block.choices.map(
          ({ value, label }) => `  [${label}] --press "${block.action}" --fields '{"value":"${value}"}'`,
        );
  return [words, ...choices].filter((line) => line !== "").join("\n");
};

export const shownForm = ({ title, action, fields }: Form): string =>
  [
    `${title} --press ${action} --fields JSON`,
    ...fields.map(({ name, label, value }) => `  ${name}: ${label}${value ? ` (${value})` : ""}`),
  ].join("\n");
