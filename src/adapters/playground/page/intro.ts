import { html } from "htm/preact";
import type { Place, State } from "../wire.ts";
import { channelAt, placeName } from "./places.ts";
import { useTongue, type Word } from "./words.ts";

const TIPS: readonly Word[] = ["tipPress", "tipType", "tipClock", "tipPerson"];

/** What stands before the first message: what this place is, and in the day's channel what one can try. */
export const Intro = ({ state, place }: { state: State; place: Place }) => {
  const { say } = useTongue();
  const channel = channelAt(state, place);
  const about = channel ? say(channel.purpose, { association: channel.association ?? "" }) : say("personalAbout");
  return html`<section class="intro">
    <h2>${placeName(state, place, say)}</h2>
    <p>${about}</p>
    ${channel?.purpose === "daily" && html`<ul>${TIPS.map((tip) => html`<li key=${tip}>${say(tip)}</li>`)}</ul>`}
  </section>`;
};
