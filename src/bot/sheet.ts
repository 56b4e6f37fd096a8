import type { Field, Form, Message, Values } from "../chat/index.ts";
import { UserError } from "../domain/error.ts";
import { draftKind } from "../store/organisation/drafts.ts";
import type { Action } from "./command.ts";
import type { Reading, Writing } from "./context.ts";
import { draftIn, keepDraft } from "./drafts.ts";
import { refusal } from "./refusal.ts";

/** What a form asks: `arg` goes with its submission, at most 60 characters. */
export type Asked = { readonly arg: string; readonly title: string; readonly fields: readonly Field[] };

/**
 * A form and what it leads to. `ask` sees as `context.arg` what stood on the button, or the submission's own `arg` when
 * someone tries again. What is refused can be tried again with everything that was typed.
 */
export type Sheet<T> = {
  /** Its actions are NAME, which opens the form, NAME-set and NAME-again. */
  readonly name: string;
  readonly ask: (context: Reading) => Promise<Asked | Message>;
  readonly answers: "private" | "update";
  readonly read: (context: Reading) => Promise<T>;
  readonly write: (context: Writing, read: T) => Promise<Message>;
};

type Attempt = { readonly arg: string; readonly values: Values };

const formOf = (name: string, { arg, title, fields }: Asked, typed: Values): Form => ({
  action: `${name}-set:${arg}`,
  title,
  fields: fields.map((field) => ({ ...field, value: typed[field.name] ?? field.value })),
});

/** The form of a sheet for a command that opens it. */
export const openSheet = async <T>({ name, ask }: Sheet<T>, context: Reading): Promise<Message | Form> => {
  const asked = await ask(context);
  return "fields" in asked ? formOf(name, asked, {}) : asked;
};

export const sheetActions = <T>(sheet: Sheet<T>): readonly Action[] => {
  const { name, ask, read, write } = sheet;
  const kind = draftKind<Attempt>(name);

  const tryAgain = async (context: Writing, error: UserError): Promise<Message> => {
    const { arg, values, words } = context;
    const id = await keepDraft(context, kind, { arg, values });
    const again = { action: `${name}-again:${id}`, label: "error.again" };
    return { ...refusal(new UserError(error.key, error.values, [...error.offers, again]), words), refused: true };
  };

  return [
    { name, handler: { kind: "ask", run: (context) => openSheet(sheet, context) } },
    {
      name: `${name}-again`,
      handler: {
        kind: "ask",
        run: async (context) => {
          const attempt = await draftIn(context, kind, context.arg);
          const asked = await ask({ ...context, arg: attempt.arg });
          return "fields" in asked ? formOf(name, { ...asked, arg: attempt.arg }, attempt.values) : asked;
        },
      },
    },
    {
      name: `${name}-set`,
      handler: {
        kind: "write",
        answers: sheet.answers,
        run: async (context) => write(context, await read(context)),
        refused: tryAgain,
      },
    },
  ];
};
