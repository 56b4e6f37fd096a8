import { html } from "htm/preact";
import { useId, useState } from "preact/hooks";
import type { Button } from "../../../chat/message.ts";
import type { WireBlock, WireMessage, WirePerson } from "../wire.ts";
import { useActing } from "./acting.ts";
import { DOWNLOAD } from "./icons.ts";
import { spansOf } from "./spans.ts";
import { useTongue } from "./words.ts";

type Part<Kind extends WireBlock["kind"]> = { block: Extract<WireBlock, { kind: Kind }>; message: WireMessage };

export const Block = ({
  block,
  message,
  people,
}: {
  block: WireBlock;
  message: WireMessage;
  people: readonly WirePerson[];
}) => {
  if (block.kind === "select") return html`<${Select} block=${block} message=${message} />`;
  if (block.kind === "file") return html`<${File} block=${block} />`;
  return html`<${Text} block=${block} message=${message} people=${people} />`;
};

const Text = ({ block, message, people }: Part<"text"> & { people: readonly WirePerson[] }) => {
  const { say } = useTongue();
  const { spans, buttons } = block;
  return html`<div class="block ${spans.length > 0 && buttons.length === 1 ? "beside" : ""}">
    ${spans.length > 0 && html`<p dir="auto">${spansOf(spans, people, say)}</p>`}
    ${buttons.length > 0 && html`<div class="buttons">${buttons.map((one) => html`<${Press} key=${one.id} one=${one} message=${message} />`)}</div>`}
  </div>`;
};

const Press = ({ one, message }: { one: Button; message: WireMessage }) => {
  const { act, busy } = useActing();
  const control = `${message.id} ${one.id}`;
  const press = (event: MouseEvent) => {
    // The second click of a double click means the first one.
    if (event.detail < 2) void act(control, { kind: "press", id: one.id }, { message: message.id });
  };
  return html`<button type="button" class="button ${one.style}" aria-disabled=${busy(control)} onClick=${press}>${one.label}</button>`;
};

const Select = ({ block, message }: Part<"select">) => {
  const { act, busy } = useActing();
  const { say } = useTongue();
  const [value, setValue] = useState("");
  const id = useId();
  const control = `${message.id} ${block.action}`;
  const choose = (event: Event) => {
    event.preventDefault();
    if (value) void act(control, { kind: "choose", action: block.action, value }, { message: message.id });
  };
  return html`<form class="block select" onSubmit=${choose}>
    <label for=${id}>${block.label}</label>
    <select id=${id} required value=${value} onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => setValue(currentTarget.value)}>
      <option value="" disabled>${say("chooseOne")}</option>
      ${block.choices.map(({ value, label, description }) => html`<option value=${value}>${description ? `${label} – ${description}` : label}</option>`)}
    </select>
    <button class="button primary" aria-disabled=${busy(control)}>${say("choose")}</button>
  </form>`;
};

const File = ({ block }: Omit<Part<"file">, "message">) => {
  const isImage = block.name.toLowerCase().endsWith(".png");
  const data = `data:${isImage ? "image/png" : "application/octet-stream"};base64,${block.base64}`;
  return html`<div class="block">
    ${isImage && html`<img class="picture" src=${data} alt=${block.alt} />`}
    <a class="file" href=${data} download=${block.name} title=${block.alt}>${DOWNLOAD} ${block.name}</a>
  </div>`;
};
