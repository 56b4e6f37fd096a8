import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Place, State, WireMessage } from "../wire.ts";
import { useActing } from "./acting.ts";
import { Avatar, BotAvatar } from "./avatar.ts";
import { Block } from "./blocks.ts";
import { LOCK } from "./icons.ts";
import { Intro } from "./intro.ts";
import { dayOf, timeOf } from "./moments.ts";
import { placeName } from "./places.ts";
import { useTongue } from "./words.ts";

/** Pixels from the end within which a reader counts as being at the end. */
const NEAR_END = 120;

/** What was said in a place, newest last. It stays at the end unless the reader has scrolled up. */
export const Log = ({ state, place }: { state: State; place: Place }) => {
  const tongue = useTongue();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const messages = state.messages.filter((message) => message.place === place);
  const last = messages.at(-1);

  useLayoutEffect(() => {
    const { current } = box;
    const newest = current?.lastElementChild;
    if (!current || !newest || !(atEnd.current || last?.only === state.me)) return;
    // One that is longer than the screen is read from its beginning.
    if (newest.clientHeight > current.clientHeight) {
      newest.scrollIntoView({ block: "start" });
      atEnd.current = false;
    } else current.scrollTop = current.scrollHeight;
  }, [messages.length, last]);

  // What appears below the log must not cover what was said last.
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const stay = new ResizeObserver(() => {
      if (atEnd.current) current.scrollTop = current.scrollHeight;
    });
    stay.observe(current);
    return () => stay.disconnect();
  }, []);

  const follow = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: { currentTarget: HTMLElement }) => {
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
  };
  return html`<div class="log" ref=${box} onScroll=${follow} role="log" aria-label=${placeName(state, place, tongue.say)} tabindex="0">
    <${Intro} state=${state} place=${place} />
    ${messages.map((message, index) => {
      const day = dayOf(message.at, tongue);
      const before = messages[index - 1];
      const isNewDay = !before || dayOf(before.at, tongue) !== day;
      return html`${isNewDay && html`<h2 class="day" key=${`day ${message.id}`}><span>${day}</span></h2>`}
        <${Said} key=${message.id} message=${message} state=${state} place=${place} />`;
    })}
  </div>`;
};

const Said = ({ message, state, place }: { message: WireMessage; state: State; place: Place }) => {
  const tongue = useTongue();
  const { touched } = useActing();
  const article = useRef<HTMLElement>(null);
  // A button that is gone from the answer must not take the focus with it.
  useLayoutEffect(() => {
    if (touched(message.id) && document.activeElement === document.body)
      article.current?.focus({ preventScroll: true });
  }, [message.blocks]);
  const author = state.people.find(({ account }) => account === message.by);
  const name = author?.name ?? "Samling";
  const isPrivate = message.only !== undefined && place.startsWith("channel:");
  const head = `${message.id}-head`;
  return html`<article ref=${article} id=${message.id} tabindex="-1" aria-labelledby=${head} class="message ${isPrivate ? "private" : ""} ${author ? "mine" : ""}">
    ${author ? html`<${Avatar} account=${author.account} name=${author.name} />` : html`<${BotAvatar} />`}
    <header id=${head}>
      <b>${name}</b>
      <time datetime=${message.at}>${timeOf(message.at, tongue)}</time>
      ${isPrivate && !author && html`<span class="only">${LOCK} ${tongue.say("onlyYou")}</span>`}
    </header>
    <div class="blocks">
      ${message.blocks.map((block, index) => html`<${Block} key=${index} block=${block} message=${message} people=${state.people} />`)}
    </div>
  </article>`;
};
