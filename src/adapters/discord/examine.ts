import { type APIApplication, type APIGuild, Routes } from "discord.js";
import { apiOf } from "./api.ts";
import { channelsOf, type ServerChannel } from "./channels.ts";
import { isRefusedToken } from "./faults.ts";
import { inviteLink } from "./invite.ts";

/** What a token opens: for whoever sets Samling up or looks for what is wrong. */
export type Examined =
  | { readonly kind: "refused" }
  | { readonly kind: "unreachable"; readonly fault: unknown }
  | {
      readonly kind: "ready";
      readonly application: string;
      readonly name: string;
      /** Lets the bot into a server with the least rights. */
      readonly invite: string;
      readonly servers: readonly {
        readonly id: string;
        readonly name: string;
        readonly channels: readonly ServerChannel[];
      }[];
    };

/** Asks Discord what this token may do where, without connecting. */
export const examine = async (given: { readonly token: string; readonly apiUrl: string }): Promise<Examined> => {
  const { bot } = apiOf(given.apiUrl, given.token);
  try {
    const { id, name, bot: account } = (await bot.get(Routes.currentApplication())) as APIApplication;
    const guilds = (await bot.get(Routes.userGuilds())) as readonly Pick<APIGuild, "id" | "name">[];
    const servers = [];
    for (const guild of guilds)
      servers.push({ id: guild.id, name: guild.name, channels: await channelsOf(bot, guild.id, account?.id ?? id) });
    return { kind: "ready", application: id, name, invite: inviteLink(id), servers };
  } catch (error) {
    return isRefusedToken(error) ? { kind: "refused" } : { kind: "unreachable", fault: error };
  }
};
