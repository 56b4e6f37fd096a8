import type { Account } from "../adapters/playground/shelf.ts";
import { type Block, type Form, type Message, message, plainText, type Span } from "../chat/index.ts";

/** The message with people's names in the playground where it has their accounts: nothing at a terminal looks them up. */
export const withNames = ({ blocks, ...rest }: Message, accounts: readonly Account[]): Message => {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const spanOf = (span: Span): Span =>
    typeof span !== "string" && "person" in span ? { ...span, person: names.get(span.person) ?? span.person } : span;
  const blockOf = (block: Block): Block =>
    block.kind === "text" ? { ...block, spans: block.spans.map(spanOf) } : block;
  return { ...rest, blocks: blocks.map(blockOf) };
};

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
