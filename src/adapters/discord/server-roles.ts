import { type APIRole, type REST, Routes } from "discord.js";
import type { ListedRole } from "../../chat/server-roles.ts";

/** A server's roles, but the one that everyone has and those that belong to bots and subscriptions. */
export const rolesIn = async (rest: REST, guild: string): Promise<readonly ListedRole[]> => {
  const all = (await rest.get(Routes.guildRoles(guild))) as readonly APIRole[];
  return all
    .filter(({ id, managed }) => id !== guild && !managed)
    .toSorted((a, b) => b.position - a.position)
    .map(({ id, name }) => ({ id, name }));
};
