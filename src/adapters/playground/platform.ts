import { Gone, type Outgoing, type Platform, type Profile, type Ref, type Target } from "../../chat/platform.ts";
import { WORKSPACE } from "./account.ts";
import { readAssets } from "./assets.ts";
import { accountPlace, board as boardOf, channelPlace } from "./board.ts";
import { oneAtATime } from "./clock.ts";
import type { Clockwork } from "./clockwork.ts";
import { livePages } from "./live.ts";
import { render } from "./render.ts";
import { type Engine, routes } from "./routes.ts";
import type { Scene } from "./scene.ts";
import type { Shelf } from "./shelf.ts";
import type { Place } from "./wire.ts";

/** What `app` gives the playground. `report` takes faults that no answer can carry. */
export type Given = {
  readonly shelf: Shelf;
  readonly scene: Scene;
  readonly clockwork: Clockwork;
  readonly report: (fault: unknown) => void;
};

/** A chat platform that is a page on this machine; `fetch` serves it. */
export interface Playground extends Platform {
  fetch(request: Request): Promise<Response>;
}

export const playground = (given: Given): Playground => {
  const { shelf, scene, report } = given;
  const clockwork = oneAtATime(given.clockwork);
  const live = livePages(async () => ({ kind: "clock", now: clockwork.now().toISOString() }), report);
  const board = boardOf(shelf, scene, live);
  let engine: Engine | undefined;
  let app: ReturnType<typeof routes> | undefined;

  const placeOf = async (target: Target): Promise<Place> => {
    if (target.workspace !== WORKSPACE) throw new Gone("unknown-channel");
    if (target.kind === "account") {
      if (!(await accountOf(target.account))) throw new Gone("unreachable-person");
      return accountPlace(target.account);
    }
    if (!(await scene.channels()).some(({ id }) => id === target.channel)) throw new Gone("unknown-channel");
    return channelPlace(target.channel);
  };
  const accountOf = async (id: string) => (await shelf.accounts()).find((account) => account.id === id);
  const found = async ({ id }: Outgoing): Promise<Ref | undefined> => {
    const message = await board.get(id);
    return message && { channel: message.place, parts: [message.id] };
  };

  return {
    async start(specs, dispatch) {
      engine = { specs, dispatch };
    },
    async send(post, message) {
      const place = await placeOf(post.target);
      const before = await found(post);
      if (before) return before;
      const only = post.target.kind === "account" ? post.target.account : undefined;
      await board.put({ id: post.id, place, only, at: clockwork.now().toISOString(), blocks: render(message) });
      return { channel: place, parts: [post.id] };
    },
    async edit({ parts: [id = ""] }, message) {
      const before = await board.get(id);
      if (!before) throw new Gone("unknown-message");
      await board.put({ ...before, blocks: render(message) });
    },
    find: found,
    async profile(workspace, account): Promise<Profile | undefined> {
      const known = workspace === WORKSPACE ? await accountOf(account) : undefined;
      return known && { name: known.name, locale: known.locale, member: true };
    },
    async fetch(request) {
      // The page is read when it is first asked for: the command line posts without ever showing one.
      app ??= routes({ shelf, scene, clockwork, board, live, report }, readAssets(), () => engine);
      return app.fetch(request);
    },
    async [Symbol.asyncDispose]() {
      live.close();
      engine = undefined;
    },
  };
};
