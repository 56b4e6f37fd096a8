import { html } from "htm/preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { State, WireOption, WireSpec } from "../wire.ts";
import { useActing } from "./acting.ts";
import { base64Of, TooBig } from "./file.ts";
import { CLIP, SEND } from "./icons.ts";
import { lineToSend, lineWith, type Pick, type Typing, typingIn } from "./line.ts";
import { type Spot, specsFor } from "./places.ts";
import { type Suggestion, useSuggestions } from "./suggestions.ts";
import { useTongue, type Word } from "./words.ts";

type Props = { state: State; spot: Spot; say: (problem: Word | undefined) => void };
const CONTROL = "composer";

/** The line a person types. Arrows choose a suggestion, Enter or Tab takes it, Esc hides them, Enter sends. */
export const Composer = ({ state, spot, say: tell }: Props) => {
  const { say } = useTongue();
  const { act, busy } = useActing();
  const [line, setLine] = useState("");
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const [files, setFiles] = useState<Readonly<Record<string, File>>>({});
  const [chosen, setChosen] = useState<number>();
  const [hidden, setHidden] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const specs = specsFor(state);
  const typing = typingIn(line, specs, picks);
  const suggestions = useSuggestions(typing, specs, state.people, spot);
  const shown = hidden ? [] : suggestions;
  const marked = chosen ?? (isUnfinished(typing, shown) ? 0 : undefined);
  const current = marked === undefined ? undefined : shown[marked];
  const wanted = fileOption(typing, line, specs);

  useEffect(() => {
    document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [marked]);

  const write = (text: string) => {
    setLine(text);
    setChosen(undefined);
    setHidden(false);
    tell(undefined);
  };
  const take = ({ pick, value }: Suggestion) => {
    if (typing.kind === "command") write(`/${value} `);
    if (typing.kind === "option" && pick) {
      setPicks([...picks.filter(({ label }) => label !== pick.label), pick]);
      write(lineWith(line, typing, pick));
    }
    input.current?.focus();
  };
  const send = async (event?: Event) => {
    event?.preventDefault();
    if (line.trim() === "") return;
    if (!line.startsWith("/")) return tell("commandsOnly");
    try {
      const attached = await base64Of(wanted ? files : {});
      const sent = lineToSend(line.trimEnd(), specs, picks);
      if (await act(CONTROL, { kind: "line", sent, shown: line.trim() }, { message: undefined, files: attached })) {
        write("");
        setPicks([]);
        setFiles({});
      }
    } catch (error) {
      if (!(error instanceof TooBig)) throw error;
      tell("tooBig");
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && shown.length > 0) {
      const from = marked ?? (step === 1 ? -1 : 0);
      setChosen((from + step + shown.length) % shown.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && current && !event.shiftKey) take(current);
    else if (event.key === "Escape" && shown.length > 0) setHidden(true);
    else return;
    event.preventDefault();
  };

  return html`<form class="composer" onSubmit=${send}>
    <${Suggestions} id=${id} shown=${shown} marked=${marked} take=${take} />
    <${Usage} typing=${typing} />
    <div class="line">
      <label class="unseen" for="${id}-line">${say("composer")}</label>
      <input
        id="${id}-line"
        ref=${input}
        value=${line}
        onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => write(currentTarget.value)}
        onKeyDown=${press}
        placeholder=${say("composerHint")}
        role="combobox"
        aria-expanded=${shown.length > 0}
        aria-controls="${id}-list"
        aria-autocomplete="list"
        aria-activedescendant=${current ? `${id}-${marked}` : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${false}
        enterkeyhint="send"
      />
      ${wanted && html`<${Attach} option=${wanted} file=${files[wanted.name]} attach=${(file: File) => setFiles({ [wanted.name]: file })} />`}
      <button class="round send" aria-label=${say("send")} aria-disabled=${busy(CONTROL)}>${SEND}</button>
    </div>
  </form>`;
};

/** Whether something is typed that a suggestion would finish: then the first one is at hand. */
const isUnfinished = (typing: Typing, shown: readonly Suggestion[]): boolean => {
  if ((typing.kind !== "command" && typing.kind !== "option") || shown.length === 0) return false;
  const typed = typing.typed.trim().toLowerCase();
  if (typing.kind === "command") return true;
  return typed !== "" && !shown.some(({ label, value }) => label.toLowerCase() === typed || value === typed);
};

const fileOption = (typing: Typing, line: string, specs: readonly WireSpec[]): WireOption | undefined => {
  const name = line.slice(1).split(/\s/u)[0]?.toLowerCase();
  const spec = "spec" in typing ? typing.spec : specs.find((one) => line.startsWith("/") && one.name === name);
  return spec?.options.find(({ kind }) => kind === "file");
};

type ListProps = {
  id: string;
  shown: readonly Suggestion[];
  marked: number | undefined;
  take: (one: Suggestion) => void;
};

const Suggestions = ({ id, shown, marked, take }: ListProps) => {
  const { say } = useTongue();
  // The list takes the press before the line loses its focus.
  const keepFocus = (event: Event) => event.preventDefault();
  return html`<ul id="${id}-list" class="suggestions" role="listbox" aria-label=${say("suggestions")} hidden=${shown.length === 0} onMouseDown=${keepFocus}>
    ${shown.map(
      (
        one,
        index,
      ) => html`<li key=${one.value} id="${id}-${index}" role="option" aria-selected=${index === marked} onClick=${() => take(one)}>
        <b>${one.label}</b>${one.about && html` <span>${one.about}</span>`}
      </li>`,
    )}
  </ul>`;
};

const Usage = ({ typing }: { typing: Typing }) => {
  if (typing.kind !== "option" && typing.kind !== "done") return null;
  const current = typing.kind === "option" ? typing.option : undefined;
  const nameOf = ({ name, required }: WireOption) => (required ? name : `[${name}]`);
  return html`<p class="usage" aria-live="polite">
    <code>/${typing.spec.name}</code>
    ${typing.spec.options.map((option) => html` <code class=${option === current ? "current" : ""}>${nameOf(option)}</code>`)}
    <span>${current?.description ?? typing.spec.description}</span>
  </p>`;
};

const Attach = ({
  option,
  file,
  attach,
}: {
  option: WireOption;
  file: File | undefined;
  attach: (file: File) => void;
}) => {
  const { say } = useTongue();
  const take = ({ currentTarget: { files } }: { currentTarget: HTMLInputElement }) => {
    if (files?.[0]) attach(files[0]);
  };
  return html`<label class="attach" title=${option.description}>
    ${CLIP}<span>${file?.name ?? say("chooseFile")}</span><input class="unseen" type="file" onChange=${take} />
  </label>`;
};
