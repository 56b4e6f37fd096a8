import { z } from "zod";
import type { Interactions } from "../interactions.ts";
import type { Channel, Workspace } from "../workspace.ts";

/** What a method works on. `needs` refuses with `missing_scope` unless the app holds one of the scopes. */
export type Core = {
  readonly workspace: Workspace;
  readonly interactions: Interactions;
  /** Without a slash at the end: `http://127.0.0.1:1234`. */
  readonly origin: () => string;
  /** How many Socket Mode connections may still be opened by the addresses given out. */
  readonly ticket: () => string;
  readonly needs: (...scopes: readonly string[]) => void;
};

/** An answer with `ok: false`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly error: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(error: string, details: Readonly<Record<string, unknown>> = {}) {
    super(error);
    this.error = error;
    this.details = details;
  }
}

export type Method = {
  readonly token: "bot" | "app";
  readonly shape: z.ZodType;
  readonly run: (given: unknown, core: Core) => Readonly<Record<string, unknown>>;
};

/** A method of the Web API: whose token it takes, the arguments it knows and what it does. */
export const method = <S extends z.ZodRawShape>(
  token: Method["token"],
  shape: S,
  run: (given: z.infer<z.ZodObject<S>>, core: Core) => Readonly<Record<string, unknown>>,
): Method => {
  const strict = z.strictObject({ ...shape, team_id: z.string().optional() });
  return { token, shape: strict, run: (given, core) => run(given as z.infer<z.ZodObject<S>>, core) };
};

export const channelOf = (core: Core, id: string): Channel => {
  const channel = core.workspace.channels.get(id);
  if (!channel || channel.deleted) throw new Refusal("channel_not_found");
  return channel;
};

/** The channel, where the app may read or write as a member of it. */
export const joined = (core: Core, id: string): Channel => {
  const channel = channelOf(core, id);
  if (!channel.member) throw new Refusal(channel.kind === "private" ? "channel_not_found" : "not_in_channel");
  return channel;
};
