import { SPECS } from "./commands.ts";

/** Enough of a typed line for these tests: words in order, and `option:"value"`. */
export const read = (line: string): { command: string; values: Readonly<Record<string, string>> } => {
  const [command = "", ...words] = line.slice(1).split(" ");
  const options = SPECS.find(({ name }) => name === command)?.options ?? [];
  const values: Record<string, string> = {};
  for (const [index, word] of words.entries()) {
    const [, name, value] = /^(\w+):"(.*)"$/.exec(word) ?? [undefined, options[index]?.name, word];
    if (name && value) values[name] = value;
  }
  return { command, values };
};
