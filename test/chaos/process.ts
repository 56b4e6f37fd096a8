import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { compose } from "../../src/app.ts";
import { releaseLeases } from "../../src/bot/sender/taken.ts";
import type { Platform, PlatformName } from "../../src/chat/index.ts";
import { pinoLog } from "../../src/log.ts";
import { addressOf } from "../../src/store/address.ts";
import { lockFile } from "../../src/store/lock.ts";
import { openStore } from "../../src/store/open.ts";
import { httpPlatform } from "./platform.ts";
import { SPEED } from "./time.ts";

/** The whole bot as a process of its own on the tests' platform; its time runs faster, so that much falls due. */
const { DATABASE_URL = "", CHAOS_PLATFORM = "", CHAOS_BEGAN = "", CHAOS_FROM = "", CHAOS_LIFETIME = "" } = process.env;
/** Milliseconds between two looks at what is due. */
const LOOK = 200;

const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());

let began = CHAOS_BEGAN === "" ? undefined : Number(CHAOS_BEGAN);
const clock = {
  now: () => {
    const passed = began === undefined ? 0 : (Date.now() - began) * SPEED;
    return new Date(Number(CHAOS_FROM) + Math.min(passed, CHAOS_LIFETIME === "" ? passed : Number(CHAOS_LIFETIME)));
  },
};
{
  await using _lock = await lockFile(DATABASE_URL);
  await using store = await openStore(DATABASE_URL);
  await using platform = httpPlatform(CHAOS_PLATFORM);
  const log = pinoLog();
  const app = compose({
    store,
    clock,
    log,
    platforms: new Map<PlatformName, Platform>([["playground", platform]]),
    channels: new Map(),
    sent: () => {},
    lively: true,
  });
  await using _sender = app.sender;
  await app.start();
  if (addressOf(DATABASE_URL).kind === "sqlite") await releaseLeases(store, clock.now());
  // A process that is killed could not leave it behind at its end.
  flushCompileCache();
  process.stdout.write("ready\n");
  began ??= Date.now();
  while (!stop.signal.aborted) {
    await app.scheduler.tick(clock.now());
    app.sender.wake();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LOOK);
    await Promise.race([promise, once(stop.signal, "abort")]);
    clearTimeout(timer);
  }
}
