import { useEffect, useState } from "preact/hooks";
import { hashOf, type Spot, spotIn } from "./places.ts";

/** Where the page stands, kept in the address. */
export const useSpot = (): readonly [Partial<Spot>, (spot: Spot) => void] => {
  const [spot, setSpot] = useState(() => spotIn(location.hash));
  useEffect(() => {
    const follow = () => setSpot(spotIn(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const go = (next: Spot) => {
    history.pushState(null, "", hashOf(next));
    setSpot(next);
  };
  return [spot, go];
};
