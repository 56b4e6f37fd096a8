import { html } from "htm/preact";
import { useId, useState } from "preact/hooks";
import type { Field } from "../../../chat/form.ts";
import { type OpenForm, useActing } from "./acting.ts";
import { Dialog } from "./dialog.ts";
import { base64Of, TooBig } from "./file.ts";
import { useTongue } from "./words.ts";

const CONTROL = "form";

type Props = { open: OpenForm; close: () => void };

/** A form of the bot's. It closes when it is sent; what came of it stands in the log. */
export const FormDialog = ({ open, close }: Props) => {
  const { act, busy } = useActing();
  const { say } = useTongue();
  const [tooBig, setTooBig] = useState(false);
  const { form, message } = open;
  // Where nothing is required, as little needs the mark that it is not.
  const marked = form.fields.some(({ required }) => required);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    const chosen: Record<string, File> = {};
    for (const [name, value] of new FormData(event.currentTarget)) {
      values[name] = typeof value === "string" ? value : value.name;
      if (typeof value !== "string" && value.name !== "") chosen[name] = value;
    }
    try {
      const files = await base64Of(chosen);
      await act(CONTROL, { kind: "submit", action: form.action, values }, { message, files });
    } catch (error) {
      if (!(error instanceof TooBig)) throw error;
      setTooBig(true);
    }
  };
  return html`<${Dialog} title=${form.title} close=${close}>
    <form onSubmit=${submit}>
      ${form.fields.map((field) => html`<${Asked} key=${field.name} field=${field} marked=${marked} />`)}
      ${tooBig && html`<div class="field"><small role="alert">${say("tooBig")}</small></div>`}
      <div class="buttons">
        <button class="button primary" aria-disabled=${busy(CONTROL)}>${say("send")}</button>
        <button type="button" class="button plain" onClick=${close}>${say("cancel")}</button>
      </div>
    </form>
  <//>`;
};

const Asked = ({ field, marked }: { field: Field; marked: boolean }) => {
  const { say } = useTongue();
  const id = useId();
  const hint = field.hint ? `${id}-hint` : undefined;
  const common = { id, name: field.name, required: field.required, "aria-describedby": hint };
  return html`<div class="field">
    <label for=${id}>${field.label}${marked && !field.required && html` <span class="optional">${say("optional")}</span>`}</label>
    ${field.kind === "line" && html`<input ...${common} defaultValue=${field.value ?? ""} autocomplete="off" />`}
    ${field.kind === "file" && html`<input ...${common} type="file" />`}
    ${field.kind === "paragraph" && html`<textarea ...${common} rows="4" defaultValue=${field.value ?? ""} />`}
    ${
      field.kind === "choice" &&
      html`<select ...${common}>
        <option value="" selected=${field.value === undefined}>${say("chooseOne")}</option>
        ${(field.choices ?? []).map(({ value, label, description }) => html`<option value=${value} selected=${value === field.value}>${description ? `${label} – ${description}` : label}</option>`)}
      </select>`
    }
    ${hint && html`<small id=${hint}>${field.hint}</small>`}
  </div>`;
};
