import { html } from "htm/preact";
import type { Place, State } from "../wire.ts";
import { channelAt } from "./places.ts";
import { type Say, TAG, useTongue } from "./words.ts";

/** What stands before the first message: what this place is, and in the day's channel what one can try. */
export const Intro = ({ state, place }: { state: State; place: Place }) => {
  const { say } = useTongue();
  const channel = channelAt(state, place);
  const about = channel ? say(channel.purpose, { association: channel.association ?? "" }) : say("personalAbout");
  return html`<section class="intro">
    <p>${about}</p>
    ${channel?.purpose === "daily" && html`<ul>${tipsIn(state, place, say).map((tip) => html`<li key=${tip}>${tip}</li>`)}</ul>`}
  </section>`;
};

const tipsIn = (state: State, place: Place, say: Say): readonly string[] => {
  const button = pressed(state, place);
  return [...(button ? [pressTip(state, button, say)] : []), say("tipClock"), say("tipPerson"), say("tipType")];
};

/** The words on the button that takes a place, as they stand in the posts. */
const pressed = ({ messages }: State, place: Place): string | undefined =>
  messages
    .filter((message) => message.place === place && message.only === undefined)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "text" ? block.buttons : [])))
    .find(({ style }) => style === "primary")?.label;

/** Posts speak the campaign's language, which the reader may not know. */
const pressTip = ({ posts, locale }: State, button: string, say: Say): string => {
  if (posts === locale) return say("tipPress", { button });
  const language = new Intl.DisplayNames(TAG[locale], { type: "language" }).of(posts) ?? posts;
  return say("tipPressForeign", { button, language });
};
