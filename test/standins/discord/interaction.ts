import {
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
  InteractionResponseType as Reply,
} from "discord.js";
import type { Component } from "./component.ts";
import { change, type EditBody, type NewBody, type Upload, write } from "./messages.ts";
import { misfit, Refusal } from "./refusal.ts";
import { checkModal } from "./rules.ts";
import type { Channel, Stored, World } from "./world.ts";

/** How long Discord waits for an acknowledgement, and how long a token lives, in milliseconds. */
const PATIENCE = 3_000;
const TOKEN_LIFE = 15 * 60_000;
const EPHEMERAL = 1 << 6;

export type Acknowledged = {
  readonly type: Reply;
  readonly ephemeral: boolean /** Milliseconds. */;
  readonly after: number;
};

/** One act of a person and what the bot did about it. */
export class Interaction {
  readonly id: string;
  readonly token: string;
  readonly #world: World;
  readonly #channel: Channel;
  readonly #type: InteractionType;
  readonly #born: number;
  /** The message whose button was pressed, or from which the submitted form was opened. */
  readonly #on: Stored | undefined;
  acknowledged: Acknowledged | undefined;
  /** The answer itself, then what was added to it. */
  original: Stored | undefined;
  readonly followUps: Stored[] = [];
  modal: APIModalInteractionResponseCallbackData | undefined;
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
  /** How often the message the act was done on has been rewritten in answer. */
  updates = 0;

  constructor(world: World, channel: Channel, type: InteractionType, on: Stored | undefined) {
    this.id = world.id();
    this.token = `token-${this.id}`;
    this.#world = world;
    this.#channel = channel;
    this.#type = type;
    this.#born = world.now();
    this.#on = on;
  }

  /** Whether the person sees something come of it, not only that the bot is thinking. */
  get answered(): boolean {
    return [this.modal, this.choices, this.original].some(Boolean) || this.updates + this.followUps.length > 0;
  }

  callback(body: APIInteractionResponse, uploads: readonly Upload[]): void {
    const after = this.#world.now() - this.#born;
    // An acknowledged interaction lives on for as long as its token.
    if (this.acknowledged) throw new Refusal(40060);
    if (after > PATIENCE) throw new Refusal(10062);
    this.#fits(body.type);
    const flags = "data" in body && body.data && "flags" in body.data ? Number(body.data.flags ?? 0) : 0;
    this.#take(body, uploads);
    this.acknowledged = { type: body.type, ephemeral: (flags & EPHEMERAL) !== 0, after };
  }

  #fits(type: Reply): void {
    const completing = this.#type === InteractionType.ApplicationCommandAutocomplete;
    if (completing !== (type === Reply.ApplicationCommandAutocompleteResult))
      throw misfit("type: not for this interaction");
    if (type === Reply.Modal && this.#type === InteractionType.ModalSubmit)
      throw misfit("type: a modal cannot answer a modal");
    const updates = type === Reply.UpdateMessage || type === Reply.DeferredMessageUpdate;
    if (updates && !this.#on) throw misfit("type: there is no message to update");
  }

  #take(body: APIInteractionResponse, uploads: readonly Upload[]): void {
    if (body.type === Reply.ChannelMessageWithSource) this.original = this.#write(body.data as NewBody, uploads);
    if (body.type === Reply.UpdateMessage) this.#rewrite(body.data as EditBody, uploads);
    if (body.type === Reply.ApplicationCommandAutocompleteResult) this.choices = checked(body.data.choices ?? []);
    if (body.type !== Reply.Modal) return;
    checkModal(body.data.components as readonly Component[]);
    this.modal = body.data;
  }

  #write(body: NewBody, uploads: readonly Upload[]): Stored {
    const stored = write(this.#world, this.#channel, body, uploads);
    if (!((stored.payload.flags ?? 0) & EPHEMERAL)) this.#channel.messages.set(stored.payload.id, stored);
    return stored;
  }

  #rewrite(body: EditBody, uploads: readonly Upload[]): Stored {
    if (!this.#on) throw new Refusal(10008);
    change(this.#world, this.#on, body, uploads);
    this.updates++;
    return this.#on;
  }

  /** An edit of `@original` or of a follow-up through the interaction's token. */
  edit(id: string, body: EditBody, uploads: readonly Upload[]): Stored {
    const acknowledged = this.#open();
    if (id !== "@original") return this.#changed(this.#followUp(id), body, uploads);
    if (acknowledged.type === Reply.DeferredMessageUpdate || acknowledged.type === Reply.UpdateMessage)
      return this.#rewrite(body, uploads);
    if (this.original) return this.#changed(this.original, body, uploads);
    const flags = (body.flags ?? 0) | (acknowledged.ephemeral ? EPHEMERAL : 0);
    this.original = this.#write({ ...body, flags } as NewBody, uploads);
    return this.original;
  }

  followUp(body: NewBody, uploads: readonly Upload[]): Stored {
    this.#open();
    const stored = this.#write(body, uploads);
    this.followUps.push(stored);
    return stored;
  }

  remove(id: string): void {
    this.#open();
    const gone = id === "@original" ? this.original : this.#followUp(id);
    if (!gone) throw new Refusal(10008);
    this.#channel.messages.delete(gone.payload.id);
    if (gone === this.original) this.original = undefined;
    else this.followUps.splice(this.followUps.indexOf(gone), 1);
  }

  #changed(stored: Stored, body: EditBody, uploads: readonly Upload[]): Stored {
    change(this.#world, stored, body, uploads);
    return stored;
  }

  #followUp(id: string): Stored {
    const found = this.followUps.find(({ payload }) => payload.id === id);
    if (!found) throw new Refusal(10008);
    return found;
  }

  #open(): Acknowledged {
    if (!this.acknowledged) throw new Refusal(10015);
    if (this.#world.now() - this.#born > TOKEN_LIFE) throw new Refusal(50027);
    return this.acknowledged;
  }
}

const checked = (
  choices: readonly APIApplicationCommandOptionChoice[],
): readonly APIApplicationCommandOptionChoice[] => {
  const bad = choices.find(({ name, value }) => name.length < 1 || name.length > 100 || String(value).length > 100);
  if (bad || choices.length > 25) throw misfit("choices: at most 25 of 1 to 100 characters");
  return choices;
};
