import { type Component, KIND, type Option, walk } from "./component.ts";
import type { Stored, World } from "./world.ts";

const EPHEMERAL = 1 << 6;
const MARKS = /\\([^0-9A-Za-z\s])|\*\*|<@!?(\d+)>|<t:(\d+)(?::\w)?>|<(https?:[^\s>]+)>/g;

/** Markdown as a reader sees it: escapes undone, bold without its stars, people by name, moments as ISO 8601. */
export const seen = (markdown: string, nameOf: (id: string) => string): string =>
  markdown.replace(MARKS, (_all, escaped?: string, person?: string, unix?: string, url?: string) => {
    if (person) return `@${nameOf(person)}`;
    if (unix) return `[${new Date(Number(unix) * 1000).toISOString()}]`;
    return escaped ?? url ?? "";
  });

export type ShownButton = {
  readonly id: string;
  readonly label: string;
  readonly style: number;
  readonly disabled: boolean;
};
export type ShownSelect = { readonly id: string; readonly placeholder: string; readonly options: readonly Option[] };
export type ShownFile = { readonly name: string; readonly alt: string; readonly bytes: Uint8Array };

/** A message as it stands on the screen right now. */
export class Shown {
  readonly stored: Stored;
  readonly #world: World;

  constructor(world: World, stored: Stored) {
    this.#world = world;
    this.stored = stored;
  }

  get id(): string {
    return this.stored.payload.id;
  }

  get channel(): string {
    return this.stored.payload.channel_id;
  }

  /** Seen by one person only. */
  get ephemeral(): boolean {
    return ((this.stored.payload.flags ?? 0) & EPHEMERAL) !== 0;
  }

  get edited(): boolean {
    return this.stored.payload.edited_timestamp !== null;
  }

  /** Ids of those it woke, and "everyone". */
  get pinged(): readonly string[] {
    return this.stored.pinged;
  }

  get components(): readonly Component[] {
    return walk((this.stored.payload.components ?? []) as readonly Component[]);
  }

  /** Its text as it was sent. */
  get markdown(): string {
    const texts = this.components.flatMap(({ type, content }) => (type === KIND.text && content ? [content] : []));
    return [this.stored.payload.content, ...texts].filter((text) => text !== "").join("\n");
  }

  /** Its text as it is read. */
  get text(): string {
    return seen(this.markdown, (id) => this.#world.users.get(id)?.name ?? id);
  }

  get buttons(): readonly ShownButton[] {
    return this.components.flatMap(({ type, custom_id: id = "", label = "", style = 0, disabled = false }) =>
      type === KIND.button ? [{ id, label, style, disabled }] : [],
    );
  }

  get selects(): readonly ShownSelect[] {
    return this.components.flatMap(({ type, custom_id: id = "", placeholder = "", options = [] }) =>
      type === KIND.select ? [{ id, placeholder, options }] : [],
    );
  }

  get files(): readonly ShownFile[] {
    return this.stored.payload.attachments.map(({ id, filename, description }) => ({
      name: filename,
      alt: description ?? "",
      bytes: this.#world.files.get(id)?.bytes ?? new Uint8Array(),
    }));
  }
}
