/** Everything the app asks a workspace's permission for, and what for. */
export const SCOPES = [
  "commands",
  "chat:write",
  "chat:write.public",
  "im:write",
  "im:history",
  "channels:read",
  "channels:history",
  "groups:read",
  "groups:history",
  "files:read",
  "files:write",
  "users:read",
] as const;

/** The scopes that a workspace has not granted, of those that are needed. */
export const missingScopes = (granted: readonly string[]): readonly string[] =>
  SCOPES.filter((scope) => !granted.includes(scope));
