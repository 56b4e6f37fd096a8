import { z } from "zod";
import { actionId, option, plainText } from "./objects.ts";

const button = z.strictObject({
  type: z.literal("button"),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: z.string().max(75).optional(),
});

const different = (options: readonly { readonly value: string }[]): boolean =>
  new Set(options.map(({ value }) => value)).size === options.length;

const select = z
  .strictObject({
    type: z.literal("static_select"),
    action_id: actionId,
    options: z.array(option).min(1).max(100).refine(different, "two options with one value"),
    initial_option: option.optional(),
    placeholder: plainText(150).optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(
    ({ initial_option: initial, options }) =>
      !initial || options.some((one) => JSON.stringify(one) === JSON.stringify(initial)),
    "initial_option is none of the options",
  );

const input = z
  .strictObject({
    type: z.literal("plain_text_input"),
    action_id: actionId,
    multiline: z.boolean().optional(),
    initial_value: z.string().max(3000).optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    placeholder: plainText(150).optional(),
    focus_on_load: z.boolean().optional(),
  })
  .refine(
    ({ initial_value: value = "", max_length: max = 3000 }) => value.length <= max,
    "initial_value longer than max_length",
  );

export const interactive = z.union([button, select]);
const file = z.strictObject({
  type: z.literal("file_input"),
  action_id: actionId,
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

export const entry = z.union([input, select, file]);

const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial()
  .optional();

/** What a rich_text_section is made of; its text is literal, so nothing is escaped. */
export const rich = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), style }),
  z.strictObject({ type: z.literal("link"), url: z.url().max(3000), text: z.string().min(1).optional(), style }),
  z.strictObject({ type: z.literal("user"), user_id: z.string().regex(/^[UW][A-Z0-9]{8,}$/), style }),
  z.strictObject({ type: z.literal("channel"), channel_id: z.string().regex(/^[CG][A-Z0-9]{8,}$/), style }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: z.int(),
    format: z.string().min(1),
    fallback: z.string().min(1).optional(),
  }),
]);
