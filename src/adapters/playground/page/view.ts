import type { Place, State, Tell, WireMessage } from "../wire.ts";

/** What the page knows: the state of one person, and the places where something came that nobody has looked at yet. */
export type View = { readonly state: State; readonly unseen: ReadonlySet<Place> };

/** The view after the server told something, while the page shows the place `looking`. */
export const heard = (view: View | undefined, tell: Tell, looking: Place | undefined): View | undefined => {
  if (tell.kind === "state") return { state: tell.state, unseen: seen(unseenIn(tell.state, view), looking) };
  if (!view) return undefined;
  const { state, unseen } = view;
  if (tell.kind === "clock") return { state: { ...state, now: tell.now }, unseen };
  if (tell.kind === "people") return { state: { ...state, people: tell.people, channels: tell.channels }, unseen };
  if (tell.kind === "stir") return { state, unseen: new Set(unseen).add(tell.place) };
  const isNew = !state.messages.some(({ id }) => id === tell.message.id);
  const elsewhere = tell.message.place !== looking && tell.message.by !== state.me;
  return {
    state: { ...state, messages: withMessage(state.messages, tell.message) },
    unseen: isNew && elsewhere ? new Set(unseen).add(tell.message.place) : unseen,
  };
};

/** What came while the server was away, or this page was not looked at, is as unseen as before. */
const unseenIn = (state: State, before: View | undefined): ReadonlySet<Place> => {
  if (!before || before.state.me !== state.me) return before?.unseen ?? new Set();
  const known = new Set(before.state.messages.map(({ id }) => id));
  const fresh = state.messages.filter(({ id, by }) => !known.has(id) && by !== state.me);
  return new Set([...before.unseen, ...fresh.map(({ place }) => place)]);
};

/** The unseen places once `place` has been looked at. */
export const seen = (unseen: ReadonlySet<Place>, place: Place | undefined): ReadonlySet<Place> => {
  if (!place || !unseen.has(place)) return unseen;
  const left = new Set(unseen);
  left.delete(place);
  return left;
};

const withMessage = (messages: readonly WireMessage[], message: WireMessage): readonly WireMessage[] => {
  const at = messages.findIndex(({ id }) => id === message.id);
  return at < 0 ? [...messages, message] : messages.with(at, message);
};
