import { UserError } from "../domain/error.ts";
import { foldText } from "../domain/text.ts";
import { organisationsIn } from "../store/organisation/campaigns.ts";
import { addCode, CODE_LIFE } from "../store/organisation/codes.ts";
import { openMigrated } from "./database.ts";
import type { Verb } from "./verb.ts";

export const setupCode: Verb = {
  name: "setup-code",
  usage: "setup-code [--organisation NAME]",
  about: "print the one-time code with which /campaign setup makes the first coordinator",
  words: [0, 0],
  options: { organisation: "string" },
  run: async (terminal, { options }) => {
    await using store = await openMigrated(terminal.config.database);
    const all = await store.read((db) => organisationsIn(db, {}));
    const named = options.organisation?.toString();
    const found = named === undefined ? all : all.filter(({ name }) => foldText(name) === foldText(named));
    if (named !== undefined && found.length === 0) throw new UserError("cli.no-such-organisation", { name: named });
    if (found.length > 1)
      throw new UserError("cli.which-organisation", { names: all.map(({ name }) => name).join(", ") });
    const [organisation] = found;
    // Codes are typed by people in their own time, whatever hour the playground shows.
    const at = new Date();
    const organisationId = organisation?.id;
    const code = await store.transact((tx) =>
      addCode(tx, { purpose: "setup", organisationId, personId: undefined, at }),
    );
    const until = new Date(at.getTime() + CODE_LIFE.setup).toISOString();
    terminal.document({ code, until, organisation: organisation?.name ?? null });
    terminal.say(code);
    terminal.say(
      organisation
        ? `For ${organisation.name}. In the workspace to link, type: /campaign setup ${code}`
        : `In the workspace to set up, type: /campaign setup ${code}`,
    );
    terminal.say("It works once, for an hour, for whoever may manage the workspace.");
    return 0;
  },
};
