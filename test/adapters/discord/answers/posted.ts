import type { Form } from "../../../../src/chat/form.ts";
import { button, type Message, message, text } from "../../../../src/chat/message.ts";
import type { Outgoing } from "../../../../src/chat/platform.ts";
import type { Shown } from "../../../standins/discord/stand-in.ts";
import type { connect } from "../engine.ts";
import { discord } from "../server.ts";

type Bot = Awaited<ReturnType<typeof connect>>;
export const POST = "p".repeat(21);
/** Posts to #general where no other target is given. */
export const posted = async ({ platform }: Bot, said: Message, target?: Outgoing["target"]): Promise<void> => {
  const channel = { kind: "channel", workspace: discord.guild.id, channel: discord.channel("general").id } as const;
  await platform.send({ id: POST, target: target ?? channel, since: new Date() }, said);
};

/** The last message shown. */
export const newest = (shown: readonly Shown[]): Shown => {
  const last = shown.at(-1);
  if (!last) throw new Error("nothing was shown");
  return last;
};
/** The last message in #general. */
export const inGeneral = (): Shown => newest(discord.channel("general").messages);

export const SHIFT = message(text("Torg 06:30", [button("signup:7", "Jag kommer", "primary")]));
export const FORM: Form = {
  action: "report:7",
  title: "Rapport",
  fields: [
    { name: "dials", label: "Påringningar", kind: "line", required: true, value: "40" },
    {
      name: "association",
      label: "Förening",
      kind: "choice",
      required: false,
      choices: [{ value: "s", label: "Solna" }],
    },
  ],
};
