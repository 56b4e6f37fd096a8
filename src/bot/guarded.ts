import { createHash } from "node:crypto";
import { button, type Field, type Message, message, text, type Values } from "../chat/index.ts";
import { cutText } from "../domain/text.ts";
import { draftKind } from "../store/organisation/drafts.ts";
import type { Action } from "./command.ts";
import type { Reading, Writing } from "./context.ts";
import { keepDraft, takeDraft } from "./drafts.ts";
import { type Sheet, sheetActions } from "./sheet.ts";

/** A field whose standing value is another than when the form was opened, or than what is wanted. */
type Changed = { readonly field: Field; readonly value: string };

type Guarded<T> = {
  readonly read: T;
  readonly arg: string;
  /** What is wanted: what was typed, and where nothing was typed what stands now. */
  readonly values: Values;
  readonly theirs: readonly Changed[];
  readonly mine: readonly Changed[];
};

type Held = { readonly arg: string; readonly values: Values };

/** A form's `arg` and a mark for each of its fields stand between this; no id holds it. */
const BEFORE_MARKS = "~";
const MARK = 4;
/** More of a text than this is not needed to know it again. */
const SHOWN = 60;

const plain = (value: string | undefined): string => (value ?? "").replaceAll("\r\n", "\n").trim();
const markOf = (value: string | undefined): string =>
  createHash("sha256").update(plain(value)).digest("base64url").slice(0, MARK);
const marksOf = (fields: readonly Field[]): string => fields.map(({ value }) => markOf(value)).join("");

const split = (arg: string): readonly [string, string] => {
  const at = arg.lastIndexOf(BEFORE_MARKS);
  return at < 0 ? [arg, ""] : [arg.slice(0, at), arg.slice(at + 1)];
};

/** What others changed of a form's fields since it was opened, and what is wanted of it now. */
const compare = (fields: readonly Field[], marks: string, typed: Values) => {
  const seen = (i: number): string => marks.slice(i * MARK, (i + 1) * MARK);
  const theirs = marks === "" ? [] : fields.filter(({ value }, i) => markOf(value) !== seen(i));
  const values = Object.fromEntries(
    fields.map(({ name, value }, i) => {
      const untouched = marks !== "" && markOf(typed[name]) === seen(i);
      return [name, untouched ? plain(value) : (typed[name] ?? "")];
    }),
  );
  const mine = fields.filter(({ name, value }) => plain(values[name]) !== plain(value));
  return {
    values,
    theirs: theirs.map((field): Changed => ({ field, value: plain(field.value) })),
    mine: mine.map((field): Changed => ({ field, value: plain(values[field.name]) })),
  };
};

const line = ({ field, value }: Changed): string => {
  const said = field.choices?.find((choice) => choice.value === value)?.label ?? value.replaceAll("\n", ", ");
  const cut = cutText(said, SHOWN);
  return `• ${field.label}: ${cut === "" ? "–" : cut}${cut === said ? "" : "…"}`;
};

/**
 * The actions of a sheet whose fields hold what stands, which others may change while it is filled in: who comes second
 * sees what they changed and chooses. Beside the sheet's own there are NAME-mine and NAME-theirs.
 */
export const guardedActions = <T>(sheet: Sheet<T>): readonly Action[] => {
  const kind = draftKind<Held>(`${sheet.name}-held`);

  const readFrom = async (context: Reading, said: string, typed: Values): Promise<Guarded<T>> => {
    const [arg, marks] = split(said);
    const inner = { ...context, arg };
    const asked = await sheet.ask({ ...inner, values: {} });
    const fields = "fields" in asked ? asked.fields : [];
    const compared = compare(fields, marks, typed);
    const read = await sheet.read({ ...inner, values: { ...typed, ...compared.values } });
    return { read, arg: `${arg}${BEFORE_MARKS}${marksOf(fields)}`, ...compared };
  };

  const write = async (context: Writing, found: Guarded<T>): Promise<Message> => {
    const { words } = context;
    const { read, arg, values, theirs, mine } = found;
    if (theirs.length === 0 || mine.length === 0) return sheet.write({ ...context, arg: split(arg)[0], values }, read);
    const id = await keepDraft(context, kind, { arg, values });
    return message(
      text([{ bold: words.say("activity.conflict.theirs") }, `\n${theirs.map(line).join("\n")}`]),
      text(
        [{ bold: words.say("activity.conflict.mine") }, `\n${mine.map(line).join("\n")}`],
        [
          button(`${sheet.name}-mine:${id}`, words.say("activity.conflict.useMine"), "primary"),
          button(`${sheet.name}-theirs:${id}`, words.say("activity.conflict.keep")),
        ],
      ),
    );
  };

  return [
    ...sheetActions<Guarded<T>>({
      name: sheet.name,
      answers: sheet.answers,
      ask: async (context) => {
        const [arg] = split(context.arg);
        const asked = await sheet.ask({ ...context, arg });
        return "fields" in asked ? { ...asked, arg: `${asked.arg}${BEFORE_MARKS}${marksOf(asked.fields)}` } : asked;
      },
      read: (context) => readFrom(context, context.arg, context.values),
      write,
    }),
    {
      name: `${sheet.name}-mine`,
      handler: {
        kind: "write",
        answers: "update",
        run: async (context) => {
          const { arg, values } = await takeDraft(context, kind, context.arg);
          return write(context, await readFrom(context, arg, values));
        },
      },
    },
    {
      name: `${sheet.name}-theirs`,
      handler: {
        kind: "write",
        answers: "update",
        run: async (context) => {
          await takeDraft(context, kind, context.arg);
          return message(text(context.words.say("activity.kept")));
        },
      },
    },
  ];
};
