import { PermissionFlagsBits } from "discord.js";
import { nanoid } from "nanoid";
import { addAccount, workspaceIdOf } from "../src/store/people/accounts.ts";
import { grantRole } from "../src/store/people/roles.ts";
import type { DiscordHouse } from "./chat-house.ts";
import { summer } from "./stage.ts";
import type { Person } from "./standins/discord/stand-in.ts";

/** To whom Discord offers the organisers' commands. */
export const ORGANISER = PermissionFlagsBits.ManageEvents;

/** A member whom Samling knows as coordinator. */
export const coordinator = async ({ stage, discord }: DiscordHouse, name: string): Promise<Person> => {
  const person = discord.member(name, { locale: "sv-SE", permissions: ORGANISER });
  const { organisationId } = await stage.campaign();
  const personId = nanoid();
  const workspaceId = workspaceIdOf("discord", discord.guild.id);
  const at = summer("2022-08-17 06:00");
  await stage.store.transact(async (tx) => {
    await addAccount(tx, { personId, organisationId, workspaceId, account: person.id, at });
    await grantRole(tx, { personId, organisationId, name: "coordinator" });
  });
  return person;
};
