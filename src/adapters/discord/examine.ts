import { type APIApplication, type APIGuild, Routes } from "discord.js";
import { apiOf } from "./api.ts";
import { channelsOf, mayUseCalendar, type ServerChannel } from "./channels.ts";
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
        /** Activities may be entered in its calendar. */
        readonly calendar: boolean;
      }[];
    };

type Given = {
  readonly token: string;
  readonly apiUrl: string;
  /** Activities are to stand in the servers' calendars. */
  readonly calendar: boolean;
};

/** Asks Discord what this token may do where, without connecting. */
export const examine = async (given: Given): Promise<Examined> => {
  const { bot } = apiOf(given.apiUrl, given.token);
  try {
    const { id, name, bot: account } = (await bot.get(Routes.currentApplication())) as APIApplication;
    const guilds = (await bot.get(Routes.userGuilds())) as readonly Pick<APIGuild, "id" | "name">[];
    const servers = [];
    const me = account?.id ?? id;
    for (const guild of guilds) {
      const channels = await channelsOf(bot, guild.id, me);
      servers.push({ id: guild.id, name: guild.name, channels, calendar: await mayUseCalendar(bot, guild.id, me) });
    }
    return { kind: "ready", application: id, name, invite: inviteLink(id, given.calendar), servers };
  } catch (error) {
    return isRefusedToken(error) ? { kind: "refused" } : { kind: "unreachable", fault: error };
  }
};
