import { useEffect, useRef, useState } from "preact/hooks";
import type { Place, Tell } from "../wire.ts";
import { heard, seen, type View } from "./view.ts";

const RETRY_MS = 1500;

/**
 * What one person sees, as it changes. `lost`: the server does not answer just now, the page goes on trying;
 * `isTurning`: the view is still that of the person before.
 */
export const useLive = (account: string | undefined) => {
  const [known, setKnown] = useState<{ readonly asked: string | undefined; readonly view: View }>();
  const [lost, setLost] = useState(false);
  const [language, setLanguage] = useState(0);
  const place = useRef<Place>(undefined);

  useEffect(() => {
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource(account ? `/live?as=${encodeURIComponent(account)}` : "/live");
      source.onmessage = ({ data }: MessageEvent<string>) => {
        // Our own server wrote it.
        const tell = JSON.parse(data) as Tell;
        setLost(false);
        setKnown((before) => {
          const view = heard(before?.view, tell, place.current);
          return view && { asked: account, view };
        });
      };
      source.onerror = () => {
        setLost(true);
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, RETRY_MS);
      };
    };
    const close = () => {
      clearTimeout(again);
      source.close();
    };
    // A browser keeps six connections to one server: tabs that nobody looks at leave theirs to the others.
    const turn = () => {
      close();
      if (document.visibilityState === "visible") connect();
    };
    connect();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      close();
    };
  }, [account, language]);

  const view = known?.view;
  const me = view?.state.people.find((person) => person.account === view.state.me);
  const changedLanguage = me !== undefined && me.locale !== view?.state.locale;
  // Words and commands come with the state: a new language asks for it anew.
  useEffect(() => {
    if (changedLanguage) setLanguage((n) => n + 1);
  }, [changedLanguage]);

  /** Says which place the page shows: what comes there is seen. */
  const look = (looking: Place) => {
    place.current = looking;
    setKnown((now) => now && { ...now, view: { ...now.view, unseen: seen(now.view.unseen, looking) } });
  };
  return { view, lost, look, isTurning: known?.asked !== account };
};
