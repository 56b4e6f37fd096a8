import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_ZONE } from "../domain/organisation.ts";
import { instantOf } from "./instant.ts";
import { runPlayground } from "./start.ts";
import type { Verb } from "./verb.ts";

export const demo: Verb = {
  name: "demo",
  usage: "demo [--empty] [--at INSTANT]",
  about:
    "the playground on a fresh example database, gone afterwards; --empty without the example, to practise setting up",
  words: [0, 0],
  options: { empty: "boolean", at: "string" },
  run: async (terminal, { options }) => {
    const at = options.at === undefined ? undefined : instantOf(options.at.toString(), DEFAULT_ZONE, terminal.aside);
    const folder = await mkdtemp(join(tmpdir(), "samling-demo-"));
    try {
      const url = `file:${join(folder, "samling.db")}`;
      return await runPlayground(terminal, url, { empty: options.empty === true, at });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
