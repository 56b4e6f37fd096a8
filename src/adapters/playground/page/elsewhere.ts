import { html } from "htm/preact";
import type { Place } from "../wire.ts";
import { placeName, readerOf, type Spot } from "./places.ts";
import type { View } from "./view.ts";
import { useTongue } from "./words.ts";

/** Where something new came while the page showed another place: a way there, as somebody who may read it. */
export const Elsewhere = ({ view: { state, unseen }, go }: { view: View; go: (spot: Spot) => void }) => {
  const { say } = useTongue();
  if (unseen.size === 0) return null;
  return html`<p class="elsewhere" role="status">
    <span>${say("newIn")}</span>
    ${[...unseen].map((place: Place) => html`<button type="button" key=${place} onClick=${() => go({ account: readerOf(state, place), place })}>${placeName(state, place, say)}</button>`)}
  </p>`;
};
