import { type APIApplication, type APIGuild, DiscordAPIError, type REST, Routes } from "discord.js";
import { apiOf } from "./api.ts";
import { channelsOf, mayInServer, type ServerChannel } from "./channels.ts";
import { isRefusedToken } from "./faults.ts";
import { inviteLink, mayEnterEvents, missingIn, type Permission } from "./invite.ts";

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
      readonly servers: readonly Server[];
    };

type Server = {
  readonly id: string;
  readonly name: string;
  /** Undefined: Discord does not let us look. */
  readonly inside:
    | {
        readonly channels: readonly ServerChannel[];
        /** What the bot may not do in the server but must, where no channel says otherwise. */
        readonly missing: readonly Permission[];
        /** Activities may be entered in its calendar. */
        readonly calendar: boolean;
      }
    | undefined;
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
    const { id, name, account } = await applicationOf(bot);
    const guilds = (await bot.get(Routes.userGuilds())) as readonly Pick<APIGuild, "id" | "name">[];
    const servers: Server[] = [];
    for (const guild of guilds)
      servers.push({ id: guild.id, name: guild.name, inside: await lookInside(bot, guild.id, account) });
    return { kind: "ready", application: id, name, invite: inviteLink(id, given.calendar), servers };
  } catch (error) {
    return isRefusedToken(error) ? { kind: "refused" } : { kind: "unreachable", fault: error };
  }
};

const applicationOf = async (rest: REST): Promise<{ id: string; name: string; account: string }> => {
  const { id, name, bot } = (await rest.get(Routes.currentApplication())) as APIApplication;
  return { id, name, account: bot?.id ?? id };
};

const lookInside = async (rest: REST, guild: string, account: string): Promise<Server["inside"]> => {
  try {
    const may = await mayInServer(rest, guild, account);
    const channels = await channelsOf(rest, guild, account);
    return { channels, missing: missingIn(may), calendar: mayEnterEvents(may) };
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || isRefusedToken(error)) throw error;
    return undefined;
  }
};
