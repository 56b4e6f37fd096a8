import { nanoid } from "nanoid";
import { WORKSPACE } from "./adapters/playground/account.ts";
import type { Clockwork } from "./adapters/playground/clockwork.ts";
import { type Playground, playground } from "./adapters/playground/platform.ts";
import type { Scene, Channel as SceneChannel, Standing } from "./adapters/playground/scene.ts";
import type { Log } from "./bot/log.ts";
import { newReference } from "./bot/reference.ts";
import type { Channels } from "./chat/index.ts";
import { DEFAULT_LOCALE } from "./domain/locale.ts";
import { roleOf } from "./domain/may.ts";
import { DEFAULT_ZONE } from "./domain/organisation.ts";
import { foldText } from "./domain/text.ts";
import { associationsOf } from "./store/organisation/associations.ts";
import { channelsOf } from "./store/organisation/channels.ts";
import { addAccount, homeOf, setLocale, workspaceIdOf } from "./store/people/accounts.ts";
import { countedIn, membershipsOf, standingOf } from "./store/people/roles.ts";
import { playgroundShelf } from "./store/playground.ts";
import type { Reader, Store } from "./store/store.ts";

/** The playground's workspace as our tables know it. */
export const PLAYGROUND = workspaceIdOf("playground", WORKSPACE);

/** What the page must know of the organisation, read from the bot's tables. */
const sceneFrom = (store: Store): Scene => ({
  channels: () => store.read(channelsInPlayground),
  standing: (account) => store.read((db) => standingIn(db, account)),
  campaign: () =>
    store.read(async (db) => {
      const home = await homeOf(db, { workspaceId: PLAYGROUND, account: "" });
      return home?.campaign ?? { zone: DEFAULT_ZONE, locale: DEFAULT_LOCALE };
    }),
  choose: (account, locale, at) =>
    store.transact(async (tx) => {
      const home = await homeOf(tx, { workspaceId: PLAYGROUND, account });
      if (!home) return;
      const personId = home.person?.id ?? nanoid();
      const { organisationId } = home.campaign;
      if (!home.person) await addAccount(tx, { personId, organisationId, workspaceId: PLAYGROUND, account, at });
      await setLocale(tx, { personId, locale });
    }),
});

const channelsInPlayground = async (db: Reader): Promise<readonly SceneChannel[]> => {
  const home = await homeOf(db, { workspaceId: PLAYGROUND, account: "" });
  if (!home) return [];
  const { organisationId } = home.campaign;
  const names = new Map((await associationsOf(db, { organisationId })).map(({ id, name }) => [id, name]));
  return (await channelsOf(db, { organisationId })).flatMap(
    ({ workspaceId, externalId, purpose, associationId, closed }) => {
      if (workspaceId !== PLAYGROUND || purpose === "none") return [];
      const association = associationId ? names.get(associationId) : undefined;
      return [{ id: externalId, name: externalId, purpose, association, closed }];
    },
  );
};

/** Where someone of the playground stands: an activist in no association while the bot does not know them. */
export const standingIn = async (db: Reader, account: string): Promise<Standing> => {
  const home = await homeOf(db, { workspaceId: PLAYGROUND, account });
  if (!home?.person) return { role: "activist", association: undefined, locale: undefined };
  const { id, locale } = home.person;
  const who = await standingOf(db, id);
  const [organised] = who.organiserOf;
  const all = await associationsOf(db, { organisationId: home.campaign.organisationId });
  const memberships = await membershipsOf(db, id);
  const association = all.find((one) => one.id === organised)?.name ?? (countedIn(memberships) ?? memberships[0])?.name;
  return { role: roleOf(who), association, locale };
};

/** A channel's name as people write it: `upplands-väsby`. */
const channelName = (name: string): string => foldText(name).replace(/[^\p{L}\p{N}]+/gu, "-");

/**
 * The playground has every channel that anyone names; it lists those in use, those that every organisation begins with,
 * and one for each association that has none, so that setting up can be practised.
 */
export const playgroundChannels = (store: Store): Channels => ({
  list: () =>
    store.read(async (db) => {
      const used = await channelsInPlayground(db);
      const home = await homeOf(db, { workspaceId: PLAYGROUND, account: "" });
      const all = home ? await associationsOf(db, { organisationId: home.campaign.organisationId }) : [];
      const placed = new Set(used.map(({ association }) => association));
      const usual = FIRST_CHANNELS.map(({ externalId, closed }) => ({ id: externalId, name: externalId, closed }));
      const others = all
        .filter(({ name }) => !placed.has(name))
        .map(({ name }) => ({ id: channelName(name), name: channelName(name), closed: true }));
      const known = new Set(used.map(({ id }) => id));
      return [...used, ...[...usual, ...others].filter(({ id }) => !known.has(id))];
    }),
});

/** The channels that every organisation of the playground begins with. */
export const FIRST_CHANNELS = [
  { externalId: "aktiviteter", purpose: "daily", closed: false },
  { externalId: "samordnare", purpose: "coordinators", closed: true },
] as const;

/** The playground has every channel that anyone names. */
export const placeInPlayground = (name: string) => ({ workspaceId: PLAYGROUND, externalId: name, closed: true });

/** The playground on a store; its clock is the given one. */
export const playgroundOn = (store: Store, clockwork: Clockwork, log: Log): Playground =>
  playground({
    shelf: playgroundShelf(store),
    scene: sceneFrom(store),
    clockwork,
    report: (fault) => log.fault(newReference(), fault, { in: "playground" }),
  });
