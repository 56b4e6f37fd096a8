import { LIMITS } from "./limits.ts";
import type { Live } from "./live.ts";
import type { Scene, Standing } from "./scene.ts";
import { reads } from "./scene.ts";
import type { Shelf } from "./shelf.ts";
import type { Place, Tell, WireMessage } from "./wire.ts";

/** The messages of the playground: kept on the shelf, shown on the open pages of those who may read them. */
export type Board = {
  readonly put: (message: WireMessage) => Promise<void>;
  readonly get: (id: string) => Promise<WireMessage | undefined>;
  /** What the account may read, oldest first. */
  readonly readBy: (account: string) => Promise<readonly WireMessage[]>;
  /** Whether the account reads the place at all; false for places that do not exist. */
  readonly isOpen: (account: string, place: Place) => Promise<boolean>;
};

export const accountPlace = (account: string): Place => `account:${account}`;
export const channelPlace = (channel: string): Place => `channel:${channel}`;

export const board = (shelf: Shelf, scene: Scene, live: Live): Board => {
  const openPlaces = async (account: string, standing: Standing): Promise<ReadonlySet<Place>> => {
    const channels = await scene.channels();
    const open = channels.filter((channel) => reads(standing, channel)).map(({ id }) => channelPlace(id));
    return new Set([accountPlace(account), ...open]);
  };
  const placesOf = async (account: string) => openPlaces(account, await scene.standing(account));

  const tellOf = async (message: WireMessage, account: string): Promise<Tell | undefined> => {
    const open = (await placesOf(account)).has(message.place);
    if (open && maySee(message, account)) return { kind: "put", message };
    return message.only === undefined || message.place === accountPlace(message.only)
      ? { kind: "stir", place: message.place }
      : undefined;
  };

  return {
    async put(message) {
      await shelf.putMessage({ id: message.id, body: JSON.stringify(message) });
      live.tell((account) => tellOf(message, account));
    },
    async get(id) {
      const kept = await shelf.message(id);
      return kept && parsed(kept.body);
    },
    async readBy(account) {
      const places = await placesOf(account);
      const kept = await shelf.messages(LIMITS.messages);
      return kept
        .map(({ body }) => parsed(body))
        .filter((message) => places.has(message.place) && maySee(message, account));
    },
    isOpen: async (account, place) => (await placesOf(account)).has(place),
  };
};

const maySee = ({ only }: WireMessage, account: string): boolean => only === undefined || only === account;
// The shelf gives back what `put` gave it, so the shape is ours.
const parsed = (body: string): WireMessage => JSON.parse(body) as WireMessage;
