import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPlayground } from "./start.ts";
import type { Verb } from "./verb.ts";

export const demo: Verb = {
  name: "demo",
  usage: "demo",
  about: "the playground on a fresh example database, gone afterwards",
  words: [0, 0],
  options: {},
  run: async (terminal) => {
    const folder = await mkdtemp(join(tmpdir(), "samling-demo-"));
    try {
      return await runPlayground(terminal, `file:${join(folder, "samling.db")}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
