import { PermissionFlagsBits } from "discord.js";
import { grantRole } from "../../src/store/people/roles.ts";
import { type ChatHouse, personIn } from "../chat-house.ts";
import type { Person as Member } from "../standins/discord/person.ts";
import type { Person as User } from "../standins/slack/person.ts";

/** What a code for linking looks like. */
export const CODE = /[A-Z0-9]{5}-[A-Z0-9]{5}/;
export const permissions = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageEvents;

export const personOf = async ({ stage }: ChatHouse, account: string): Promise<string> =>
  (await personIn(stage.store, account)).personId;

const organisationId = async ({ stage }: ChatHouse): Promise<string> => (await stage.campaign()).organisationId;

export const coordinatorGrant = async (house: ChatHouse, account: string) => ({
  personId: await personOf(house, account),
  organisationId: await organisationId(house),
  name: "coordinator" as const,
});

/** Someone who coordinates on Discord, where they may manage the server. */
export const coordinatorOnDiscord = async (house: ChatHouse, name = "Hedda"): Promise<Member> => {
  const member = house.discord.member(name, { locale: "sv-SE", permissions });
  await member.slash("mydata", { what: "language", value: "sv" });
  const grant = await coordinatorGrant(house, member.id);
  await house.stage.store.transact((tx) => grantRole(tx, grant));
  return member;
};

export const codeIn = (text: string): string => CODE.exec(text)?.[0] ?? "no code";
export const codeFromDiscord = async (by: Member): Promise<string> =>
  codeIn((await by.slash("campaign", { what: "link" })).text);

/** An admin of the Slack workspace. */
export const manager = (house: ChatHouse, name = "Hedda"): User => house.slack.user(name, { admin: true });
export const linkedWorkspaces = async ({ stage }: ChatHouse): Promise<readonly string[]> =>
  stage.store.read(async (db, t) => (await db.select().from(t.workspace)).map(({ platform }) => platform).sort());
