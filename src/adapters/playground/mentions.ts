import type { Choice } from "../../chat/message.ts";
import { foldText } from "../../domain/text.ts";
import type { Account } from "./shelf.ts";

/** `@Kim` or `@"Kim Berg"`. */
const MENTION = /@(?:"([^"]+)"|([\p{L}\p{M}\p{N}_-]+))/gu;

/** The line with `@Name` of someone in the playground as the engine reads a person, `<@id>`; other names stay text. */
export const withMentions = (line: string, accounts: readonly Account[]): string =>
  line.replace(MENTION, (written, quoted?: string, word?: string) => {
    const found = accounts.find(({ name }) => foldText(name) === foldText(quoted ?? word ?? ""));
    return found ? `<@${found.id}>` : written;
  });

/** The people whose name the typed text begins, as choices for a `person` option. */
export const peopleNamed = (typed: string, accounts: readonly Account[]): readonly Choice[] =>
  accounts
    .filter(({ name }) => foldText(name).startsWith(foldText(typed).replace(/^@/, "")))
    .map(({ id, name }) => ({ value: `<@${id}>`, label: name }));
