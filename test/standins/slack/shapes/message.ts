import { z } from "zod";
import { messageBlocks } from "./blocks.ts";
import { markup } from "./objects.ts";

/** The Web API takes forms, where everything that isn't text is JSON in a string. */
export const json = <S extends z.ZodType>(shape: S) =>
  z.preprocess((value) => {
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }, shape);
export const flag = json(z.boolean());
export const count = json(z.int().min(1).max(999));

const flat = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export const metadata = z.strictObject({
  event_type: z.string().regex(/^[A-Za-z0-9_]{1,255}$/),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), flat, z.array(flat)])),
});

export const said = {
  text: markup(40_000),
  blocks: json(messageBlocks).optional(),
  parse: z.literal("none").optional(),
  link_names: flag.optional(),
};

export const posted = {
  ...said,
  metadata: json(metadata).optional(),
  mrkdwn: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  thread_ts: z.string().optional(),
};

/** What is posted to a response_url. */
export const response = z.strictObject({
  text: markup(40_000).optional(),
  blocks: messageBlocks.optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
});
