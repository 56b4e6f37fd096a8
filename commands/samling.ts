import { type Action, type Command, completesNothing } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand } from "../src/bot/describe.ts";
import { type Message, message, type Spec, text } from "../src/chat/index.ts";
import { roleOf } from "../src/domain/may.ts";
import type { Words } from "../src/locales/words.ts";
import { associationsOf } from "../src/store/organisation/associations.ts";
import { listed } from "../src/views/shift.ts";
import { startButtons } from "../src/views/start.ts";
import { askPersonAction } from "./samling/ask-person.ts";
import { homeAction } from "./samling/home.ts";

/** The commands that a role may use, a line each. */
const commandLines = (specs: readonly Spec[], role: ReturnType<typeof roleOf>, { locale }: Words): string =>
  specs
    .filter(
      ({ audience }) =>
        audience === "everyone" || role === "coordinator" || (role === "organiser" && audience === "organisers"),
    )
    .map(({ name, description }) => `/${name} – ${description[locale]}`)
    .join("\n");

const explain = async (specs: readonly Spec[], context: Reading): Promise<Message> => {
  const { db, campaign, standing, words } = context;
  const who = await standing();
  const role = roleOf(who);
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const own = all.filter(({ id }) => who.organiserOf.includes(id)).map(({ name }) => name);
  const place = words.say(`samling.${role}`, { associations: listed(own, words) });
  return message(
    text([{ bold: words.say("samling.hello") }, `\n${place}`], startButtons(words)),
    text(commandLines(specs, role, words)),
  );
};

/** The command that explains the others, and its button. */
export const samlingFor = (others: readonly Command[]): { command: Command; actions: readonly Action[] } => {
  const specs = others.map(({ spec }) => spec);
  const handler = { kind: "read", answers: "private", run: (context: Reading) => explain(specs, context) } as const;
  const spec = describeCommand("samling", "command.samling.about", []);
  return {
    command: { spec, handler: () => handler, complete: completesNothing },
    actions: [{ name: "samling", handler }, homeAction, askPersonAction],
  };
};
