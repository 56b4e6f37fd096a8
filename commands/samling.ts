import { type Action, type Command, completesNothing } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand } from "../src/bot/describe.ts";
import { button, type Message, message, text } from "../src/chat/index.ts";
import { roleOf } from "../src/domain/may.ts";
import type { Key } from "../src/locales/words.ts";
import { associationsOf } from "../src/store/associations.ts";
import { listed } from "../src/views/shift.ts";
import { homeAction } from "./samling/home.ts";

const EVERYONE: readonly (readonly [string, Key])[] = [
  ["/schedule", "command.schedule.about"],
  ["/signup", "command.signup.about"],
  ["/report", "command.report.about"],
  ["/turnout", "command.turnout.about"],
  ["/summary", "command.summary.about"],
  ["/mydata", "command.mydata.about"],
];

const explain = async ({ db, campaign, standing, words }: Reading): Promise<Message> => {
  const who = await standing();
  const role = roleOf(who);
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const own = all.filter(({ id }) => who.organiserOf.includes(id)).map(({ name }) => name);
  const lines = EVERYONE.map(([command, about]) => `${command} – ${words.say(about)}`);
  const place = words.say(`samling.${role}`, { associations: listed(own, words) });
  return message(
    text(
      [{ bold: words.say("samling.hello") }, `\n${place}`],
      [
        button("schedule:week", words.say("schedule.button.open"), "primary"),
        button("schedule:mine", words.say("schedule.button.mine")),
      ],
    ),
    text(lines.join("\n")),
  );
};

const handler = { kind: "read", answers: "private", run: explain } as const;

export const samling: Command = {
  spec: describeCommand("samling", "command.samling.about", []),
  handler: () => handler,
  complete: completesNothing,
};

export const samlingActions: readonly Action[] = [{ name: "samling", handler }, homeAction];
