import type { Interaction, Seen, Where } from "./interactions.ts";
import { actionPayload, type Chosen, commandPayload, eventPayload, filled, submissionPayload } from "./payloads.ts";
import { said } from "./responses.ts";
import { response as responseShape } from "./shapes/message.ts";
import type { Ack, Envelope } from "./sockets.ts";
import type { Slack } from "./stand-in.ts";
import { controls } from "./words.ts";
import type { Account, Channel, Message, View } from "./workspace.ts";

export type Delivery = {
  /** How often the same act is delivered, each time over the next connection. */
  readonly times?: number;
};

type Files = { readonly files?: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>> };

/** Someone in the workspace. Each act resolves with what this person then sees of it. */
export class Person {
  readonly #slack: Slack;
  readonly #account: Account;

  constructor(slack: Slack, account: Account) {
    this.#slack = slack;
    this.#account = account;
  }

  get id(): string {
    return this.#account.id;
  }

  /** The direct messages with the app. */
  get dm(): Channel {
    return this.#slack.workspace.dmWith(this.id);
  }

  get home(): View | undefined {
    return this.#slack.workspace.homes.get(this.id);
  }

  /** What only this person saw, in all channels, oldest first. */
  get whispers(): readonly Message[] {
    return [...this.#slack.workspace.channels.values()]
      .flatMap(({ all }) => all.filter(({ onlyFor }) => onlyFor === this.id))
      .toSorted((a, b) => Number(a.ts) - Number(b.ts));
  }

  async command(line: string, { in: channel, times }: Delivery & { readonly in?: Channel } = {}): Promise<Seen> {
    const { workspace } = this.#slack;
    const where = channel ?? this.#slack.general;
    const interaction = this.#begin({ channel: where });
    const url = this.#slack.responseUrl(interaction);
    const payload = commandPayload(workspace, this.#account, where, line, interaction, url ?? "");
    const ack = await this.#deliver({ type: "slash_commands", payload }, times);
    if (ack && Object.keys(ack).length > 0) {
      const seen = said(workspace, interaction, responseShape.parse(ack));
      if (seen) interaction.show(seen);
    }
    return interaction.seen;
  }

  /** Presses the button with this label or action_id. */
  press(on: Seen, name: string, { times }: Delivery = {}): Promise<Seen> {
    const found = controls(on.blocks).find(
      ({ element }) => element.type === "button" && (element.text.text === name || element.action_id === name),
    );
    if (!found) throw new Error(`no button «${name}» in: ${on.words}`);
    return this.#act(on, { ...found.element, block_id: found.block.block_id }, times);
  }

  /** Chooses the option with this label or value, from the only menu or the one with this placeholder or action_id. */
  choose(on: Seen, name: string, { times, from }: Delivery & { readonly from?: string } = {}): Promise<Seen> {
    for (const { block, element } of controls(on.blocks)) {
      if (element.type !== "static_select") continue;
      if (from && element.action_id !== from && element.placeholder?.text !== from) continue;
      const option = element.options.find(({ text, value }) => text.text === name || value === name);
      const { type, action_id } = element;
      if (option) return this.#act(on, { type, action_id, block_id: block.block_id, selected_option: option }, times);
    }
    throw new Error(`nothing offers «${name}» in: ${on.words}`);
  }

  /** Fills in the form by label or block_id, with the files chosen there, and sends it. */
  async submit(view: Seen, values: Readonly<Record<string, string>>, how: Delivery & Files = {}): Promise<Seen> {
    if (view.kind !== "modal") throw new Error(`not a form: ${view.words}`);
    const { workspace, interactions } = this.#slack;
    const interaction = this.#begin({ on: view, parent: interactions.openedBy.get(view.id) });
    const payload = submissionPayload(
      workspace,
      this.#account,
      view,
      filled(view, values, this.#upload(how.files ?? {})),
      interaction,
    );
    const ack = await this.#deliver({ type: "interactive", payload }, how.times);
    if (ack?.response_action) throw new Error("this stand-in knows no response_action");
    return interaction.seen;
  }

  async opensHome({ times }: Delivery = {}): Promise<Seen> {
    const interaction = this.#begin({});
    await this.#event({ type: "app_home_opened", user: this.id, channel: this.dm.id, tab: "home" }, times);
    return interaction.seen;
  }

  /** Writes to the app in direct messages. */
  async says(text: string, { times }: Delivery = {}): Promise<Seen> {
    const interaction = this.#begin({});
    const { id: channel } = this.dm;
    const ts = this.#slack.workspace.ts();
    await this.#event({ type: "message", channel, channel_type: "im", user: this.id, text, ts }, times);
    return interaction.seen;
  }

  /** The account is deactivated by the workspace's admins. */
  async leaves(): Promise<void> {
    this.leavesUnheard();
    await this.#event({
      type: "user_change",
      user: { id: this.id, team_id: this.#slack.workspace.team.id, deleted: true },
    });
  }

  /** The same while Slack's telling of it reaches nobody. */
  leavesUnheard(): void {
    this.#account.deleted = true;
  }

  /** The reader's own clock goes by another zone from now on. */
  async moves(tz: string): Promise<void> {
    this.#account.tz = tz;
    await this.#event({ type: "user_change", user: { id: this.id, team_id: this.#slack.workspace.team.id, tz } });
  }

  /** The account is taken into use again. */
  returns(): void {
    this.#account.deleted = false;
  }

  /** Slack's client uploads what is chosen in a form before the form is sent. */
  #upload(files: NonNullable<Files["files"]>): Readonly<Record<string, Chosen>> {
    const { workspace, origin } = this.#slack;
    const stored = Object.entries(files).map(([field, { name, bytes }]) => {
      const id = workspace.id("F");
      workspace.files.set(id, { id, name, alt: "", length: bytes.length, bytes });
      return [field, { id, name, size: bytes.length, url: `${origin}/files-pri/${id}/download/${name}` }] as const;
    });
    return Object.fromEntries(stored);
  }

  async #act(on: Seen, action: Readonly<Record<string, unknown>>, times?: number): Promise<Seen> {
    const { workspace } = this.#slack;
    const interaction = this.#begin({ on, channel: on.kind === "message" ? on.channel : undefined });
    const url = this.#slack.responseUrl(interaction);
    const payload = actionPayload(workspace, this.#account, on, action, interaction, url);
    await this.#deliver({ type: "interactive", payload }, times);
    return interaction.seen;
  }

  #begin(where: Where): Interaction {
    return this.#slack.interactions.begin(this.id, where);
  }

  async #event(event: Readonly<Record<string, unknown>>, times?: number): Promise<void> {
    await this.#deliver({ type: "events_api", payload: eventPayload(this.#slack.workspace, event) }, times);
  }

  /** What the app acknowledged with; throws where nobody took it, as Slack's client then says that it failed. */
  async #deliver(envelope: Envelope, times = 1): Promise<Record<string, unknown> | undefined> {
    const acks = await this.#slack.deliver(envelope, { times });
    const taken = acks.find((ack): ack is Extract<Ack, { kind: "acked" }> => ack.kind === "acked");
    if (!taken) throw new Error("the app did not take it");
    return taken.payload as Record<string, unknown> | undefined;
  }
}
