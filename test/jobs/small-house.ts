import { nextDueAt } from "../../src/store/delivery/outbox.ts";
import { type Arrived, type House, openHouse } from "../house.ts";
import { type Stage, stageIn, summer } from "../stage.ts";
import type { EngineName } from "../stores.ts";

/** The real bot on a small campaign, whose time is let pass as it would. */
export type SmallHouse = AsyncDisposable & {
  readonly house: House;
  readonly stage: Stage;
  /** Lets everything happen up to a moment in campaign time, in its order; answers what arrived. */
  readonly pass: (to: string) => Promise<readonly Arrived[]>;
  /** Lets someone sign up now, as pressing the button does. */
  readonly come: (name: string, shiftId: string) => Promise<void>;
  /** The id of a person who has acted or holds a role. */
  readonly personId: (name: string) => Promise<string>;
};

export const smallHouse = async (at: string, engine: EngineName = "sqlite"): Promise<SmallHouse> => {
  const house = await openHouse({ engine, example: false, at: summer(at).toISOString() });
  const stage = await stageIn(house.store);
  let now = summer(at);
  await house.tick(now.toISOString());
  return {
    house,
    stage,
    pass: async (text) => {
      const to = summer(text);
      const arrived: Arrived[] = [];
      for (;;) {
        const job = await house.app.scheduler.next(now, to);
        const post = await house.store.read(nextDueAt);
        const moments = [job, post].filter((one) => one !== undefined && one > now && one <= to).map(Number);
        now = moments.length > 0 ? new Date(Math.min(...moments)) : to;
        arrived.push(...(await house.tick(now.toISOString())));
        if (now >= to) return arrived;
      }
    },
    come: async (name, shiftId) => {
      await house.seat(name);
      const { refused, text } = await house.press(name, `signup:${shiftId}`);
      if (refused) throw new Error(text);
    },
    personId: async (name) => {
      const { accountOf } = await import("../../src/adapters/playground/account.ts");
      const rows = await house.store.read((db, t) => db.select().from(t.account));
      const found = rows.find(({ externalId }) => externalId === accountOf(name));
      if (!found) throw new Error(`${name} has not acted`);
      return found.personId;
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
};

/** What arrived of a view, as `name: text`. */
export const told = (arrived: readonly Arrived[], ...views: readonly string[]): readonly string[] =>
  arrived.filter(({ view }) => views.includes(view)).map(({ to, text }) => `${to}: ${text}`);
