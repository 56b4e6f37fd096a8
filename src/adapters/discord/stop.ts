import { GatewayCloseCodes } from "discord.js";

/** Why Discord is stopped for good, with a message for who runs the bot: what is wrong and how to mend it. */
export type Stop = { readonly kind: "token" | "intents" | "refused"; readonly message: string };

const REST = "Discord is stopped, everything else runs on.";

export const TOKEN: Stop = {
  kind: "token",
  message: `Discord refuses DISCORD_TOKEN: reset the token under Bot at discord.com/developers/applications, set DISCORD_TOKEN to the new one and restart. ${REST}`,
};

/** What a closed gateway connection means, where it will not open again. */
export const stopOf = (code: number): Stop => {
  if (code === GatewayCloseCodes.AuthenticationFailed) return TOKEN;
  const disallowed = code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents;
  const kind = disallowed ? "intents" : "refused";
  return { kind, message: `Discord closed the connection with ${code} and will not open it again. ${REST}` };
};
