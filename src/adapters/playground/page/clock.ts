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
  const id = useId();

  const move = async (to: Move) => {
    if (moving) return;
    setMoving(true);
    try {
      const { moved } = await post<Moved>("/clock", to);
      tell(moved ? undefined : "nothingNext");
      setSetting(false);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      tell(error.word);
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
    <button type="button" class="now" title=${say("setClock")} onClick=${() => setSetting(true)}>
      ${CLOCK}<span><span class="now-weekday">${weekdayOf(state.now, tongue)} </span>${shortDayOf(state.now, tongue)} <b>${timeOf(state.now, tongue)}</b></span>
    </button>
    <button type="button" aria-disabled=${moving} title=${say("plusHourLong")} onClick=${step({ kind: "hour" })}>${say("plusHour")}</button>
    <button type="button" aria-disabled=${moving} title=${say("plusDayLong")} onClick=${step({ kind: "day" })}>${say("plusDay")}</button>
    <button type="button" class="next" aria-disabled=${moving} onClick=${step({ kind: "next" })}>${say("nextEvent")} ${SKIP}</button>
    ${
      setting &&
      html`<${Dialog} title=${say("setClock")} close=${() => setSetting(false)}>
        <form onSubmit=${set}>
          <div class="field">
            <label for=${id}>${say("dayAndTime")}</label>
            <input id=${id} name="local" type="datetime-local" required defaultValue=${localOf(state.now, tongue)} />
            <small>${say("clockHint")}</small>
          </div>
          <div class="buttons"><button class="button primary" aria-disabled=${moving}>${say("setIt")}</button></div>
        </form>
      <//>`
    }
  </div>`;
};
