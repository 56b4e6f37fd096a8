import type { Place, State, WireChannel, WirePerson, WireSpec } from "../wire.ts";
import type { Say } from "./words.ts";

/** Where the page stands: as whom, and in which place. */
export type Spot = { readonly account: string; readonly place: Place };

export const channelPlace = ({ id }: Pick<WireChannel, "id">): Place => `channel:${id}`;
export const personalPlace = (account: string): Place => `account:${account}`;

export const channelAt = ({ channels }: State, place: Place): WireChannel | undefined =>
  channels.find((channel) => channelPlace(channel) === place);

/** Where a person starts: the day's channel, else their own messages. */
export const firstPlace = ({ me, channels }: State): Place => {
  const channel =
    channels.find(({ purpose, open }) => open && purpose === "daily") ?? channels.find(({ open }) => open);
  return channel ? channelPlace(channel) : personalPlace(me);
};

/** Who reads a place: for a closed channel one of its own people, else a coordinator. */
export const readerOf = ({ me, people, channels }: State, place: Place): string => {
  if (place.startsWith("account:")) return place.slice("account:".length);
  const channel = channels.find((one) => channelPlace(one) === place);
  if (!channel || channel.open) return me;
  const own = people.find(
    ({ association }) => channel.purpose === "association" && association === channel.association,
  );
  return (own ?? people.find(({ role }) => role === "coordinator"))?.account ?? me;
};

/** What a place is called: `#dagens`, or the person whose messages it holds. */
export const placeName = (state: State, place: Place, say: Say): string => {
  const channel = channelAt(state, place);
  if (channel) return `#${channel.name}`;
  const account = place.slice("account:".length);
  if (account === state.me) return say("personal");
  return state.people.find((person) => person.account === account)?.name ?? "";
};

export const roleWords = ({ role, association }: WirePerson, say: Say): string =>
  association && role !== "coordinator" ? `${say(role)}, ${association}` : say(role);

/** The commands this person may use. */
export const specsFor = ({ me, people, specs }: State): readonly WireSpec[] => {
  const role = people.find(({ account }) => account === me)?.role;
  return specs.filter(
    ({ audience }) =>
      audience === "everyone" || role === "coordinator" || (role === "organiser" && audience === "organisers"),
  );
};

/** The spot in the address, so that a reload and a second tab keep their person. */
export const spotIn = (hash: string): Partial<Spot> => {
  const [account, place] = hash.replace(/^#/, "").split("/").map(decodeURIComponent);
  return {
    ...(account && { account }),
    ...(place && (place.startsWith("channel:") || place.startsWith("account:")) && { place: place as Place }),
  };
};
export const hashOf = ({ account, place }: Spot): string =>
  `#${encodeURIComponent(account)}/${encodeURIComponent(place)}`;
