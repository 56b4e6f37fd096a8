import type { Attachment } from "discord.js";

/** What Samling reads of a file, in bytes. */
const MOST = 2 * 1024 * 1024;
const TIME = 10_000;

/** A person attached more than Samling reads. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** The bytes of a file someone attached. Throws `TooLarge` before reading more than 2 MB. */
export const bytesOf = async ({ url, size }: Pick<Attachment, "url" | "size">): Promise<Uint8Array> => {
  if (size > MOST) throw new TooLarge();
  const response = await fetch(url, { signal: AbortSignal.timeout(TIME) });
  if (!response.ok) throw new Error(`Discord answered ${response.status} for an attachment`);
  const bytes = await response.bytes();
  if (bytes.length > MOST) throw new TooLarge();
  return bytes;
};
