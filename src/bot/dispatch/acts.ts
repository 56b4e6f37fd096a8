import { type Call, type Input, readLine, type Values } from "../../chat/index.ts";
import { UserError } from "../../domain/error.ts";
import { quoted } from "../../domain/text.ts";
import type { Action, Command, Handler, Outside } from "../command.ts";

/** An input as the engine understands it. */
export type Act = {
  readonly handler: Handler;
  readonly arg: string;
  readonly values: Values;
  readonly outside: Outside | undefined;
};

const HELP = { action: "samling:", label: "samling.button" };

const textsIn = (input: Input): readonly string[] => {
  switch (input.kind) {
    case "line":
      return [input.text];
    case "press":
      return [input.id];
    case "choose":
      return [input.action, input.value];
    case "command":
      return [input.command, ...Object.values(input.values)];
    case "submit":
      return [input.action, ...Object.values(input.values)];
  }
};

/** Whether every database could hold what was said: no NUL, no half of a character. */
export const isStorable = (input: Input): boolean =>
  textsIn(input).every((text) => text.isWellFormed() && !text.includes("\0"));

type ActOf = (input: Input, files?: Call["files"]) => Act;

/** What an input asks for. UserError where no command or action answers it. */
export const actsOf = (commands: readonly Command[], actions: readonly Action[]): ActOf => {
  const byName = new Map(commands.map((command) => [command.spec.name, command]));
  const byAction = new Map(actions.map((action) => [action.name, action]));
  const specs = commands.map(({ spec }) => spec);

  const commanded = (name: string, values: Values): Act => {
    const command = byName.get(name);
    if (!command) throw new UserError("error.unknown-command", { command: quoted(name) }, [HELP]);
    return { handler: command.handler(values), arg: "", values, outside: command.outside };
  };
  const acted = (id: string, values: Values): Act => {
    const colon = id.indexOf(":");
    const action = byAction.get(colon < 0 ? id : id.slice(0, colon));
    if (!action) throw new UserError("error.old-button", {}, [HELP]);
    return { handler: action.handler, arg: colon < 0 ? "" : id.slice(colon + 1), values, outside: action.outside };
  };

  return (input, files = {}) => {
    // A typed line can't name the file that comes along, but what answers depends on whether one does.
    const along = Object.fromEntries(Object.keys(files).map((name) => [name, name]));
    if (!isStorable(input)) throw new UserError("error.text-refused");
    switch (input.kind) {
      case "command":
        return commanded(input.command, { ...along, ...input.values });
      case "press":
        return acted(input.id, {});
      case "choose":
        return acted(input.action, { value: input.value });
      case "submit":
        return acted(input.action, input.values);
      case "line": {
        const line = readLine(input.text, specs);
        if (line.kind === "command") return commanded(line.command, { ...along, ...line.values });
        if (line.kind === "not-a-command") throw new UserError("error.not-a-command", {}, [HELP]);
        throw new UserError("error.unknown-command", { command: quoted(line.typed) }, [HELP]);
      }
    }
  };
};
