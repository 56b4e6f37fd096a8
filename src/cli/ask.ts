import { createInterface } from "node:readline/promises";
import { isatty } from "node:tty";
import type { Ask } from "./verb.ts";

/** Asks at this process's terminal; undefined where its input or output is none. */
export const askHere = (signal: AbortSignal): Ask | undefined => {
  if (!isatty(0) || !isatty(1)) return undefined;
  return async (question) => {
    const { stdin: input, stdout: output } = process;
    const desk = createInterface({ input, output });
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    desk.once("close", () => resolve(undefined));
    try {
      return await Promise.race([desk.question(question, { signal }).catch(() => undefined), closed]);
    } finally {
      desk.close();
    }
  };
};
