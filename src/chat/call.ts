import type { Locale } from "../domain/locale.ts";
import type { PlatformName } from "../domain/organisation.ts";
import type { Values } from "./command.ts";
import type { Form } from "./form.ts";
import type { Choice, Message } from "./message.ts";

/** What a person did. `id` and `action` are `action:arg` as they stood on the button, select or form. */
export type Input =
  | { readonly kind: "command"; readonly command: string; readonly values: Values }
  /** A whole typed line, `/report 40 14 11`, for platforms that take only text. */
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "press"; readonly id: string }
  | { readonly kind: "choose"; readonly action: string; readonly value: string }
  | { readonly kind: "submit"; readonly action: string; readonly values: Values };

/** A person who acts, as a platform knows them. */
export type Caller = {
  /** External id of the account. */
  readonly account: string;
  readonly locale: Locale | undefined;
  /** May manage the workspace itself (Manage Server, workspace admin): enough to begin `/campaign setup`. */
  readonly managesWorkspace: boolean;
  /** External ids of the platform's own roles that the account bears. */
  readonly platformRoles: readonly string[];
};

export type Call = {
  /** The same when the platform delivers the same act twice, at most 100 characters. */
  readonly key: string;
  readonly platform: PlatformName;
  /** External id of the guild or team. */
  readonly workspace: string;
  /** External id of the channel it happened in; undefined in direct messages and wherever else a person is alone. */
  readonly channel: string | undefined;
  readonly caller: Caller;
  readonly at: Date;
  readonly input: Input;
  /** Files by option or field name, at most 2 MB each. */
  readonly files: Readonly<Record<string, Uint8Array>>;
};

/**
 * How an input is acknowledged, known before any work: a new message only the person sees, the message that bore the
 * button replaced, or a form (decided by a short read before the acknowledgement).
 */
export type Acknowledgement = "private" | "update" | "form";

/**
 * What came of a call. `refused`: the message says why nothing was done. `locale`: what the form is written in. `repeat`: this key was done before, so there is
 * nothing to say.
 */
export type Answer =
  | { readonly kind: "message"; readonly message: Message; readonly refused?: true }
  | { readonly kind: "form"; readonly form: Form; readonly locale: Locale }
  | { readonly kind: "repeat" };

/** The engine as adapters see it. Never throws: faults become a message with a reference number. */
export interface Dispatch {
  acknowledgement(input: Input): Acknowledgement;
  answer(call: Call): Promise<Answer>;
  /** Choices for an option while it is typed, at most 25; empty when nothing fits or anything fails. */
  complete(call: Omit<Call, "input">, command: string, option: string, typed: string): Promise<readonly Choice[]>;
}
