/** What Samling can't do without. */
const NEEDED = [
  "commands",
  "chat:write",
  "chat:write.public",
  "im:write",
  "im:history",
  "channels:read",
  "channels:history",
  "groups:read",
  "groups:history",
  "files:write",
  "users:read",
] as const;

/** For taking a file in a form: a workspace that grants it not imports at the command line. */
export const FILES_READ = "files:read";

/** Everything the app asks a workspace's permission for. */
export const SCOPES = [...NEEDED, FILES_READ] as const;

/** The scopes that a workspace has not granted, of those that are needed. */
export const missingScopes = (granted: readonly string[]): readonly string[] =>
  NEEDED.filter((scope) => !granted.includes(scope));
