import type { Interaction } from "./interactions.ts";
import type { Block } from "./shapes/blocks.ts";
import type { Account, Channel, Message, View, Workspace } from "./workspace.ts";

type Payload = Readonly<Record<string, unknown>>;

const person = (workspace: Workspace, { id, name }: Account) => ({
  id,
  username: name.toLowerCase(),
  name: name.toLowerCase(),
  team_id: workspace.team.id,
});

const installation = ({ team, app }: Workspace) => ({
  api_app_id: app.id,
  token: "verification-token-of-old",
  team: { id: team.id, domain: team.domain },
  enterprise: null,
  is_enterprise_install: false,
});

const nameOf = ({ kind, name }: Channel): string => (kind === "im" ? "directmessage" : name);

/** A slash command as typed: `/report 40 14 11`. Slack escapes & < > in what follows the command. */
export const commandPayload = (
  workspace: Workspace,
  account: Account,
  channel: Channel,
  line: string,
  interaction: Interaction,
  responseUrl: string,
): Payload => {
  const [, command = line, text = ""] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  return {
    token: "verification-token-of-old",
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: channel.id,
    channel_name: nameOf(channel),
    user_id: account.id,
    user_name: account.name.toLowerCase(),
    command,
    text: text.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    api_app_id: workspace.app.id,
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: interaction.trigger,
  };
};

const containerOf = (on: Message | View): Payload =>
  on.kind === "message"
    ? { type: "message", message_ts: on.ts, channel_id: on.channel.id, is_ephemeral: on.onlyFor !== undefined }
    : { type: "view", view_id: on.id };

const viewPayload = (workspace: Workspace, view: View, values: Payload = {}): Payload => ({
  id: view.id,
  team_id: workspace.team.id,
  ...view.shape,
  private_metadata: view.shape.private_metadata ?? "",
  callback_id: view.shape.callback_id ?? "",
  state: { values },
  hash: view.hash,
  previous_view_id: null,
  root_view_id: view.id,
  app_id: workspace.app.id,
  app_installed_team_id: workspace.team.id,
  bot_id: workspace.app.bot,
});

/** Only messages that everyone sees come along whole. */
const bearer = (workspace: Workspace, on: Message | View): Payload => {
  if (on.kind !== "message") return { view: viewPayload(workspace, on) };
  const channel = { id: on.channel.id, name: nameOf(on.channel) };
  if (on.onlyFor) return { channel };
  const { ts, text, blocks } = on;
  return {
    channel,
    message: { type: "message", user: workspace.app.user, bot_id: workspace.app.bot, ts, text, blocks },
  };
};

export const actionPayload = (
  workspace: Workspace,
  account: Account,
  on: Message | View,
  action: Payload,
  interaction: Interaction,
  responseUrl: string | undefined,
): Payload => ({
  type: "block_actions",
  user: person(workspace, account),
  ...installation(workspace),
  container: containerOf(on),
  trigger_id: interaction.trigger,
  ...bearer(workspace, on),
  ...(responseUrl ? { response_url: responseUrl } : {}),
  actions: [{ ...action, action_ts: workspace.ts() }],
});

export const submissionPayload = (
  workspace: Workspace,
  account: Account,
  view: View,
  values: Payload,
  interaction: Interaction,
): Payload => ({
  type: "view_submission",
  user: person(workspace, account),
  ...installation(workspace),
  trigger_id: interaction.trigger,
  view: viewPayload(workspace, view, values),
  response_urls: [],
});

export const eventPayload = (workspace: Workspace, event: Payload): Payload => ({
  token: "verification-token-of-old",
  team_id: workspace.team.id,
  api_app_id: workspace.app.id,
  event: { event_ts: workspace.ts(), ...event },
  type: "event_callback",
  event_id: workspace.id("Ev"),
  event_time: Math.floor(workspace.now().getTime() / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: workspace.team.id,
      user_id: workspace.app.user,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
  event_context: "4-example",
});

type Input = Extract<Block, { type: "input" }>;

/** A file chosen in a form, as Slack tells of it. */
export type Chosen = { readonly id: string; readonly name: string; readonly size: number; readonly url: string };

const filePayload = ({ id, name, size, url }: Chosen): Payload => {
  const type = { mimetype: "text/plain", filetype: "text", mode: "hosted", is_external: false };
  return { id, name, title: name, size, ...type, url_private: url, url_private_download: url };
};

const entered = ({ label, element }: Input, typed: string | undefined, chosen: Chosen | undefined): Payload => {
  if (element.type === "file_input") return { type: element.type, files: chosen ? [filePayload(chosen)] : [] };
  if (element.type === "plain_text_input") return { type: element.type, value: typed ?? element.initial_value ?? null };
  const option = element.options.find(({ text, value }) => text.text === typed || value === typed);
  if (typed && !option) throw new Error(`${label.text} does not offer ${typed}`);
  return {
    type: element.type,
    selected_option: option ?? (typed === undefined ? element.initial_option : null) ?? null,
  };
};

/** The state of a filled form, by label or block_id; refused as Slack's client refuses it: required, or too long. */
export const filled = (
  view: View,
  typed: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, Chosen>>,
): Payload => {
  const inputs = view.blocks.filter((block) => block.type === "input");
  const names = new Set(inputs.flatMap(({ label, block_id }) => [label.text, block_id]));
  for (const name of Object.keys({ ...typed, ...chosen }))
    if (!names.has(name)) throw new Error(`the form asks for no ${name}`);
  return Object.fromEntries(
    inputs.map((input) => {
      const at = <T>(given: Readonly<Record<string, T>>) => given[input.label.text] ?? given[input.block_id ?? ""];
      const answer = entered(input, at(typed), at(chosen));
      const value = answer.value ?? answer.selected_option ?? at(chosen);
      if (!input.optional && !value) throw new Error(`${input.label.text} is required`);
      if (input.element.type === "plain_text_input" && String(value ?? "").length > (input.element.max_length ?? 3000))
        throw new Error(`${input.label.text} is too long`);
      return [input.block_id, { [input.element.action_id]: answer }];
    }),
  );
};
