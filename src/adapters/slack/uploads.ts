import type { Call } from "../../chat/call.ts";
import type { Upload } from "./calls.ts";

/** What Samling reads of a file, in bytes. */
const MOST = 2 * 1024 * 1024;
const TIME = 10_000;
const FILES_HOST = "https://files.slack.com";

/** Somebody sent more than Samling reads. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** Slack shows our token no files. */
export class NoFiles extends Error {
  override readonly name = "NoFiles";
}

export type Fetching = (uploads: readonly Upload[]) => Promise<Call["files"]>;

/** Fetches files by field with the bot's token, which is shown to Slack alone. Throws `TooLarge` and `NoFiles`. */
export const fetching = (token: string, apiUrl: string): Fetching => {
  const trusted = new Set([FILES_HOST, new URL(apiUrl).origin]);

  const bytesOf = async ({ url, size }: Upload): Promise<Uint8Array> => {
    if (size !== undefined && size > MOST) throw new TooLarge();
    if (!trusted.has(new URL(url).origin)) throw new Error("a file that is not at Slack");
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIME) });
    // Without the scope for it, Slack answers with a page to sign in on.
    if (response.headers.get("content-type")?.startsWith("text/html")) throw new NoFiles();
    if (!response.ok) throw new Error(`Slack answered ${response.status} for a file`);
    const bytes = await response.bytes();
    if (bytes.length > MOST) throw new TooLarge();
    return bytes;
  };

  return async (uploads) => {
    const read = uploads.map(async (upload) => [upload.field, await bytesOf(upload)] as const);
    return Object.fromEntries(await Promise.all(read));
  };
};
