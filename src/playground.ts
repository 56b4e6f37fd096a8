import { WORKSPACE } from "./adapters/playground/account.ts";
import type { Clockwork } from "./adapters/playground/clockwork.ts";
import { type Playground, playground } from "./adapters/playground/platform.ts";
import type { Scene, Channel as SceneChannel, Standing } from "./adapters/playground/scene.ts";
import type { Log } from "./bot/log.ts";
import { newReference } from "./bot/reference.ts";
import type { Channels } from "./chat/index.ts";
import type { Zone } from "./domain/day.ts";
import { roleOf } from "./domain/may.ts";
import { homeOf, workspaceIdOf } from "./store/accounts.ts";
import { associationsOf } from "./store/associations.ts";
import { channelsOf } from "./store/channels.ts";
import { playgroundShelf } from "./store/playground.ts";
import { countedIn, membershipsOf, standingOf } from "./store/roles.ts";
import type { Reader, Store } from "./store/store.ts";

/** The playground's workspace as our tables know it. */
export const PLAYGROUND = workspaceIdOf("playground", WORKSPACE);

const UTC = "UTC" as Zone;

/** What the page must know of the organisation, read from the bot's tables. */
const sceneFrom = (store: Store): Scene => ({
  channels: () => store.read(channelsInPlayground),
  standing: (account) => store.read((db) => standingIn(db, account)),
  zone: () =>
    store.read(async (db) => (await homeOf(db, { workspaceId: PLAYGROUND, account: "" }))?.campaign.zone ?? UTC),
});

const channelsInPlayground = async (db: Reader): Promise<readonly SceneChannel[]> => {
  const home = await homeOf(db, { workspaceId: PLAYGROUND, account: "" });
  if (!home) return [];
  const { organisationId } = home.campaign;
  const names = new Map((await associationsOf(db, { organisationId })).map(({ id, name }) => [id, name]));
  return (await channelsOf(db, { organisationId }))
    .filter(({ workspaceId }) => workspaceId === PLAYGROUND)
    .map(({ externalId, purpose, associationId, closed }) => ({
      id: externalId,
      name: externalId,
      purpose,
      association: associationId ? names.get(associationId) : undefined,
      closed,
    }));
};

const standingIn = async (db: Reader, account: string): Promise<Standing> => {
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

/** The playground's channels are those the bot was given: it has no others. */
export const playgroundChannels = (store: Store): Channels => ({ list: () => store.read(channelsInPlayground) });

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
