import { OAuth2Scopes, PermissionFlagsBits, type PermissionsString } from "discord.js";

/**
 * The least that Samling needs, each with what for: to see and write in a channel, to find a message again after a
 * lost answer, to send charts, and to reach people who take no direct messages in a thread of their own.
 */
export const NEEDED = [
  "ViewChannel",
  "SendMessages",
  "ReadMessageHistory",
  "AttachFiles",
  "CreatePrivateThreads",
  "SendMessagesInThreads",
] as const satisfies readonly PermissionsString[];

export type Permission = (typeof NEEDED)[number];

/** What entering activities in the server's calendar takes, for those who want that. */
const FOR_CALENDAR = "CreateEvents" satisfies PermissionsString;

/**
 * The page where someone with Manage Server lets the bot in, with no more rights than it needs. `calendar`: activities
 * stand in the server's calendar.
 */
export const inviteLink = (application: string, calendar: boolean): string => {
  const wanted: readonly PermissionsString[] = calendar ? [...NEEDED, FOR_CALENDAR] : NEEDED;
  const permissions = wanted.reduce((all, name) => all | PermissionFlagsBits[name], 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
    permissions: permissions.toString(),
    integration_type: "0",
  });
  return `https://discord.com/oauth2/authorize?${query}`;
};

/** Of what is needed, what these permissions lack. */
export const missingIn = (permissions: bigint): readonly Permission[] =>
  NEEDED.filter((name) => (permissions & PermissionFlagsBits[name]) === 0n);

/** Whether they allow entering activities in the server's calendar. */
export const mayEnterEvents = (permissions: bigint): boolean =>
  (permissions & PermissionFlagsBits[FOR_CALENDAR]) !== 0n;
