import { foldText } from "./text.ts";

/** A channel of a workspace, as far as its name tells. */
export type Named = { readonly id: string; readonly name: string };

/** What channels seem to be for, by their names. Each channel and each association is matched once at most. */
export type ChannelMatch<C extends Named> = {
  readonly daily: C | undefined;
  readonly coordinators: C | undefined;
  readonly associations: readonly { readonly associationId: string; readonly channel: C }[];
};

const DAILY = [
  "aktiviteter",
  "dagens aktiviteter",
  "schema",
  "kalender",
  "idag",
  "i dag",
  "activities",
  "schedule",
  "today",
];
const COORDINATORS = ["samordnare", "samordning", "samordnargruppen", "valledning", "coordinators", "coordination"];

/** A name as channels write it: å and ä as a, ö as o, everything else but letters and digits a gap. */
const pieces = (name: string): readonly string[] =>
  foldText(name)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const says = (channel: readonly string[], said: readonly string[]): boolean =>
  said.length > 0 && channel.some((_, at) => said.every((piece, i) => channel[at + i] === piece));

const named = <C extends Named>(channels: readonly C[], names: readonly string[]): C | undefined =>
  names
    .map((name) => channels.find((channel) => pieces(channel.name).join(" ") === pieces(name).join(" ")))
    .find((found) => found !== undefined);

/**
 * Matches channels by name: the daily post's, the coordinators', and each association's, which holds the association's
 * name (`ring-solna`, `v_upplands-vasby`). Where several channels hold it the shortest is meant, and where one channel
 * holds several associations' names the longest name.
 */
export const matchChannels = <C extends Named>(
  channels: readonly C[],
  associations: readonly { readonly id: string; readonly name: string }[],
): ChannelMatch<C> => {
  const daily = named(channels, DAILY);
  const coordinators = named(channels, COORDINATORS);
  const left = channels
    .filter((channel) => channel !== daily && channel !== coordinators)
    .map((channel) => ({ channel, pieces: pieces(channel.name) }))
    .sort((a, b) => a.pieces.length - b.pieces.length || a.channel.name.localeCompare(b.channel.name, "sv"));
  const longestFirst = associations
    .map(({ id, name }) => ({ id, pieces: pieces(name) }))
    .sort((a, b) => b.pieces.join("").length - a.pieces.join("").length);
  const taken = new Set<C>();
  const matched = longestFirst.flatMap(({ id, pieces: said }) => {
    const found = left.find(({ channel, pieces: all }) => !taken.has(channel) && says(all, said));
    if (!found) return [];
    taken.add(found.channel);
    return [{ associationId: id, channel: found.channel }];
  });
  return { daily, coordinators, associations: matched };
};
