import { open } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../domain/error.ts";
import { MAX_FILE_BYTES } from "../imports/decode.ts";

/** A file's bytes, at most one more than may be: enough to know that it is too big. */
export const bytesOf = async (file: string): Promise<Uint8Array> => {
  const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
  let length = 0;
  try {
    await using handle = await open(file);
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
  } catch {
    throw new UserError("cli.no-file", { file: basename(file) });
  }
  return bytes.subarray(0, length);
};
