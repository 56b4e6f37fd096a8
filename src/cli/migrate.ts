import { migrate as bringUp, pendingMigrations } from "../store/migrate.ts";
import type { Verb } from "./verb.ts";

export const migrate: Verb = {
  name: "migrate",
  usage: "migrate",
  about: "bring the database's tables to this version",
  words: [0, 0],
  options: {},
  run: async ({ config, say, document }) => {
    const pending = await pendingMigrations(config.database);
    await bringUp(config.database);
    document({ migrated: pending });
    say(pending === 0 ? "Already current." : `${pending} migration(s) applied.`);
    return 0;
  },
};
