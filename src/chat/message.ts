import type { Zone } from "../domain/day.ts";

/**
 * A stretch of text. A bare string is literal text; an adapter escapes it. `at` is a moment already put in words in
 * `zone`, the campaign's; a platform may add the reader's own. `person` is an account's external id in the workspace
 * where the message is shown (inside the engine: a person's id, resolved before it leaves); `notify` wakes them.
 * `channel` is a channel's external id there. `beside` is the moment whose time in `zone` stands before it: a platform
 * may say how far off it is, or when that is to the reader.
 */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly at: Date; readonly text: string; readonly zone: Zone }
  | { readonly beside: Date; readonly zone: Zone }
  | { readonly person: string; readonly notify: boolean }
  | { readonly channel: string }
  | { readonly url: string; readonly label: string };

/** `id` is `action:arg`, at most 100 characters, unique within its message. */
export type Button = { readonly id: string; readonly label: string; readonly style: "primary" | "plain" | "danger" };

/**
 * One thing to choose; `value` at most 100 characters. `person`: inside the engine, the id of the person whose name goes
 * before the label; resolved before it leaves.
 */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly person?: string | undefined;
};

/** A message is blocks from top to bottom. A newline in a text block is a line break. `action` is `action:arg`. */
export type Block =
  | { readonly kind: "text"; readonly spans: readonly Span[]; readonly buttons: readonly Button[] }
  | {
      readonly kind: "select";
      readonly action: string;
      readonly label: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array; readonly alt: string };

/**
 * What is said, without a platform's limits: adapters split, shorten and escape. `refused`: it says why nothing was done.
 */
export type Message = { readonly blocks: readonly Block[]; readonly refused?: true };

export const button = (id: string, label: string, style: Button["style"] = "plain"): Button => ({ id, label, style });
export const text = (spans: readonly Span[] | string, buttons: readonly Button[] = []): Block => ({
  kind: "text",
  spans: typeof spans === "string" ? [spans] : spans,
  buttons,
});
export const message = (...blocks: readonly Block[]): Message => ({ blocks });

/** As many choices as a menu holds. */
export const MENU = 25;

/** Choices in as many menus as they need; `action` gets each menu's number, and the choice. */
export const menus = (
  action: string,
  label: string,
  choices: readonly Choice[],
): readonly Extract<Block, { kind: "select" }>[] =>
  Array.from({ length: Math.ceil(choices.length / MENU) }, (_, i) => ({
    kind: "select",
    action: `${action}:${i}`,
    label,
    choices: choices.slice(i * MENU, (i + 1) * MENU),
  }));

const plainSpan = (span: Span): string => {
  if (typeof span === "string") return span;
  if ("bold" in span) return span.bold;
  if ("at" in span) return span.text;
  if ("beside" in span) return "";
  if ("person" in span) return `@${span.person}`;
  if ("channel" in span) return `#${span.channel}`;
  return `${span.label} (${span.url})`;
};

const plainBlock = (block: Block): string => {
  if (block.kind === "select") return block.label;
  if (block.kind === "file") return block.alt;
  return block.spans.map(plainSpan).join("");
};

/** The words of a message without its buttons: for notifications, logs a person asked for and the command line. */
export const plainText = (said: Message): string => said.blocks.map(plainBlock).join("\n");
