import { html } from "htm/preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Place, WireChannel } from "../wire.ts";
import { Avatar } from "./avatar.ts";
import { ENVELOPE, LOCK, PLUS } from "./icons.ts";
import { channelPlace, firstPlace, personalPlace, roleWords, type Spot } from "./places.ts";
import type { View } from "./view.ts";
import { useTongue } from "./words.ts";

type Props = { view: View; spot: Spot; go: (spot: Spot) => void; welcome: () => void };

/** Channels, one's own messages, and the people one can be. */
export const Sidebar = (props: Props) => {
  const { say } = useTongue();
  return html`<div class="brand"><img src="/page/icon.svg" alt="" width="32" height="32" /><b>Samling</b><span>${say("playground")}</span></div>
    <${Places} ...${props} />
    <${People} ...${props} />`;
};

const Places = ({ view: { state, unseen }, spot, go }: Props) => {
  const { say } = useTongue();
  const id = useId();
  const entry = (place: Place, icon: ComponentChildren, label: string) => html`<li key=${place}>
    <button type="button" class="entry" aria-current=${spot.place === place ? "page" : undefined} onClick=${() => go({ account: state.me, place })}>
      <span class="mark" aria-hidden="true">${icon}</span><span class="label">${label}</span>
      ${unseen.has(place) && html`<${News} />`}
    </button>
  </li>`;
  const open = state.channels.filter((channel) => channel.open);
  const closed = state.channels.filter((channel) => !channel.open);
  const isAmong = closed.some((channel) => channelPlace(channel) === spot.place);
  return html`<section class="places" aria-labelledby=${id}>
    <h2 class="group" id=${id}>${say("channels")}</h2>
    <ul>
      ${open.filter(isDaily).map((channel) => entry(channelPlace(channel), "#", channel.name))}
      ${entry(personalPlace(state.me), ENVELOPE, say("personal"))}
      ${open.filter((channel) => !isDaily(channel)).map((channel) => entry(channelPlace(channel), "#", channel.name))}
    </ul>
    ${
      closed.length > 0 &&
      html`<details open=${isAmong}>
        <summary class="entry muted"><span class="mark">${LOCK}</span><span class="label">${say("closedChannels")}</span>${closed.some((channel) => unseen.has(channelPlace(channel))) && html`<${News} />`}</summary>
        <ul>${closed.map((channel) => entry(channelPlace(channel), LOCK, channel.name))}</ul>
      </details>`
    }
  </section>`;
};

const isDaily = ({ purpose }: WireChannel): boolean => purpose === "daily";

const People = ({ view: { state, unseen }, spot, go, welcome }: Props) => {
  const { say } = useTongue();
  const id = useId();
  const goAs = (account: string) => () => {
    const theirs = personalPlace(account);
    const here = spot.place.startsWith("account:") ? firstPlace(state) : spot.place;
    go({ account, place: unseen.has(theirs) ? theirs : here });
  };
  return html`<section class="people" aria-labelledby=${id}>
    <h2 class="group" id=${id}>${say("tryAs")}</h2>
    <ul>
      ${state.people.map(
        (person) => html`<li key=${person.account}>
          <button type="button" class="entry" aria-current=${person.account === state.me ? "true" : undefined} onClick=${goAs(person.account)}>
            <${Avatar} account=${person.account} name=${person.name} />
            <span class="label"><bdi>${person.name}</bdi><small>${roleWords(person, say)}</small></span>
            ${person.account !== state.me && unseen.has(personalPlace(person.account)) && html`<${News} />`}
          </button>
        </li>`,
      )}
      <li><button type="button" class="entry muted" onClick=${welcome}><span class="mark">${PLUS}</span><span class="label">${say("someoneNew")}</span></button></li>
    </ul>
  </section>`;
};

const News = () => {
  const { say } = useTongue();
  return html`<span class="dot"><span class="unseen">${say("news")}</span></span>`;
};
