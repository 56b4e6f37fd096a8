import type { WebClient } from "@slack/web-api";
import type { Block } from "../../chat/message.ts";

type FileBlock = Extract<Block, { kind: "file" }>;

/**
 * Shows files in a channel, each as a message of its own. Never tried again: where an answer is lost, a file that may
 * be there twice is worse than one that may be missing, as the words beside it say the same.
 */
export const share = async (posting: WebClient, channel: string, files: readonly FileBlock[]): Promise<void> => {
  for (const { name, bytes, alt } of files)
    await posting.filesUploadV2({ channel_id: channel, file: Buffer.from(bytes), filename: name, alt_text: alt });
};
