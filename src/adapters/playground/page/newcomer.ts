import { html } from "htm/preact";
import { useId, useState } from "preact/hooks";
import type { Locale } from "../../../domain/locale.ts";
import type { Welcomed } from "../wire.ts";
import { Dialog } from "./dialog.ts";
import { post, Refused } from "./send.ts";
import { useTongue, type Word } from "./words.ts";

/** Asks for a name: a new person joins as an activist. */
export const NewcomerDialog = ({
  locale,
  close,
  joined,
}: {
  locale: Locale;
  close: () => void;
  joined: (account: string) => void;
}) => {
  const { say } = useTongue();
  const [problem, setProblem] = useState<Word>();
  const id = useId();
  const join = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    try {
      joined((await post<Welcomed>("/people", { name, locale })).account);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setProblem(error.word);
    }
  };
  return html`<${Dialog} title=${say("someoneNew")} close=${close}>
    <form onSubmit=${join}>
      <div class="field">
        <label for=${id}>${say("name")}</label>
        <input id=${id} name="name" required autocomplete="off" aria-describedby="${id}-hint" aria-invalid=${problem !== undefined} />
        <small id="${id}-hint" role=${problem ? "alert" : undefined}>${say(problem ?? "nameHint")}</small>
      </div>
      <div class="buttons"><button class="button primary">${say("join")}</button></div>
    </form>
  <//>`;
};
