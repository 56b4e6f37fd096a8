import { useEffect, useRef, useState } from "preact/hooks";
import type { Place, Tell } from "../wire.ts";
import { heard, seen, type View } from "./view.ts";

const RETRY_MS = 1500;

/** What one person sees, as it changes. `lost`: the server does not answer just now; the page goes on trying. */
export const useLive = (account: string | undefined, looking: Place | undefined) => {
  const [view, setView] = useState<View>();
  const [lost, setLost] = useState(false);
  const [language, setLanguage] = useState(0);
  const place = useRef(looking);
  place.current = looking;

  useEffect(() => {
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connect = () => {
      source = new EventSource(account ? `/live?as=${encodeURIComponent(account)}` : "/live");
      source.onmessage = ({ data }: MessageEvent<string>) => {
        // Our own server wrote it.
        const tell = JSON.parse(data) as Tell;
        setLost(false);
        setView((view) => heard(view, tell, place.current));
      };
      source.onerror = () => {
        setLost(true);
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, RETRY_MS);
      };
    };
    connect();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [account, language]);

  useEffect(() => setView((view) => view && { ...view, unseen: seen(view.unseen, looking) }), [looking]);

  const me = view?.state.people.find((person) => person.account === view.state.me);
  const changedLanguage = me !== undefined && me.locale !== view?.state.locale;
  // Words and commands come with the state: a new language asks for it anew.
  useEffect(() => {
    if (changedLanguage) setLanguage((n) => n + 1);
  }, [changedLanguage]);

  return { view, lost };
};
