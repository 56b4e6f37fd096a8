import { html, render } from "htm/preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Place } from "../wire.ts";
import { ActingContext, useActs } from "./acting.ts";
import { ClockBar } from "./clock.ts";
import { Composer } from "./composer.ts";
import { Dialog } from "./dialog.ts";
import { Elsewhere } from "./elsewhere.ts";
import { FormDialog } from "./form.ts";
import { LOCK, MENU } from "./icons.ts";
import { useLive } from "./live.ts";
import { Log } from "./log.ts";
import { NewcomerDialog } from "./newcomer.ts";
import { channelAt, firstPlace, placeName, readerOf, roleWords, type Spot } from "./places.ts";
import { Sidebar } from "./sidebar.ts";
import { useSpot } from "./spot.ts";
import type { View } from "./view.ts";
import { sayIn, TAG, TongueContext, useTongue, type Word } from "./words.ts";

const App = () => {
  const [wish, go] = useSpot();
  const { view, lost, look, isTurning } = useLive(wish.account);
  const shown = useRef<Place>(undefined);
  if (view && !isTurning) shown.current = placeIn(view, wish);
  const place = shown.current;
  useLayoutEffect(() => {
    if (place) look(place);
  }, [place]);
  if (!view || !place)
    return html`<main class="opening" aria-busy="true"><img src="/page/icon.svg" alt="Samling" width="64" height="64" /></main>`;
  const { state } = view;
  const spot: Spot = { account: state.me, place };
  const tongue = { say: sayIn(state.words), tag: TAG[state.locale], zone: state.zone };
  return html`<${TongueContext.Provider} value=${tongue}><${Room} view=${view} spot=${spot} go=${go} lost=${lost} /><//>`;
};

/** The place asked for, where it is there and one's own; else where this person starts. */
const placeIn = ({ state }: View, { place }: Partial<Spot>): Place => {
  const isThere = place !== undefined && (channelAt(state, place) !== undefined || place === `account:${state.me}`);
  return isThere ? place : firstPlace(state);
};

type RoomProps = { view: View; spot: Spot; go: (spot: Spot) => void; lost: boolean };

const Room = ({ view, spot, go, lost }: RoomProps) => {
  const { say } = useTongue();
  const { state } = view;
  const [problem, setProblem] = useState<Word>();
  const [drawer, setDrawer] = useState(false);
  const [welcoming, setWelcoming] = useState(false);
  const { acting, form, closeForm } = useActs(spot, setProblem);

  useEffect(() => {
    document.documentElement.lang = state.locale;
    document.title = `${placeName(state, spot.place, say)} – Samling`;
  }, [state.locale, spot.place, state.me]);

  const move = (next: Spot) => {
    setDrawer(false);
    setWelcoming(false);
    setProblem(undefined);
    go(next);
  };
  const me = state.people.find(({ account }) => account === state.me);
  const sidebar = html`<${Sidebar} view=${view} spot=${spot} go=${move} welcome=${() => setWelcoming(true)} />`;
  const isClosed = channelAt(state, spot.place)?.open === false;
  return html`<${ActingContext.Provider} value=${acting}>
    <nav class="sidebar" aria-label=${say("places")}>${sidebar}</nav>
    <main>
      <header class="top">
        <button type="button" class="round menu" aria-label=${say("menu")} aria-expanded=${drawer} onClick=${() => setDrawer(true)}>${MENU}</button>
        <div class="where"><h1>${placeName(state, spot.place, say)}</h1>${me && html`<p>${say("youAre", { name: me.name, role: roleWords(me, say) })}</p>`}</div>
        <${ClockBar} state=${state} say=${setProblem} />
      </header>
      ${
        isClosed
          ? html`<${Closed} view=${view} spot=${spot} go=${move} />`
          : html`<${Log} key=${`${spot.account} ${spot.place}`} state=${state} place=${spot.place} />`
      }
      <div class="foot">
        <${Elsewhere} view=${view} go=${move} />
        <p class="notice" role="status">${lost ? say("lost") : problem && say(problem)}</p>
        ${!isClosed && html`<${Composer} key=${`${spot.account} ${spot.place}`} state=${state} spot=${spot} say=${setProblem} />`}
      </div>
    </main>
    ${drawer && html`<${Dialog} title="Samling" kind="drawer" close=${() => setDrawer(false)}><div class="sidebar">${sidebar}</div><//>`}
    ${welcoming && html`<${NewcomerDialog} locale=${state.locale} close=${() => setWelcoming(false)} joined=${(account: string) => move({ account, place: spot.place })} />`}
    ${form && html`<${FormDialog} key=${form.form.action} open=${form} close=${closeForm} />`}
  <//>`;
};

const Closed = ({ view: { state }, spot, go }: { view: View; spot: Spot; go: (spot: Spot) => void }) => {
  const { say } = useTongue();
  const reader = state.people.find(({ account }) => account === readerOf(state, spot.place));
  const channel = channelAt(state, spot.place);
  return html`<section class="closed">
    ${LOCK}
    <p>${channel && say(channel.purpose, { association: channel.association ?? "" })}</p>
    <p>${say("closed")}</p>
    ${reader && reader.account !== state.me && html`<button type="button" class="button primary" onClick=${() => go({ account: reader.account, place: spot.place })}>${say("switchTo", { name: reader.name })}</button>`}
  </section>`;
};

render(html`<${App} />`, document.body);
