import { html } from "htm/preact";
import { useId, useState } from "preact/hooks";
import type { Move, Moved, State } from "../wire.ts";
import { Dialog } from "./dialog.ts";
import { CLOCK, SKIP } from "./icons.ts";
import { localOf, shortDayOf, timeOf, weekdayOf } from "./moments.ts";
import { post, Refused } from "./send.ts";
import { useTongue, type Word } from "./words.ts";

type Props = { state: State; say: (problem: Word | undefined) => void };

/** The bot's clock: what it shows, and the ways to move it. */
export const ClockBar = ({ state, say: tell }: Props) => {
  const tongue = useTongue();
  const { say } = tongue;
  const [moving, setMoving] = useState(false);
  const [setting, setSetting] = useState(false);
  const [problem, setProblem] = useState<Word>();
  const id = useId();

  const open = (shown: boolean) => {
    setProblem(undefined);
    setSetting(shown);
  };

  const move = async (to: Move) => {
    if (moving) return;
    setMoving(true);
    try {
      const { moved } = await post<Moved>("/clock", to);
      tell(moved ? undefined : "nothingNext");
      open(false);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // What stands outside an open dialog is read to nobody.
      if (setting) setProblem(error.word);
      else tell(error.word);
    } finally {
      setMoving(false);
    }
  };
  const set = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    void move({ kind: "set", local: String(new FormData(event.currentTarget).get("local")) });
  };
  const step = (to: Move) => () => void move(to);
  return html`<div class="clock" role="group" aria-label=${say("clock")} aria-busy=${moving}>
    <button type="button" class="now" title=${say("setClock")} onClick=${() => open(true)}>
      ${CLOCK}<span><span class="now-weekday">${weekdayOf(state.now, tongue)} </span>${shortDayOf(state.now, tongue)} <b>${timeOf(state.now, tongue)}</b></span>
    </button>
    <button type="button" aria-disabled=${moving} title=${say("plusHourLong")} onClick=${step({ kind: "hour" })}>${say("plusHour")}</button>
    <button type="button" aria-disabled=${moving} title=${say("plusDayLong")} onClick=${step({ kind: "day" })}>${say("plusDay")}</button>
    <button type="button" class="next" aria-disabled=${moving} onClick=${step({ kind: "next" })}>${say("nextEvent")} ${SKIP}</button>
    ${
      setting &&
      html`<${Dialog} title=${say("setClock")} close=${() => open(false)}>
        <form onSubmit=${set}>
          <div class="field">
            <label for=${id}>${say("dayAndTime")}</label>
            <input id=${id} name="local" type="datetime-local" required defaultValue=${localOf(state.now, tongue)} aria-describedby="${id}-hint" aria-invalid=${problem !== undefined} />
            <small id="${id}-hint" role=${problem ? "alert" : undefined}>${say(problem ?? "clockHint")}</small>
          </div>
          <div class="buttons"><button class="button primary" aria-disabled=${moving}>${say("setIt")}</button></div>
        </form>
      <//>`
    }
  </div>`;
};
