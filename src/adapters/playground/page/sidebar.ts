import { html } from "htm/preact";
import type { ComponentChildren } from "preact";
import type { Place, WireChannel, WirePerson } from "../wire.ts";
import { Avatar } from "./avatar.ts";
import { ENVELOPE, LOCK, PLUS } from "./icons.ts";
import { channelPlace, firstPlace, personalPlace, roleWords, type Spot } from "./places.ts";
import type { View } from "./view.ts";
import { useTongue } from "./words.ts";

type Props = { view: View; spot: Spot; go: (spot: Spot) => void; welcome: () => void };

/** Channels, one's own messages, and the people one can be. */
export const Sidebar = ({ view, spot, go, welcome }: Props) => {
  const { say } = useTongue();
  const { state, unseen } = view;
  const goTo = (place: Place) => () => go({ account: state.me, place });
  const goAs = (account: string) => () => {
    const isNews = unseen.has(personalPlace(account));
    go({
      account,
      place: isNews ? personalPlace(account) : spot.place.startsWith("account:") ? firstPlace(state) : spot.place,
    });
  };
  const entry = (place: Place, icon: ComponentChildren, label: string, muted = false) => html`<li key=${place}>
    <button type="button" class="entry ${muted ? "muted" : ""}" aria-current=${spot.place === place ? "page" : undefined} onClick=${goTo(place)}>
      <span class="mark" aria-hidden="true">${icon}</span><span class="label">${label}</span>
      ${unseen.has(place) && html`<span class="dot"><span class="unseen">${say("news")}</span></span>`}
    </button>
  </li>`;

  return html`<div class="brand"><img src="/page/icon.svg" alt="" width="32" height="32" /><b>Samling</b><span>${say("playground")}</span></div>
    <h2 class="group" id="channels">${say("channels")}</h2>
    <ul aria-labelledby="channels">
      ${state.channels.map((channel: WireChannel) => entry(channelPlace(channel), channel.open ? "#" : LOCK, channel.name, !channel.open))}
      ${entry(personalPlace(state.me), ENVELOPE, say("personal"))}
    </ul>
    <h2 class="group" id="people">${say("tryAs")}</h2>
    <ul aria-labelledby="people" class="people">
      ${state.people.map(
        (person: WirePerson) => html`<li key=${person.account}>
          <button type="button" class="entry person" aria-current=${person.account === state.me ? "true" : undefined} onClick=${goAs(person.account)}>
            <${Avatar} account=${person.account} name=${person.name} />
            <span class="label"><bdi>${person.name}</bdi><small>${roleWords(person, say)}</small></span>
            ${person.account !== state.me && unseen.has(personalPlace(person.account)) && html`<span class="dot"><span class="unseen">${say("news")}</span></span>`}
          </button>
        </li>`,
      )}
      <li><button type="button" class="entry muted" onClick=${welcome}><span class="mark">${PLUS}</span><span class="label">${say("someoneNew")}</span></button></li>
    </ul>`;
};
