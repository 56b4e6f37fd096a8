import { expect } from "vitest";
import { render as discordParts } from "../src/adapters/discord/render.ts";
import { render as slackParts } from "../src/adapters/slack/render.ts";
import { type Message, plainText, type Span } from "../src/chat/index.ts";
import { type Component, KIND, walk } from "./standins/discord/component.ts";
import { BODIES, misfits } from "./standins/discord/description.ts";
import { checkMessage } from "./standins/discord/rules.ts";
import { seen } from "./standins/discord/shown.ts";
import { messageBlocks } from "./standins/slack/shapes/blocks.ts";
import { words } from "./standins/slack/words.ts";

const DISCORD_ID = "100000000000000001";
const SLACK_ID = "U00000001";

/** The same message about people of one platform, its moments as words; how far off they are is each platform's own to say. */
const about = (person: string, { blocks }: Message): Message => ({
  blocks: blocks.map((block) =>
    block.kind === "text"
      ? {
          ...block,
          spans: block.spans.map((span): Span => {
            if (typeof span === "string") return span;
            if ("at" in span) return span.text;
            if ("beside" in span) return "";
            return "person" in span ? { ...span, person } : span;
          }),
        }
      : block,
  ),
});

/** Every line that the words of a message should have where they are read, menus and files aside. */
const linesOf = ({ blocks }: Message): readonly string[] =>
  blocks
    .filter(({ kind }) => kind === "text")
    .flatMap((block) => plainText({ blocks: [block] }).split("\n"))
    .map((line) => line.trim())
    .filter(Boolean);

/** Holds a message against Discord's description and limits, and its words against what a reader there sees. */
export const readsOnDiscord = (said: Message): void => {
  const shown = about(DISCORD_ID, said);
  const read = discordParts(shown).flatMap(({ body, files }) => {
    const components = body.components as unknown as readonly Component[]; // The stand-in's own shape of them.
    expect(misfits(BODIES.message, body)).toEqual([]);
    checkMessage({
      content: body.content ?? "",
      embeds: [],
      components,
      flags: body.flags,
      files: files.map(({ name }) => name),
    });
    const texts = walk(components).flatMap(({ type, content }) => (type === KIND.text && content ? [content] : []));
    return [body.content ?? "", ...texts].map((text) => seen(text, String));
  });
  const whole = read.join("\n");

  for (const line of linesOf(shown)) expect(whole).toContain(line);
  expect(whole).not.toMatch(/\*\*|\\/);
};

/** The same for Slack. */
export const readsOnSlack = (said: Message): void => {
  const shown = about(SLACK_ID, said);
  const readers = { kind: "many", names: new Map([[SLACK_ID, SLACK_ID]]) } as const;
  const whole = slackParts(shown, readers)
    .map(({ blocks }) => words(messageBlocks.parse(blocks)))
    .join("\n");

  for (const line of linesOf(shown))
    expect(whole.replaceAll(`@${SLACK_ID}`, SLACK_ID)).toContain(line.replaceAll(`@${SLACK_ID}`, SLACK_ID));
  expect(whole).not.toMatch(/\*|&(amp|lt|gt);/);
};
