import type { types } from "@slack/bolt";
import type { Field, Form } from "../../chat/form.ts";
import type { Words } from "../../locales/words.ts";
import { head, LIMITS } from "./limits.ts";
import { optionOf, plainText } from "./render.ts";

/** A form as a modal; `metadata` comes back with it. */
export const modalOf = (form: Form, metadata: string, { say }: Words): types.ModalView => ({
  type: "modal",
  callback_id: form.action,
  private_metadata: metadata,
  title: plainText(form.title, LIMITS.title),
  submit: plainText(say("slack.send"), LIMITS.title),
  close: plainText(say("slack.cancel"), LIMITS.title),
  blocks: form.fields.map(inputOf),
});

const inputOf = (field: Field): types.InputBlock => ({
  type: "input",
  block_id: field.name,
  label: plainText(field.label, LIMITS.label),
  optional: !field.required,
  element: elementOf(field),
  ...(field.hint ? { hint: plainText(field.hint, LIMITS.label) } : {}),
});

type Entry = types.PlainTextInput | types.StaticSelect | types.FileInput;

const elementOf = ({ kind, value, choices = [] }: Field): Entry => {
  if (kind === "file") return { type: "file_input", action_id: "value", max_files: 1 };
  if (kind !== "choice")
    return {
      type: "plain_text_input",
      action_id: "value",
      multiline: kind === "paragraph",
      max_length: LIMITS.input,
      ...(value ? { initial_value: head(value, LIMITS.input) } : {}),
    };
  const options = choices.slice(0, LIMITS.options).map(optionOf);
  const initial = options.find((option) => option.value === value);
  return { type: "static_select", action_id: "value", options, ...(initial ? { initial_option: initial } : {}) };
};
