import { createHash } from "node:crypto";
import type { BlockAction, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import type { Input } from "../../chat/call.ts";
import type { Values } from "../../chat/command.ts";
import { typedLine } from "./commands.ts";
import { isDirect, type Origin, unpacked } from "./origin.ts";

/** A file that came with a form, as Slack tells of it: `size` in bytes, where it does. */
export type Upload = { readonly field: string; readonly url: string; readonly size: number | undefined };
/** What a person did, where it came from, and the files that wait at Slack. */
export type Act = { readonly input: Input; readonly origin: Origin; readonly uploads: readonly Upload[] };

const LONGEST = 100;

/** One key of several parts, at most 100 characters. */
export const keyOf = (...parts: readonly string[]): string => {
  const key = parts.join(":");
  return key.length <= LONGEST ? key : `${parts[0]}:${createHash("sha256").update(key).digest("base64url")}`;
};

export const actOfCommand = (command: SlashCommand): Act => ({
  input: { kind: "line", text: typedLine(command) },
  origin: {
    key: keyOf("command", command.trigger_id),
    account: command.user_id,
    channel: command.channel_id,
    response: command.response_url,
    trigger: command.trigger_id,
    place: "typed",
    language: undefined,
  },
  uploads: [],
});

/** Undefined for what is neither a button nor a menu of ours. */
export const actOfAction = (body: BlockAction): Act | undefined => {
  const input = inputOf(body);
  return (
    input && {
      input,
      origin: {
        key: keyOf("action", body.trigger_id),
        account: body.user.id,
        channel: body.channel?.id,
        response: body.response_url || undefined,
        trigger: body.trigger_id,
        place: placeOf(body),
        language: undefined,
      },
      uploads: [],
    }
  );
};

const inputOf = ({ actions: [action] }: BlockAction): Input | undefined => {
  if (action?.type === "button") return { kind: "press", id: action.action_id };
  if (action?.type !== "static_select") return undefined;
  return { kind: "choose", action: action.action_id, value: action.selected_option.value };
};

/** A message of ours that everyone in direct messages sees is in those with the app: elsewhere all we say is a whisper. */
const placeOf = ({ container, channel, view }: BlockAction): Origin["place"] => {
  if (view) return "home";
  if (container?.is_ephemeral) return "whisper";
  return channel && isDirect(channel.id) ? "direct" : "message";
};

export const actOfSubmission = ({ user, view, trigger_id }: ViewSubmitAction): Act => ({
  input: { kind: "submit", action: view.callback_id, values: valuesOf(view.state.values) },
  origin: unpacked(view.private_metadata, {
    key: keyOf("form", view.id, view.hash),
    account: user.id,
    trigger: trigger_id,
  }),
  uploads: uploadsIn(view.state.values),
});

type State = ViewSubmitAction["view"]["state"]["values"];

/** What was filled in by field name, empty where nothing was; a file is its name. */
const valuesOf = (state: State): Values =>
  Object.fromEntries(
    Object.entries(state).map(([name, elements]) => {
      const [filled] = Object.values(elements);
      return [name, filled?.selected_option?.value ?? filled?.value ?? filled?.files?.[0]?.name ?? ""];
    }),
  );

const uploadsIn = (state: State): readonly Upload[] =>
  Object.entries(state).flatMap(([field, elements]) => {
    const [file] = Object.values(elements).flatMap(({ files = [] }) => files);
    return file ? [{ field, url: file.url_private_download, size: file.size }] : [];
  });
