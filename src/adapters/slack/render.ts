import type { types } from "@slack/bolt";
import type { Block, Button, Choice, Message, Span } from "../../chat/message.ts";
import { type Atom, atomsOf, markupOf, type Readers, split } from "./atoms.ts";
import { LIMITS, shorten } from "./limits.ts";
import { textBlock } from "./text.ts";

/** One message of Slack's: blocks for those who see them, text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly types.KnownBlock[] };

/** The parts of it that a request takes: Slack wants no empty list of blocks. */
export const shownOf = ({ text, blocks }: SlackMessage) => ({
  text,
  ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
});

/** Blocks that stay in one message, as a button must stand under its text. */
type Group = { readonly atoms: readonly Atom[]; readonly blocks: readonly types.KnownBlock[] };

/** A message within Slack's limits, as one or more messages in order. Files are not in it: see `filesOf`. */
export const render = (message: Message, readers: Readers): readonly SlackMessage[] =>
  pagesOf(message, readers).map(slackMessage);

/**
 * The same on exactly `count` messages, for those that were already sent: what no longer fits is left out behind an
 * ellipsis, and a message that is no longer needed is a dash.
 */
export const renderOn = (message: Message, readers: Readers, count: number): readonly SlackMessage[] => {
  const all = pagesOf(message, readers).map(slackMessage);
  if (all.length <= count) return [...all, ...Array.from({ length: count - all.length }, () => NOTHING)];
  return all
    .slice(0, count)
    .map((page, n) => (n === count - 1 ? { ...page, blocks: [...page.blocks.slice(0, -1), MORE] } : page));
};

export const NOTHING: SlackMessage = { text: "–", blocks: [] };
const MORE: types.SectionBlock = { type: "section", text: { type: "mrkdwn", text: "…" } };

/** A message as the blocks of a view; what is beyond its limit is left out. */
export const renderView = (message: Message, readers: Readers): types.KnownBlock[] =>
  message.blocks
    .flatMap((block) => groupsOf(block, readers).flatMap(({ blocks }) => blocks))
    .slice(0, LIMITS.viewBlocks);

/** Accounts that a message names without waking them. */
export const silentlyNamed = (message: Message): readonly string[] =>
  message.blocks.flatMap((block) =>
    block.kind === "text" ? block.spans.flatMap((span) => (isSilent(span) ? span.person : [])) : [],
  );

const isSilent = (span: Span): span is { readonly person: string; readonly notify: boolean } =>
  typeof span === "object" && "person" in span && !span.notify;

/** Whether a message tells of a moment that may be another on its reader's clock. */
export const tellsTime = (message: Message): boolean =>
  message.blocks.some(
    (block) =>
      block.kind === "text" &&
      block.spans.some((span) => typeof span === "object" && ("at" in span || "beside" in span)),
  );

export const filesOf = (message: Message) => message.blocks.filter((block) => block.kind === "file");

const groupsOf = (block: Block, readers: Readers): readonly Group[] => {
  switch (block.kind) {
    case "text":
      return textGroups(atomsOf(block.spans, readers), block.buttons);
    case "select":
      return inRuns(block.choices, LIMITS.options).map((choices) => select(block.action, block.label, choices));
    case "file":
      return [{ atoms: [{ kind: "words", text: block.alt, bold: false }], blocks: [] }];
  }
};

const textGroups = (atoms: readonly Atom[], buttons: readonly Button[]): readonly Group[] => {
  const runs = split(atoms, LIMITS.section);
  const groups = runs.map((run): Group => ({ atoms: run, blocks: [textBlock(run) ?? []].flat() }));
  if (buttons.length === 0) return groups;
  const last = groups.at(-1) ?? { atoms: [], blocks: [] };
  return [...groups.slice(0, -1), { ...last, blocks: withButtons(last.blocks, buttons) }];
};

/** A single button stands beside its text, several below it. */
const withButtons = (blocks: readonly types.KnownBlock[], buttons: readonly Button[]): readonly types.KnownBlock[] => {
  const [text] = blocks;
  const [only, ...others] = buttons;
  if (text?.type === "section" && only && others.length === 0) return [{ ...text, accessory: buttonElement(only) }];
  const rows = inRuns(buttons, LIMITS.elements);
  return [...blocks, ...rows.map((row): types.ActionsBlock => ({ type: "actions", elements: row.map(buttonElement) }))];
};

const buttonElement = ({ id, label, style }: Button): types.Button => ({
  type: "button",
  action_id: id,
  text: plainText(label, LIMITS.button),
  ...(style === "plain" ? {} : { style }),
});

const select = (action: string, label: string, choices: readonly Choice[]): Group => {
  const atoms: readonly Atom[] = [{ kind: "words", text: shorten(label, LIMITS.section / 2), bold: false }];
  const element: types.StaticSelect = {
    type: "static_select",
    action_id: action,
    placeholder: plainText(label, LIMITS.placeholder),
    options: choices.map(optionOf),
  };
  const text = textBlock(atoms);
  if (text?.type === "section") return { atoms, blocks: [{ ...text, accessory: element }] };
  return { atoms, blocks: [...(text ? [text] : []), { type: "actions", elements: [element] }] };
};

export const optionOf = ({ value, label, description }: Choice): types.PlainTextOption => ({
  text: plainText(label, LIMITS.option),
  value,
  ...(description ? { description: plainText(description, LIMITS.option) } : {}),
});

/** Literal text of at most `max` units; `:names:` stay as they were typed. */
export const plainText = (text: string, max: number): types.PlainTextElement => ({
  type: "plain_text",
  text: shorten(text, max),
  emoji: false,
});

const inRuns = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** A message's groups in order on as few pages as hold them, at least one. */
const pagesOf = (message: Message, readers: Readers): readonly (readonly Group[])[] => {
  const all: Group[][] = [];
  let room = { blocks: 0, units: 0 };
  for (const group of message.blocks.flatMap((block) => groupsOf(block, readers))) {
    const units = unitsOf(group.blocks);
    if (all.length === 0 || group.blocks.length > room.blocks || units > room.units) {
      all.push([]);
      room = { blocks: LIMITS.blocks, units: LIMITS.message };
    }
    all.at(-1)?.push(group);
    room = { blocks: room.blocks - group.blocks.length, units: room.units - units };
  }
  return all.length > 0 ? all : [[]];
};

/** How much text a value holds, wherever Slack shows it. */
const unitsOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + unitsOf(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === "text" && typeof one === "string" ? one.length : unitsOf(one)),
    0,
  );
};

const slackMessage = (groups: readonly Group[]): SlackMessage => ({
  text: fallback(groups.flatMap(({ atoms }, n): readonly Atom[] => [...(n > 0 ? [LINE_END] : []), ...atoms])),
  blocks: groups.flatMap(({ blocks }) => blocks),
});

const LINE_END: Atom = { kind: "words", text: "\n", bold: false };

/** The words for a notification: one run of markup, without its bold. */
const fallback = (atoms: readonly Atom[]): string => {
  const [first = []] = split(
    atoms.map((atom) => (atom.kind === "words" ? { ...atom, bold: false } : atom)),
    LIMITS.fallback,
  );
  return first.map(markupOf).join("").trim() || "–";
};
