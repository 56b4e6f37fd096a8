import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Block, Button, Choice, Message, Span } from "../../chat/message.ts";
import { isAccount, piecesOf } from "./escape.ts";
import { LIMITS, shorten } from "./limits.ts";
import { split } from "./markup.ts";

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type File = { readonly name: string; readonly alt: string; readonly bytes: Uint8Array };

/** What stays in one message: words with the buttons that belong to them, a menu, or a file. */
export type Group = {
  readonly words: string;
  /** Rows of buttons and menus, as a classic message shows them under its text. */
  readonly controls: readonly Row[];
  /** The same with its words, as components. */
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Accounts that its words wake. */
  readonly woken: readonly string[];
  readonly file?: File;
};

const textDisplay = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });
const wordsOnly = (words: string, woken: readonly string[] = []): Group => ({
  words,
  controls: [],
  components: [textDisplay(words)],
  woken,
});

/** Where something was left out, and where nothing is left. */
export const more: Group = wordsOnly("…");
export const nothing: Group = wordsOnly("–");

type Text = Extract<Block, { kind: "text" }>;

/** A message's blocks as groups, in order; what shows nothing gives none. */
export const groupsOf = (message: Message): readonly Group[] => {
  const blocks = joined(message.blocks);
  const beside =
    blocks.filter((block) => block.kind === "text" && block.buttons.length > 0 && hasWords(block)).length > 1;
  const names = new Set<string>();
  return blocks.flatMap((block) => {
    if (block.kind === "text") return textGroups(block, beside);
    return block.kind === "select" ? menuGroups(block) : [fileGroup(block, names)];
  });
};

const hasWords = ({ spans }: Text): boolean => spans.some((span) => typeof span !== "string" || span.trim() !== "");

/** Neighbouring texts without buttons are lines of one text: a message has room for few components. */
const joined = (blocks: readonly Block[]): readonly Block[] => {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (last?.kind === "text" && block.kind === "text" && last.buttons.length + block.buttons.length === 0)
      all.splice(-1, 1, { ...last, spans: [...last.spans, "\n", ...block.spans] });
    else all.push(block);
  }
  return all;
};

/** Long words become several groups; buttons stay with the last of them. */
const textGroups = (block: Text, beside: boolean): readonly Group[] => {
  const woken = block.spans.flatMap(wokenBy);
  const texts = split(piecesOf(block.spans), LIMITS.text);
  if (block.buttons.length === 0) return texts.map((words) => wordsOnly(words, woken));
  const last = texts.at(-1);
  const [only, ...others] = block.buttons;
  const rows = inRuns(inRuns(block.buttons, LIMITS.rowButtons).map(row), LIMITS.rows);
  if (!last || !only) return rows.map(rowsOnly);
  const before = texts.slice(0, -1).map((words) => wordsOnly(words, woken));
  if (beside && others.length === 0) return [...before, section(last, only, woken)];
  const [first = [], ...further] = rows;
  return [
    ...before,
    { words: last, controls: first, components: [textDisplay(last), ...first], woken },
    ...further.map(rowsOnly),
  ];
};

/** One line with its one button at the side: a list of such lines stays a list. */
const section = (words: string, only: Button, woken: readonly string[]): Group => ({
  words,
  controls: [row([only])],
  components: [{ type: ComponentType.Section, components: [textDisplay(words)], accessory: pressable(only) }],
  woken,
});

const wokenBy = (span: Span): readonly string[] =>
  typeof span === "object" && "person" in span && span.notify && isAccount(span.person) ? [span.person] : [];

const rowsOnly = (rows: readonly Row[]): Group => ({ words: "", controls: rows, components: rows, woken: [] });
const row = (buttons: readonly Button[]): Row => ({
  type: ComponentType.ActionRow,
  components: buttons.map(pressable),
});

const STYLES = { primary: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

const pressable = ({ id, label, style }: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  custom_id: id,
  label: shorten(label, LIMITS.button),
  style: STYLES[style],
});

const menuGroups = ({ action, label, choices }: Extract<Block, { kind: "select" }>): readonly Group[] =>
  inRuns(inRuns(choices, LIMITS.options).map(menu(action, label, choices)), LIMITS.rows).map(rowsOnly);

/** Choices beyond a menu's 25 stand in further menus, each saying from where to where it goes. */
const menu =
  (action: string, label: string, all: readonly Choice[]) =>
  (choices: readonly Choice[], at: number): Row => ({
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: at === 0 ? action : `${action}${NTH}${at + 1}`,
        placeholder: all.length > LIMITS.options ? ranged(label, choices) : shorten(label, LIMITS.placeholder),
        options: choices.map(option),
      },
    ],
  });

const NTH = "~";

/** The action of a menu as it was before further menus of the same block were told apart. */
export const actionOf = (customId: string): string => customId.replace(/~\d+$/, "");

const ranged = (label: string, choices: readonly Choice[]): string => {
  const ends = [choices[0], choices.at(-1)].map((choice) => shorten(choice?.label ?? "", 30)).join("–");
  return `${shorten(label, LIMITS.placeholder - ends.length - 3)} (${ends})`;
};

/** A choice within a menu's limits. */
export const option = ({ value, label, description }: Choice) => ({
  value,
  label: shorten(label, LIMITS.option),
  ...(description && { description: shorten(description, LIMITS.option) }),
});

const IMAGE = /\.(png|jpe?g|gif|webp)$/i;

/** Pictures are shown with their text alternative, other files offered by name. */
const fileGroup = (file: Extract<Block, { kind: "file" }>, names: Set<string>): Group => {
  const alt = shorten(file.alt, LIMITS.alt);
  const name = unique(file.name, names);
  const url = `attachment://${name}`;
  const shown: APIMessageTopLevelComponent = IMAGE.test(name)
    ? { type: ComponentType.MediaGallery, items: [{ media: { url }, description: alt }] }
    : { type: ComponentType.File, file: { url } };
  return { words: "", controls: [], components: [shown], woken: [], file: { name, alt, bytes: file.bytes } };
};

/** A file's name as Discord keeps it, so that the reference to it holds; each once in a message. */
const unique = (name: string, taken: Set<string>): string => {
  const safe = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\w.-]+/g, "_");
  const free = taken.has(safe) ? `${taken.size}-${safe}` : safe;
  taken.add(free);
  return free;
};

const inRuns = <T>(list: readonly T[], length: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / length) }, (_, at) => list.slice(at * length, (at + 1) * length));
