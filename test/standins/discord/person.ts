import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ComponentType,
  InteractionType,
} from "discord.js";
import { Answer, type ShownField } from "./answer.ts";
import { KIND } from "./component.ts";
import { Interaction } from "./interaction.ts";
import { mayUse, told } from "./interaction-payload.ts";
import { said } from "./messages.ts";
import type { Pulse } from "./pulse.ts";
import type { Scene } from "./route.ts";
import { Shown } from "./shown.ts";
import type { Channel, Guild, Member, Stored, User } from "./world.ts";

export type Stage = { readonly scene: Scene; readonly pulse: Pulse };
/** `times`: how often Discord delivers the act. `wait` false: resolves at once, without waiting for an answer. */
export type How = { readonly in?: string; readonly times?: number; readonly wait?: boolean };
type File = { readonly name: string; readonly bytes: Uint8Array };
type Given = Readonly<Record<string, string | number | File | Person>>;

type SentOption = { readonly name: string; readonly type: number; readonly value: string | number };

const ATTACHMENT = 11;
const NUMBERS: readonly number[] = [4, 10];

/** A person in a guild, who can do what Discord's client lets them do. */
export class Person {
  readonly user: User;
  readonly #guild: Guild;
  readonly #stage: Stage;

  constructor(stage: Stage, guild: Guild, user: User) {
    this.#stage = stage;
    this.#guild = guild;
    this.user = user;
  }

  get id(): string {
    return this.user.id;
  }

  get #member(): Member | undefined {
    return this.#guild.members.get(this.user.id);
  }

  /** The direct messages the bot has sent. */
  get dms(): readonly Shown[] {
    const { world } = this.#stage.scene;
    const own = [...world.channels.values()].filter(({ kind, people }) => kind !== "text" && people.has(this.id));
    return own.flatMap(({ messages }) => [...messages.values()].map((stored) => new Shown(world, stored)));
  }

  /** Sends a slash command with values by option name; fails where Discord's client would not let it be sent. */
  async slash(command: string, given: Given = {}, how: How = {}): Promise<Answer> {
    const known = this.#command(command);
    for (const { name, required } of known.options ?? [])
      if (required && given[name] === undefined) throw new Error(`/${command} needs ${name}`);
    const { attachments, options } = this.#values(known, given);
    const resolved = Object.keys(attachments).length > 0 ? { resolved: { attachments } } : {};
    const data = { id: known.id, name: known.name, type: 1, options, ...resolved };
    return this.#act(InteractionType.ApplicationCommand, this.#place(how), data, undefined, how);
  }

  /** What is offered while `typed` stands in an option; `given` are the options already filled in. */
  async complete(command: string, option: string, typed: string, given: Given = {}): Promise<readonly string[]> {
    const known = this.#command(command);
    const { options } = this.#values(known, { ...given, [option]: typed });
    const focused = options.map((one) => (one.name === option ? { ...one, focused: true } : one));
    const data = { id: known.id, name: known.name, type: 1, options: focused };
    const answer = await this.#act(
      InteractionType.ApplicationCommandAutocomplete,
      this.#place({}),
      data,
      undefined,
      {},
    );
    return answer.choices.map(({ name }) => name);
  }

  /** Presses the button with this label or id on a message, or on the newest message of an answer that has it. */
  press(on: Shown | Answer, label: string, how: How = {}): Promise<Answer> {
    for (const shown of this.#visible(on)) {
      const button = shown.buttons.find((one) => one.label === label) ?? shown.buttons.find(({ id }) => id === label);
      if (!button) continue;
      if (button.disabled) throw new Error(`[${label}] is disabled`);
      const data = { custom_id: button.id, component_type: ComponentType.Button };
      return this.#act(InteractionType.MessageComponent, shown.channel, data, shown.stored, how);
    }
    throw new Error(`there is no [${label}] on: ${on.text}`);
  }

  /** Chooses what has this label or value, in whichever menu offers it. */
  choose(on: Shown | Answer, label: string, how: How = {}): Promise<Answer> {
    for (const shown of this.#visible(on))
      for (const { id, options } of shown.selects) {
        const option = options.find((one) => one.label === label || one.value === label);
        if (!option) continue;
        const data = { custom_id: id, component_type: ComponentType.StringSelect, values: [option.value] };
        return this.#act(InteractionType.MessageComponent, shown.channel, data, shown.stored, how);
      }
    throw new Error(`${label} cannot be chosen on: ${on.text}`);
  }

  /** Sends an open form with values by label or name; what is not given keeps what stood there. */
  submit(opened: Answer, given: Readonly<Record<string, string | File>>, how: How = {}): Promise<Answer> {
    const { form } = opened;
    const names = form.fields.flatMap(({ id, label }) => [id, label]);
    const stray = Object.keys(given).find((name) => !names.includes(name));
    if (stray) throw new Error(`the form has no ${stray}, but: ${names.join(", ")}`);
    const attachments: Record<string, object> = {};
    const components = form.fields.map((field, at) => {
      const value = given[field.label] ?? given[field.id];
      const file = typeof value === "object" ? this.#stored(value) : undefined;
      if (file) attachments[file.id] = file;
      const filling = filled(field, typeof value === "object" ? file?.id : value);
      return { type: KIND.label, id: 2 * at + 1, component: { id: 2 * at + 2, custom_id: field.id, ...filling } };
    });
    const resolved = Object.keys(attachments).length > 0 ? { resolved: { attachments } } : {};
    const data = { custom_id: form.id, components, ...resolved };
    const channel = opened.on?.payload.channel_id ?? this.#place(how);
    return this.#act(InteractionType.ModalSubmit, channel, data, opened.on, how);
  }

  /** Writes in a channel, as people do. */
  write(words: string, how: Pick<How, "in"> = {}): void {
    const channel = this.#stage.scene.world.channelOf(this.#place(how));
    said(this.#stage.scene.world, channel, this.user, words);
  }

  /** Leaves the guild; without a privileged intent nobody tells the bot. */
  leave(): void {
    this.#guild.members.delete(this.id);
  }

  #visible(on: Shown | Answer): readonly Shown[] {
    return on instanceof Shown ? [on] : on.messages.toReversed();
  }

  #place(how: How): string {
    const channels = [...this.#guild.channels.values()];
    const found = channels.find(({ name }) => name === (how.in ?? name));
    if (!found) throw new Error(`there is no channel ${how.in ?? "at all"}`);
    return found.id;
  }

  #command(name: string): APIApplicationCommand {
    const all = [...this.#guild.commands, ...this.#stage.scene.world.commands];
    const found = all.filter((command) => command.name === name);
    const [known, ...more] = found;
    if (!known) throw new Error(`/${name} is not registered`);
    if (more.length > 0) throw new Error(`/${name} stands there twice`);
    if (!mayUse(known, this.#guild, this.#member)) throw new Error(`${this.user.name} is not offered /${name}`);
    return known;
  }

  #values(known: APIApplicationCommand, given: Given) {
    const stray = Object.keys(given).find((name) => !known.options?.some((option) => option.name === name));
    if (stray) throw new Error(`/${known.name} has no option ${stray}`);
    const attachments: Record<string, object> = {};
    const options = (known.options ?? []).flatMap((option): SentOption[] => {
      const value = given[option.name];
      if (value === undefined) return [];
      if (value instanceof Person) return [{ name: option.name, type: option.type, value: value.id }];
      if (option.type !== ATTACHMENT) return [{ name: option.name, type: option.type, value: typed(option, value) }];
      const file = this.#stored(value as File);
      attachments[file.id] = file;
      return [{ name: option.name, type: option.type, value: file.id }];
    });
    return { options, attachments };
  }

  /** An attachment as Discord tells of it. */
  #stored({ name, bytes }: File) {
    const { world, files } = this.#stage.scene;
    const id = world.id();
    world.files.set(id, { name, bytes });
    const url = `${files()}/attachments/${id}/${name}`;
    return { id, filename: name, size: bytes.length, url, proxy_url: url };
  }

  async #act(
    type: InteractionType,
    channelId: string,
    data: object,
    on: Stored | undefined,
    how: How,
  ): Promise<Answer> {
    const { scene, pulse } = this.#stage;
    const channel: Channel = scene.world.channelOf(channelId);
    const interaction = new Interaction(scene.world, channel, type, on);
    scene.interactions.set(interaction.token, interaction);
    const payload = told(scene.world, { guild: this.#guild, user: this.user, channel, interaction, type, data, on });
    for (let time = 0; time < (how.times ?? 1); time++) scene.dispatch("INTERACTION_CREATE", payload);
    const answer = new Answer(scene.world, interaction, on);
    if (how.wait === false) return answer;
    const ack = () => JSON.stringify(interaction.acknowledged ?? "nothing");
    await pulse
      .until(() => interaction.answered, `an answer to ${JSON.stringify(data)}`)
      .catch((error: unknown) => {
        throw new Error(`no answer, acknowledged with ${ack()}`, { cause: error });
      });
    return answer;
  }
}

const typed = (option: APIApplicationCommandOption, value: Given[string]): string | number => {
  if (typeof value === "object") throw new Error(`${option.name} takes no file`);
  if (NUMBERS.includes(option.type)) return Number(value);
  const choices = "choices" in option ? (option.choices ?? []) : [];
  const chosen = choices.find((choice) => choice.name === value || choice.value === value);
  if (choices.length > 0 && !chosen) throw new Error(`${option.name} cannot be ${value}`);
  return chosen?.value ?? String(value);
};

const filled = (field: ShownField, given: string | undefined): object => {
  const value = given ?? field.value;
  if (field.required && value === "") throw new Error(`${field.label} must be filled in`);
  if (field.kind === "file") return { type: KIND.upload, values: value === "" ? [] : [value] };
  if (field.kind !== "choice") return { type: KIND.input, value };
  const option = field.options.find((one) => one.label === value || one.value === value);
  if (value !== "" && !option) throw new Error(`${field.label} cannot be ${value}`);
  return { type: KIND.select, values: option ? [option.value] : [] };
};
