import type { Message } from "../chat/index.ts";

/** A message as JSON: moments as ISO text, a file's bytes in base64. */
export const jsonMessage = (said: Message): unknown => ({
  blocks: said.blocks.map((block) =>
    block.kind === "file" ? { ...block, bytes: Buffer.from(block.bytes).toString("base64") } : block,
  ),
});
