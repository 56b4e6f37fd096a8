import { type Context, Hono } from "hono";
import type { Dispatch } from "../../chat/call.ts";
import type { Spec } from "../../chat/command.ts";
import { type Locale, localeOf } from "../../domain/locale.ts";
import { cleanText, TEXT_LIMITS } from "../../domain/text.ts";
import { accountOf } from "./account.ts";
import { callFrom, filesFit, perform } from "./acts.ts";
import type { Assets } from "./assets.ts";
import { momentAfter } from "./clock.ts";
import { boundedBody, ownSiteOnly, pageHeaders } from "./guard.ts";
import { type Json, jsonOf } from "./json.ts";
import type { Live } from "./live.ts";
import { peopleNamed } from "./mentions.ts";
import { actOf, askedOf, moveOf, newcomerOf } from "./requests.ts";
import { companyOf, firstAccount, type Sources, stateFor } from "./state.ts";
import type { Moved, Offered, Outcome, Place, Problem, Welcomed } from "./wire.ts";

/** What the engine gave when it started the platform. */
export type Engine = { readonly specs: readonly Spec[]; readonly dispatch: Dispatch };
export type House = Sources & { readonly live: Live; readonly report: (fault: unknown) => void };

/** How often a moving clock is shown, in milliseconds. */
const CLOCK_SHOWN_MS = 150;

/** The page and what it asks for; `engine` is undefined until the platform is started. */
export const routes = (house: House, assets: Assets, engine: () => Engine | undefined): Hono => {
  const app = new Hono();
  app.use(pageHeaders(assets.script), ownSiteOnly, boundedBody);
  app.onError((fault, c) => {
    // Whoever hangs up in the middle of a request breaks nothing of ours.
    if (!c.req.raw.signal.aborted) house.report(fault);
    return problem(c, "fault", 500);
  });
  app.notFound((c) => problem(c, "notFound", 404));

  for (const [path, { type, body }] of assets.files)
    app.get(path, (c) => c.body(body, 200, { "content-type": type, "cache-control": "no-cache" }));

  app.get("/live", async (c) => {
    const account = await watcher(house, c);
    const ready = engine();
    if (!account || !ready) return problem(c, ready ? "notFound" : "starting", ready ? 404 : 503);
    await speakTo(house, browserLocale(c));
    const stream = house.live.open(account, async () => ({
      kind: "state",
      state: await stateFor(house, ready.specs, account),
    }));
    return c.body(stream, 200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  });

  app.post("/acts", (c) =>
    taking(c, actOf, async (act) => {
      const ready = engine();
      const account = await accountIn(house, act.as, act.place);
      if (!ready || !account) return problem(c, ready ? "notFound" : "starting", ready ? 404 : 503);
      if (!filesFit(act)) return problem(c, "tooBig", 413);
      const outcome: Outcome = await perform(house, ready.dispatch, account, act);
      tellCompany(house);
      return c.json(outcome);
    }),
  );

  app.post("/completions", (c) =>
    taking(c, askedOf, async ({ as, place, command, option, typed }) => {
      const ready = engine();
      const account = await accountIn(house, as, place);
      if (!ready || !account) return problem(c, ready ? "notFound" : "starting", ready ? 404 : 503);
      const spec = ready.specs.find(({ name }) => name === command);
      const isPerson = spec?.options.find(({ name }) => name === option)?.kind === "person";
      const call = callFrom(house, account, place, "typing");
      const choices = isPerson
        ? peopleNamed(typed, await house.shelf.accounts())
        : await ready.dispatch.complete(call, command, option, typed);
      const offered: Offered = { choices };
      return c.json(offered);
    }),
  );

  app.post("/clock", (c) =>
    taking(c, moveOf, async (move) => {
      const now = house.clockwork.now();
      const to = move.kind === "next" ? undefined : momentAfter(move, now, (await house.scene.campaign()).zone);
      if (typeof to === "string") return problem(c, to, 400);
      using _shown = tellingClock(house);
      if (to) await house.clockwork.set(to);
      const moved: Moved = {
        moved: Boolean(to ?? (await house.clockwork.next())),
        now: house.clockwork.now().toISOString(),
      };
      return c.json(moved);
    }),
  );

  app.post("/people", (c) =>
    taking(c, newcomerOf, async ({ name, locale }) => {
      const clean = cleanText(name, TEXT_LIMITS.name);
      if (clean.kind !== "ok") return problem(c, clean.kind === "too-long" ? "nameTooLong" : "nameMissing", 400);
      const welcomed: Welcomed = { account: accountOf(clean.text) };
      const known = (await house.shelf.accounts()).some(({ id }) => id === welcomed.account);
      if (!known) await house.shelf.putAccount({ id: welcomed.account, name: clean.text, locale });
      tellCompany(house);
      return c.json(welcomed);
    }),
  );
  return app;
};

const problem = (c: Context, key: Problem["problem"], status: 400 | 404 | 413 | 415 | 500 | 503): Response => {
  const refusal: Problem = { problem: key };
  return c.json(refusal, status);
};

/** Reads the body as JSON of the shape that `shape` knows; the content type keeps other sites' forms out. */
const taking = async <T>(
  c: Context,
  shape: (json: Json) => T | undefined,
  work: (taken: T) => Promise<Response>,
): Promise<Response> => {
  if (!c.req.header("content-type")?.startsWith("application/json")) return problem(c, "unreadable", 415);
  const json = jsonOf(await c.req.text());
  const taken = json && shape(json);
  return taken === undefined ? problem(c, "unreadable", 400) : work(taken);
};

const accountIn = async ({ shelf, board }: House, as: string, place: Place) => {
  const account = (await shelf.accounts()).find(({ id }) => id === as);
  return account && (await board.isOpen(account.id, place)) ? account : undefined;
};

/** The account a page asks for, else the one a newcomer with this browser's language sees first. */
const watcher = async (house: House, c: Context): Promise<string | undefined> => {
  const asked = c.req.query("as");
  const known = (await house.shelf.accounts()).some(({ id }) => id === asked);
  return known ? asked : firstAccount(house, browserLocale(c));
};

const browserLocale = (c: Context): Locale | undefined => localeOf(c.req.header("accept-language")?.split(",")[0]);

/** Everybody reads the language of the browser that shows them, and is spoken to in it, until they choose another. */
const speakTo = async ({ shelf, scene, clockwork }: House, locale: Locale | undefined): Promise<void> => {
  if (!locale) return;
  const campaign = await scene.campaign();
  for (const account of await shelf.accounts()) {
    const { locale: spoken } = await scene.standing(account.id);
    // Who is spoken to in another language than that of their last browser has chosen it.
    if (spoken && spoken !== account.locale) continue;
    if (account.locale !== locale) await shelf.putAccount({ ...account, locale });
    if ((spoken ?? campaign.locale) !== locale) await scene.choose(account.id, locale, clockwork.now());
  }
};

/** Shows the clock on every page while it moves, and where it came to rest. */
const tellingClock = ({ live, clockwork }: House): Disposable => {
  const tell = () => live.tell(async () => ({ kind: "clock", now: clockwork.now().toISOString() }));
  const telling = setInterval(tell, CLOCK_SHOWN_MS);
  return {
    [Symbol.dispose]: () => {
      clearInterval(telling);
      tell();
    },
  };
};

/** What a person did may have changed roles, associations and languages. */
const tellCompany = (house: House): void =>
  house.live.tell(async (account) => ({ kind: "people", ...(await companyOf(house, account)) }));
