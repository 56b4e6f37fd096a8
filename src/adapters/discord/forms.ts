import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from "discord.js";
import type { Values } from "../../chat/command.ts";
import type { Field, Form } from "../../chat/form.ts";
import { option } from "./groups.ts";
import { LIMITS, shorten } from "./limits.ts";

/** A form as Discord's modal. */
export const modalOf = (form: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: form.action,
  title: shorten(form.title, LIMITS.modal.title),
  components: form.fields.map(labelled),
});

const labelled = (field: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: shorten(field.label, LIMITS.modal.label),
  ...(field.hint && { description: shorten(field.hint, LIMITS.modal.hint) }),
  component: componentOf(field),
});

const componentOf = (field: Field): APILabelComponent["component"] => {
  if (field.kind === "file") return upload(field);
  return field.kind === "choice" && field.choices?.length ? menu(field) : input(field);
};

const upload = ({ name, required }: Field): APILabelComponent["component"] => ({
  type: ComponentType.FileUpload,
  custom_id: name,
  required,
  min_values: required ? 1 : 0,
  max_values: 1,
});

const input = (field: Field): APILabelComponent["component"] => ({
  type: ComponentType.TextInput,
  custom_id: field.name,
  style: field.kind === "paragraph" ? TextInputStyle.Paragraph : TextInputStyle.Short,
  required: field.required,
  max_length: LIMITS.modal.value,
  // What already stands there is never cut with an ellipsis that would then be sent back as text.
  ...(field.value && { value: field.value.slice(0, LIMITS.modal.value).toWellFormed() }),
});

const menu = (field: Field): APILabelComponent["component"] => ({
  type: ComponentType.StringSelect,
  custom_id: field.name,
  required: field.required,
  min_values: field.required ? 1 : 0,
  options: (field.choices ?? [])
    .slice(0, LIMITS.options)
    .map((choice) => ({ ...option(choice), ...(choice.value === field.value && { default: true }) })),
});

/** What was filled in, by the fields' names; nothing chosen is the empty text, a file its name. */
export const filledIn = ({ fields }: ModalSubmitInteraction): Values =>
  Object.fromEntries(
    [...fields.fields.values()].map((field): [string, string] => {
      if ("attachments" in field) return [field.customId, field.attachments.first()?.name ?? ""];
      if ("value" in field) return [field.customId, String(field.value ?? "")];
      return [field.customId, "values" in field ? (field.values[0] ?? "") : ""];
    }),
  );

/** The files that came with a form, by field. */
export const uploadsIn = ({ fields }: ModalSubmitInteraction) =>
  [...fields.fields.values()].flatMap((field) =>
    "attachments" in field ? [{ name: field.customId, attachment: field.attachments.first() }] : [],
  );
