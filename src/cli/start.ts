import { once } from "node:events";
import type { Playground } from "../adapters/playground/platform.ts";
import { type App, compose } from "../app.ts";
import { newReference } from "../bot/reference.ts";
import type { Platform, PlatformName } from "../chat/index.ts";
import { machineClock, movableClock } from "../clock.ts";
import { clockworkOf } from "../clockwork.ts";
import { lookDaily } from "../departures.ts";
import { fillExample, isEmpty } from "../example.ts";
import { openingMoment, seatNewcomers, seatPeople } from "../opening.ts";
import { chatPlatforms } from "../platforms.ts";
import { playgroundChannels, playgroundOn } from "../playground.ts";
import { addressOf } from "../store/address.ts";
import { lockFile } from "../store/lock.ts";
import { addCode } from "../store/organisation/codes.ts";
import type { Store } from "../store/store.ts";
import { serve } from "../web/serve.ts";
import { openMigrated } from "./database.ts";
import type { Terminal, Verb } from "./verb.ts";

/** Listens on the port, or where that is taken on any free one. */
const listen = async (terminal: Terminal, playground: Playground | undefined, store: Store) => {
  const { host, port } = terminal.config;
  const report = (fault: unknown): void => terminal.log.fault(newReference(), fault, { in: "web" });
  const healthy = async (): Promise<boolean> => store.read(async () => true);
  const mount = playground && ((request: Request): Promise<Response> => playground.fetch(request));
  try {
    return await serve({ host, port, mount, healthy, report });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    terminal.log.warn("port taken, using a free one", { port });
    return serve({ host, port: 0, mount, healthy, report });
  }
};

/** How a playground opens: without the example, at a moment of its own. */
type Opening = { readonly empty: boolean; readonly at: Date | undefined };

/** The bot in the playground, until it is asked to stop. */
export const runPlayground = async (terminal: Terminal, url: string, { empty, at }: Opening): Promise<number> => {
  const { log, say, signal } = terminal;
  await using _lock = await lockFile(url);
  // Moving its clock commits hundreds of times, and nothing in a playground must outlive a loss of power.
  await using store = await openMigrated(url, "process");
  if (!empty && (await isEmpty(store))) await fillExample(store);
  const opening = at ?? (await openingMoment(store, new Date()));
  await (empty ? seatNewcomers : seatPeople)(store, opening);
  const code = empty ? await foundingCode(store, opening) : undefined;
  const clock = movableClock(opening);
  let app: App | undefined;
  let delivered = 0;
  const composed = (): App => {
    if (!app) throw new Error("the clock was moved before the bot was put together");
    return app;
  };
  await using playground = playgroundOn(
    store,
    clockworkOf({ clock, store, app: composed, delivered: () => delivered }),
    log,
  );
  app = compose({
    store,
    clock,
    log,
    platforms: new Map<PlatformName, Platform>([["playground", playground]]),
    channels: new Map([["playground", playgroundChannels(store)]]),
    sent: () => {
      delivered++;
    },
    lively: true,
  });
  await using _sender = app.sender;
  await app.start();
  await using web = await listen(terminal, playground, store);
  say(`Samling is open on ${web.address}`);
  if (code) say(`To set up a campaign there, type: /campaign setup ${code}`);
  terminal.document({ address: web.address, ...(code && { code }) });
  using _minutes = await app.live(addressOf(url).kind === "sqlite");
  if (!signal.aborted) await once(signal, "abort");
  return 0;
};

/** The code with which a campaign is set up where none is. */
const foundingCode = (store: Store, at: Date): Promise<string> =>
  store.transact((tx) => addCode(tx, { purpose: "setup", organisationId: undefined, personId: undefined, at }));

/** The bot in its chat platforms, until it is asked to stop. The playground is off. */
const runChat = async (terminal: Terminal): Promise<number> => {
  const { config, log, say, signal } = terminal;
  await using _lock = await lockFile(config.database);
  await using store = await openMigrated(config.database);
  await using resources = new AsyncDisposableStack();
  const { platforms, servers, stopped } = await chatPlatforms({ config, store, clock: machineClock, log });
  for (const platform of platforms.values()) resources.use(platform);
  const parts = { store, clock: machineClock, log, platforms, channels: platforms, servers, sent: () => {} };
  const app = compose({ ...parts, lively: true });
  resources.use(app.sender);
  await using web = await listen(terminal, undefined, store);
  await app.start();
  const present = [...platforms.keys()].filter((platform) => !stopped.has(platform));
  say(`Samling is in ${present.join(" and ") || "no chat"}; health on ${web.address}/health`);
  terminal.document({ address: web.address, platforms: present });
  using _minutes = await app.live(addressOf(config.database).kind === "sqlite");
  using _days = lookDaily({ store, clock: machineClock, log, platforms, servers });
  if (!signal.aborted) await once(signal, "abort");
  return 0;
};

export const start: Verb = {
  name: "start",
  usage: "start",
  about: "run the bot; without a chat token, the playground with the example campaign",
  words: [0, 0],
  options: {},
  run: async (terminal) => {
    const { database, discord, slack } = terminal.config;
    return discord || slack ? runChat(terminal) : runPlayground(terminal, database, { empty: false, at: undefined });
  },
};
