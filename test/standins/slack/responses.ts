import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { bodyOf, meet } from "./api.ts";
import type { Faults } from "./faults.ts";
import type { Interaction, Interactions, Seen } from "./interactions.ts";
import { response as shape } from "./shapes/message.ts";
import type { Message, Workspace } from "./workspace.ts";

export type ResponseOptions = {
  readonly workspace: Workspace;
  readonly interactions: Interactions;
  readonly faults: Faults;
  readonly complain: (what: string) => void;
};

type Response = z.infer<typeof shape>;

/** Answers what is posted to a response_url: 404 where it is unknown, used up or too old. */
export const answerResponse = async (
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  options: ResponseOptions,
): Promise<void> => {
  const body = (await bodyOf(request)).toString();
  const work = (): readonly [number, unknown] => respond(id, body, options);
  const met = await meet(options.faults.take("response"), response, work);
  if (met === "answered") return;
  const [status, answer] = met ? [400, { ok: false, error: met.error }] : work();
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
};

const respond = (id: string, body: string, { interactions, workspace, complain }: ResponseOptions) => {
  const interaction = interactions.ofResponse(id);
  if (!interaction) return [404, { ok: false, error: "invalid_url" }] as const;
  if (interaction.expired) return [404, { ok: false, error: "expired_url" }] as const;
  if (interaction.responsesLeft === 0) return [404, { ok: false, error: "used_url" }] as const;
  const read = shape.safeParse(JSON.parse(body));
  if (!read.success) {
    complain(`response_url: ${z.prettifyError(read.error)}`);
    return [400, { ok: false, error: "invalid_blocks" }] as const;
  }
  interaction.responsesLeft -= 1;
  const seen = said(workspace, interaction, read.data);
  if (seen) interactions.showResponse(interaction, seen);
  return [200, { ok: true }] as const;
};

/** Carries out one response to an interaction: a new message, or its own message replaced or deleted. */
export const said = (
  workspace: Workspace,
  { on, channel, account }: Interaction,
  given: Response,
): Seen | undefined => {
  const original = on?.kind === "message" ? on : undefined;
  if (given.delete_original && original) return deleted(original);
  if (given.replace_original && original) {
    original.text = given.text ?? "";
    original.blocks = workspace.named(given.blocks ?? []);
    original.edits += 1;
    return original;
  }
  if (!channel) return undefined;
  const onlyFor = given.response_type === "in_channel" ? undefined : account;
  return workspace.say(channel, given.text ?? "", given.blocks, onlyFor);
};

const deleted = (message: Message): undefined => {
  message.channel.all = message.channel.all.filter((one) => one !== message);
};
