import type { Block } from "./shapes/blocks.ts";

/** What a reader sees of Slack's markup: tokens as their labels, escapes undone, without the signs for bold. */
const read = (text: string): string =>
  text
    .replaceAll(/<!date[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll(/<@([^>|]*)[^>]*>/g, "@$1")
    .replaceAll(/<[^>|]*\|([^>]*)>/g, "$1")
    .replaceAll(/<([^>]*)>/g, "$1")
    .replaceAll(/(^|[\s(])\*(\S(?:[^*\n]*\S)?)\*/g, "$1$2")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

type AnyText = { readonly type: string; readonly text: string };
const seen = ({ type, text }: AnyText): string => (type === "mrkdwn" ? read(text) : text);

/** What a reader sees of blocks, one line a block, without buttons and menus; or of a plain markup text. */
export const words = (said: readonly Block[] | string): string =>
  typeof said === "string" ? read(said) : said.map(wordsOf).filter(Boolean).join("\n");

const wordsOf = (block: Block): string => {
  switch (block.type) {
    case "section":
      return [block.text, ...(block.fields ?? [])].flatMap((text) => (text ? seen(text) : [])).join("\n");
    case "context":
      return block.elements.map(seen).join(" ");
    case "header":
      return block.text.text;
    case "input":
      return block.label.text;
    case "rich_text":
      return block.elements.flatMap(({ elements }) => elements.map(wordsOfRich)).join("");
    default:
      return "";
  }
};

type Rich = Extract<Block, { type: "rich_text" }>["elements"][number]["elements"][number];

const wordsOfRich = (one: Rich): string => {
  switch (one.type) {
    case "text":
      return one.text;
    case "link":
      return one.text ?? one.url;
    case "user":
      return `@${one.user_id}`;
    case "channel":
      return `#${one.channel_id}`;
    case "date":
      return one.fallback ?? one.format;
  }
};

/** Everything that can be pressed or chosen, in order. */
export const controls = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => {
    const elements =
      block.type === "actions" ? block.elements : block.type === "section" && block.accessory ? [block.accessory] : [];
    return elements.map((element) => ({ block, element }));
  });
