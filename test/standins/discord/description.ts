import type { Issue, Schema } from "discord-api-spec/zod";
import * as described from "discord-api-spec/zod";

/**
 * What is wrong with a value by Discord's own API description, empty where nothing is. The schemas drop keys they do
 * not know, so a key that went missing in their output is one that Discord would not understand.
 */
export const misfits = (schema: Schema, value: unknown): readonly string[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? unknownKeys(value, parsed.data, []) : parsed.error.issues.flatMap((issue) => told(issue, []));
};

/** What discord.js itself sends beside the description, always false. */
const TOLERATED: readonly string[] = ["tts", "enforce_nonce"];

const unknownKeys = (given: unknown, known: unknown, path: readonly PropertyKey[]): readonly string[] => {
  if (typeof given !== "object" || given === null || typeof known !== "object" || known === null) return [];
  const understood = new Map(Object.entries(known));
  return Object.entries(given).flatMap(([key, value]) =>
    understood.has(key) || value === undefined || (value === false && TOLERATED.includes(key))
      ? unknownKeys(value, understood.get(key), [...path, key])
      : [`${[...path, key].join(".")}: unknown key`],
  );
};

/** Of a union's branches the one meant is the one whose `type` fits, else the one with least to complain about. */
const told = (issue: Issue, path: readonly PropertyKey[]): readonly string[] => {
  const here = [...path, ...issue.path];
  const branches = issue.errors ?? [];
  const meant =
    branches.find((branch) => !branch.some(({ path: [first] }) => first === "type")) ??
    branches.toSorted((a, b) => a.length - b.length)[0];
  if (meant) return meant.flatMap((inner) => told(inner, here));
  return [`${here.join(".") || "body"}: ${issue.message} (${issue.code})`];
};

const list = (schema: Schema): Schema => ({
  safeParse: (value) => {
    if (!Array.isArray(value))
      return { success: false, error: { issues: [{ code: "invalid_type", path: [], message: "not a list" }] } };
    const parsed = value.map((item: unknown) => schema.safeParse(item));
    const issues = parsed.flatMap((each, at) =>
      each.success ? [] : each.error.issues.map((issue) => ({ ...issue, path: [at, ...issue.path] })),
    );
    return issues.length > 0
      ? { success: false, error: { issues } }
      : { success: true, data: parsed.map((each) => (each.success ? each.data : undefined)) };
  },
});

const oneOf = (choose: (type: unknown) => Schema | undefined): Schema => ({
  safeParse: (value) => {
    const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
    return (
      choose(type)?.safeParse(value) ?? {
        success: false,
        error: { issues: [{ code: "invalid_value", path: ["type"], message: "no such callback" }] },
      }
    );
  },
});

const callbacks = new Map<unknown, Schema>([
  [4, described.CreateMessageInteractionCallbackRequestSchema],
  [5, described.CreateMessageInteractionCallbackRequestSchema],
  [6, described.UpdateMessageInteractionCallbackRequestSchema],
  [7, described.UpdateMessageInteractionCallbackRequestSchema],
  [8, described.ApplicationCommandAutocompleteCallbackRequestSchema],
  [9, described.ModalInteractionCallbackRequestSchema],
]);

/** The bodies Discord takes, by what they ask for. */
export const BODIES = {
  callback: oneOf((type) => callbacks.get(type)),
  commands: list(described.ApplicationCommandUpdateRequestSchema),
  dm: described.CreatePrivateChannelRequestSchema,
  edit: described.MessageEditRequestPartialSchema,
  event: described.ExternalScheduledEventCreateRequestSchema,
  eventChange: described.ExternalScheduledEventPatchRequestPartialSchema,
  followUp: described.IncomingWebhookRequestPartialSchema,
  message: described.MessageCreateRequestSchema,
  replyEdit: described.IncomingWebhookUpdateRequestPartialSchema,
  thread: described.CreateTextThreadWithoutMessageRequestSchema,
} as const satisfies Record<string, Schema>;

/** What Discord answers with, to hold the stand-in's own answers against. */
export const ANSWERS = {
  member: described.GuildMemberResponseSchema,
  message: described.MessageResponseSchema,
  user: described.UserResponseSchema,
} as const satisfies Record<string, Schema>;
