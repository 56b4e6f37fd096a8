import { z } from "zod";
import { entry, interactive, rich } from "./elements.ts";
import { anyText, blockId, mrkdwn, plainText } from "./objects.ts";

const actionIdsOf = (elements: readonly { readonly action_id: string }[]): boolean =>
  new Set(elements.map(({ action_id }) => action_id)).size === elements.length;

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: interactive.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text || fields, "a section needs text or fields");

const actions = z.strictObject({
  type: z.literal("actions"),
  block_id: blockId,
  elements: z.array(interactive).min(1).max(25).refine(actionIdsOf, "an action_id twice in one block"),
});

const context = z.strictObject({
  type: z.literal("context"),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion("type", [plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

const header = z.strictObject({ type: z.literal("header"), block_id: blockId, text: plainText(150) });
const divider = z.strictObject({ type: z.literal("divider"), block_id: blockId });

const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id: blockId,
  elements: z.array(z.strictObject({ type: z.literal("rich_text_section"), elements: z.array(rich).min(1) })).min(1),
});

const input = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  label: plainText(2000),
  element: entry,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const shown = [section, actions, context, header, divider, richText] as const;
const block = z.union(shown);
export type Block = z.infer<typeof block> | z.infer<typeof input>;

const blockIdsDiffer = (blocks: readonly { readonly block_id?: string | undefined }[]): boolean => {
  const named = blocks.flatMap(({ block_id }) => block_id ?? []);
  return new Set(named).size === named.length;
};

/** Slack refuses a message whose blocks' texts come to much more than 12,000 characters (`msg_blocks_too_long`). */
const TEXT_IN_ALL = 12_000;
const textInAll = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textInAll(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === "text" && typeof one === "string" ? one.length : textInAll(one)),
    0,
  );
};

export const messageBlocks = z
  .array(block)
  .min(1)
  .max(50)
  .refine(blockIdsDiffer, "a block_id twice")
  .refine((blocks) => textInAll(blocks) <= TEXT_IN_ALL, "msg_blocks_too_long");

export const viewBlocks = z
  .array(z.union([...shown, input]))
  .max(100)
  .refine(blockIdsDiffer, "a block_id twice");

export const homeBlocks = z.array(block).max(100).refine(blockIdsDiffer, "a block_id twice");
