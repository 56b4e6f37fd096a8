import { expect } from "vitest";
import { fillExample } from "../../src/example.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open.ts";
import { openCommandLine } from "../cli/terminal.ts";
import type { Begin, Heard, Place } from "./teller.ts";

type Button = { readonly id: string; readonly label: string };
type Choice = { readonly value: string; readonly label: string };
type Block = {
  readonly kind: string;
  readonly spans?: readonly unknown[];
  readonly buttons?: readonly Button[];
  readonly action?: string;
  readonly choices?: readonly Choice[];
};
type Field = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly choices?: readonly Choice[];
};
type Form = { readonly title: string; readonly action: string; readonly fields: readonly Field[] };
type Shown = { readonly text: string; readonly blocks: readonly Block[] };

/** Lives through a story on the command line. */
export const said: Begin = async (locale, at, empty) => {
  const cli = await openCommandLine();
  await migrate(cli.database);
  let code = "";
  if (empty) code = (await cli.json("setup-code")).json.code;
  else {
    await using store = await openStore(cli.database);
    await fillExample(store);
  }
  let now = at;
  const shown: (Shown & { readonly to: string })[] = [];
  const forms = new Map<string, Form>();
  const toOf = (who: string, place: Place): string => place ?? who;

  const heard = (text: string): Heard => ({
    says: async (...words) => {
      for (const one of words) expect(text).toContain(one);
    },
  });
  const act = async (who: string, place: Place, ...argv: readonly string[]): Promise<Heard> => {
    const { json, err } = await cli.json("say", "--as", who, "--locale", locale, "--at", now, ...argv);
    expect(err).toBe("");
    forms.delete(who);
    if (json.form) {
      forms.set(who, json.form);
      const { title, fields }: Form = json.form;
      return heard([title, ...fields.flatMap(({ label, value = "" }) => [label, value])].join("\n"));
    }
    if (json.refused) return heard(json.refused);
    shown.push({ to: toOf(who, place), text: json.text, blocks: json.message.blocks });
    return heard([json.text, ...labelsOf(json.message.blocks)].join("\n"));
  };
  const newest = <T>(who: string, place: Place, find: (block: Block) => T | undefined, what: string): T => {
    const found = shown
      .filter(({ to }) => to === toOf(who, place))
      .toReversed()
      .flatMap(({ blocks }) => blocks.flatMap((block) => find(block) ?? []).toReversed());
    const [first] = found;
    if (!first) throw new Error(`${who} finds no ${what} in ${toOf(who, place)}: ${shown.at(-1)?.text}`);
    return first;
  };

  return {
    code,
    say: (who, line, file) => act(who, undefined, line, ...(file ? ["--file", file] : [])),
    sayAll: async (lines) => {
      for (const [who, line] of Object.entries(lines)) await act(who, undefined, line);
    },
    press: (who, label, place, beside = "") => {
      const { id } = newest(who, place, buttonIn(label, beside), label);
      return act(who, place, "--press", id);
    },
    choose: (who, choice, place) => {
      const { action, value } = newest(who, place, chosenIn(choice), choice);
      return act(who, place, "--press", action, "--fields", JSON.stringify({ value }));
    },
    fill: (who, values) => {
      const form = forms.get(who);
      if (!form) throw new Error(`${who} has no form to fill in`);
      return act(who, undefined, "--press", form.action, "--fields", JSON.stringify(filled(form, values)));
    },
    sees: async (who, words, place) => {
      const all = shown.filter(({ to }) => to === toOf(who, place));
      expect(all.map(({ text }) => text).join("\n\n")).toContain(words);
    },
    moveTo: async (local) => {
      now = local;
      for (const { channel, person, text, message } of (await cli.json("tick", "--at", local)).json.posts)
        shown.push({ to: channel ? `#${channel}` : person, text, blocks: message.blocks });
    },
    [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose](),
  };
};

const labelsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap(({ buttons = [], choices = [] }) => [...buttons, ...choices].map(({ label }) => label));

const buttonIn =
  (label: string, beside: string) =>
  ({ spans, buttons }: Block): Button | undefined =>
    JSON.stringify(spans ?? []).includes(beside) ? buttons?.find((one) => one.label === label) : undefined;

const chosenIn =
  (choice: string) =>
  ({ action, choices }: Block) => {
    const found = choices?.find(({ label }) => label.includes(choice));
    return action !== undefined && found ? { action, value: found.value } : undefined;
  };

/** The values of a form as it stands, with those given by label; a choice is given by its label too. */
const filled = ({ fields }: Form, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const unknown = Object.keys(values).find((label) => !fields.some((field) => field.label === label));
  if (unknown) throw new Error(`the form does not ask ${unknown}: ${fields.map(({ label }) => label).join(", ")}`);
  return Object.fromEntries(
    fields.map(({ name, label, value = "", choices }) => {
      const given = values[label];
      return [name, choices?.find((one) => one.label === given)?.value ?? given ?? value];
    }),
  );
};
