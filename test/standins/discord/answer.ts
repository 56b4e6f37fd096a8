import type { APIApplicationCommandOptionChoice } from "discord.js";
import { type Component, KIND, type Option, walk } from "./component.ts";
import type { Acknowledged, Interaction } from "./interaction.ts";
import { Shown } from "./shown.ts";
import type { Stored, World } from "./world.ts";

export type ShownField = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: "line" | "paragraph" | "choice" | "file";
  readonly required: boolean;
  readonly value: string;
  readonly options: readonly Option[];
};
export type ShownForm = { readonly id: string; readonly title: string; readonly fields: readonly ShownField[] };

const PARAGRAPH = 2;

/** What came of something a person did; it keeps up with what the bot does to it later. */
export class Answer {
  readonly interaction: Interaction;
  /** The message the act was done on. */
  readonly on: Stored | undefined;
  readonly #world: World;

  constructor(world: World, interaction: Interaction, on: Stored | undefined) {
    this.#world = world;
    this.interaction = interaction;
    this.on = on;
  }

  /** How and how fast the bot acknowledged. */
  get acknowledged(): Acknowledged | undefined {
    return this.interaction.acknowledged;
  }

  /** New messages, or the rewritten one; then what followed. */
  get messages(): readonly Shown[] {
    const { original, updates, followUps } = this.interaction;
    const first = original ?? (updates > 0 ? this.on : undefined);
    return [...(first ? [first] : []), ...followUps].map((stored) => new Shown(this.#world, stored));
  }

  get text(): string {
    return this.messages.map(({ text }) => text).join("\n");
  }

  get ephemeral(): boolean {
    return this.messages.length > 0 && this.messages.every(({ ephemeral }) => ephemeral);
  }

  /** Labels of all buttons, in order. */
  get buttons(): readonly string[] {
    return this.messages.flatMap(({ buttons }) => buttons.map(({ label }) => label));
  }

  get choices(): readonly APIApplicationCommandOptionChoice[] {
    return this.interaction.choices ?? [];
  }

  /** The form that opened; throws where none did. */
  get form(): ShownForm {
    const { modal } = this.interaction;
    if (!modal) throw new Error(`no form opened, but: ${this.text || "nothing"}`);
    const components = modal.components as readonly Component[];
    return { id: modal.custom_id, title: modal.title, fields: components.flatMap(fieldOf) };
  }
}

const fieldKind = ({ type, style }: Component): ShownField["kind"] | undefined => {
  if (type === KIND.select) return "choice";
  if (type === KIND.upload) return "file";
  if (type !== KIND.input) return undefined;
  return style === PARAGRAPH ? "paragraph" : "line";
};

const fieldOf = (part: Component): readonly ShownField[] =>
  walk([part]).flatMap((one) => {
    const kind = fieldKind(one);
    if (!kind) return [];
    const chosen = one.options?.find((option) => option.default)?.value;
    return [
      {
        id: one.custom_id ?? "",
        label: part.label ?? one.label ?? "",
        hint: part.description ?? one.placeholder ?? "",
        kind,
        required: one.required ?? true,
        value: one.value ?? chosen ?? "",
        options: one.options ?? [],
      },
    ];
  });
