import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
} from "discord.js";
import type { Ground } from "./crowd-process.ts";

const ROWS = [0, 1, 2, 3];
const BUTTONS = [0, 1, 2, 3, 4];

/** The least a bot can do: the same library, acknowledging each press and answering with the same words, nothing stored. */
export const bareBot = async ({ token, apiUrl, channels }: Ground): Promise<AsyncDisposable> => {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiUrl, globalRequestsPerSecond: 1e6 },
  });
  client.on(Events.InteractionCreate, async (press) => {
    if (!press.isButton()) return;
    try {
      await press.deferReply({ flags: MessageFlags.Ephemeral });
      await press.editReply("Du är anmäld.");
    } catch {
      // Too late on a busy machine: the crowd counts who got no answer.
    }
  });
  const ready = new Promise((done) => client.once(Events.ClientReady, done));
  await client.login(token);
  await ready;
  const channel = await client.channels.fetch(channels[0] ?? "");
  if (!channel?.isSendable()) throw new Error("the bench has no channel");
  const components = ROWS.map((row) =>
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      BUTTONS.map(
        (n) =>
          new ButtonBuilder({
            customId: `signup:${row}-${n}`,
            label: `Ringkväll ${row}-${n}`,
            style: ButtonStyle.Primary,
          }),
      ),
    ),
  );
  await channel.send({ content: "Dagens ringkvällar", components });
  return { [Symbol.asyncDispose]: () => client.destroy() };
};
