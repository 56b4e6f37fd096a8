import type { Call, ListedChannel, ListedRole, Values } from "../chat/index.ts";
import type { Day } from "../domain/day.ts";
import type { Standing } from "../domain/may.ts";
import type { Campaign } from "../domain/organisation.ts";
import type { Words } from "../locales/words.ts";
import type { Reader, Tx } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";

/** Who acts. An account never seen before has an id that is stored with its first write (`known` false until then). */
export type Actor = { readonly personId: string; readonly known: boolean; readonly workspaceId: string };

/** What a handler knows: who, when, in which campaign, and the words of the actor's language. */
export type Reading = {
  readonly db: Reader;
  readonly t: Tables;
  readonly call: Call;
  readonly at: Date;
  /** The campaign day of `at`. */
  readonly today: Day;
  readonly campaign: Campaign;
  readonly actor: Actor;
  readonly words: Words;
  /** What stands behind the colon of a button's, select's or form's id; empty for commands. */
  readonly arg: string;
  readonly values: Values;
  /** The workspace's channels, for handlers that list them; undefined where the platform can't. */
  readonly listed: readonly ListedChannel[] | undefined;
  /** The server's own roles, for handlers that see them; undefined where the platform has none. */
  readonly serverRoles: readonly ListedRole[] | undefined;
  /** The actor's roles, read when first asked for. */
  readonly standing: () => Promise<Standing>;
};

/** The same inside a transaction. */
export type Writing = Reading & { readonly tx: Tx };

/** In a workspace that is linked to no organisation. */
export type Unlinked = {
  readonly tx: Tx;
  readonly t: Tables;
  readonly call: Call;
  readonly at: Date;
  readonly words: Words;
  readonly arg: string;
  readonly values: Values;
};
