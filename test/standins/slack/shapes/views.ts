import { z } from "zod";
import { homeBlocks, viewBlocks } from "./blocks.ts";
import { plainText } from "./objects.ts";

const common = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    blocks: viewBlocks,
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...common,
  })
  .refine(({ blocks, submit }) => submit || blocks.every(({ type }) => type !== "input"), "inputs need a submit");

export const home = z.strictObject({ type: z.literal("home"), blocks: homeBlocks, ...common });

export type ModalView = z.infer<typeof modal>;
export type HomeView = z.infer<typeof home>;
