import { html } from "htm/preact";
import type { Place } from "../wire.ts";
import { placeName, readerOf, type Spot } from "./places.ts";
import type { View } from "./view.ts";
import { useTongue } from "./words.ts";

/** More than this would cover what is being read; the list of places marks them all. */
const SHOWN = 6;

/** Where something new came while the page showed another place: a way there, as somebody who may read it. */
export const Elsewhere = ({ view: { state, unseen }, go }: { view: View; go: (spot: Spot) => void }) => {
  const { say } = useTongue();
  if (unseen.size === 0) return null;
  const places: readonly Place[] = [...unseen];
  const more = places.length - SHOWN;
  return html`<p class="elsewhere" role="status">
    <span>${say("newIn")}</span>
    ${places.slice(-SHOWN).map((place) => html`<button type="button" key=${place} onClick=${() => go({ account: readerOf(state, place), place })}>${placeName(state, place, say)}</button>`)}
    ${more > 0 && html`<span>${say("andMore", { count: String(more) })}</span>`}
  </p>`;
};
