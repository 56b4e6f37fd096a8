import type { Acknowledgement, Choice, Form, Message, Spec, Values } from "../chat/index.ts";
import type { UserError } from "../domain/error.ts";
import type { Reading, Unlinked, Writing } from "./context.ts";

/**
 * What answers an input, and how it is acknowledged. `read` changes nothing; `write` runs in one transaction with the
 * de-duplication of its key; `ask` decides by a short read whether to open a form or to say something privately.
 * `lists`: the workspace's channels are asked for first and stand in the context's `listed`;
 * `seesRoles`: so are the server's own roles, in `serverRoles`.
 */
export type Handler =
  | {
      readonly kind: "read";
      readonly answers: Exclude<Acknowledgement, "form">;
      readonly lists?: true;
      readonly seesRoles?: true;
      readonly run: (context: Reading) => Promise<Message>;
    }
  | {
      readonly kind: "write";
      readonly answers: Exclude<Acknowledgement, "form">;
      readonly lists?: true;
      readonly seesRoles?: true;
      readonly run: (context: Writing) => Promise<Message>;
      /** The answer, in a transaction of its own, where `run` refuses: a form keeps what was typed. */
      readonly refused?: (context: Writing, error: UserError) => Promise<Message>;
    }
  | { readonly kind: "ask"; readonly run: (context: Reading) => Promise<Message | Form> };

/**
 * The answer in a workspace that belongs to no organisation yet; absent: a hint at the set-up. A form only where the
 * handler is an `ask`.
 */
export type Outside = (context: Unlinked) => Promise<Message | Form>;

/** A slash command. Which handler answers may depend on what was typed: `/report 40 14 11` writes, `/report` asks. */
export type Command = {
  readonly spec: Spec;
  readonly handler: (values: Values) => Handler;
  /** Choices for the options that are completed while typing, at most 25. */
  readonly complete: (context: Reading, option: string, typed: string) => Promise<readonly Choice[]>;
  readonly outside?: Outside;
};

/** What a button, a select or a form does: `name` is what stands before the colon of its id. */
export type Action = { readonly name: string; readonly handler: Handler; readonly outside?: Outside };

/** For commands that complete nothing. */
export const completesNothing = async (): Promise<readonly Choice[]> => [];
