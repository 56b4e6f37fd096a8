import { describe, expect, test } from "vitest";
import { namesFrom } from "../../src/bot/names.ts";
import { renderer } from "../../src/bot/render.ts";
import { sender } from "../../src/bot/sender.ts";
import { tellCoordinators } from "../../src/bot/trouble.ts";
import type { View } from "../../src/bot/view.ts";
import { Doubt, Gone, Later, message, text } from "../../src/chat/index.ts";
import { channelsOf } from "../../src/store/channels.ts";
import { shortenLeases, troubledPosts } from "../../src/store/outbox.ts";
import { addPosts, markStale, type NewPost, refresh, URGENCY } from "../../src/store/posts.ts";
import { deliveryTrouble } from "../../src/views/delivery.ts";
import { day, stageOn, summer } from "../stage.ts";
import { asPlayground, type Fate, pinboard, pinboardPlatform } from "../standins/pinboard.ts";
import { ENGINES, type EngineName } from "../stores.ts";
import { keptLog } from "./log.ts";

const HOUR = 3_600_000;
const START = summer("2022-08-17 07:00");

/** A view that says what it was given; and one that says nothing any more. */
const said: View = { name: "said", show: async ({ words }) => message(text(String(words))) };
const silent: View = { name: "silent", show: async () => undefined };
const broken: View = { name: "broken", show: async () => Promise.reject(new Error("a fault of ours")) };

const office = async (engine: EngineName, fate: Fate = () => undefined) => {
  const stage = await stageOn(engine);
  const board = pinboard();
  const log = keptLog();
  let at = START.getTime();
  const now = () => new Date(at);
  const platforms = asPlayground(pinboardPlatform(board, fate));
  const process = () =>
    sender({
      store: stage.store,
      platforms,
      log,
      now,
      render: renderer(stage.store, [said, silent, broken, deliveryTrouble]),
      names: namesFrom(stage.store, platforms),
      trouble: tellCoordinators,
      elapsed: () => at,
      sent: () => {},
      lively: false,
    });
  const first = process();
  const { organisationId } = await stage.campaign();
  const channels = new Map(
    (await stage.store.read((db) => channelsOf(db, { organisationId }))).map((one) => [one.externalId, one.id]),
  );
  const post = (words: string, more: Partial<NewPost> = {}) =>
    stage.store.transact((tx) =>
      addPosts(
        tx,
        [
          {
            organisationId,
            to: { channelId: channels.get("dagens") ?? "" },
            view: "said",
            args: { words },
            subject: "day:2022-08-17",
            urgency: URGENCY.bulk,
            dueAt: now(),
            ...more,
          },
        ],
        now(),
      ),
    );
  return {
    stage,
    board,
    log,
    post,
    process,
    channel: (name: string) => ({ channelId: channels.get(name) ?? "" }),
    flush: first.flush,
    /** Lets time pass and everything happen that falls due in it. */
    pass: async (milliseconds: number) => {
      at += milliseconds;
      await first.flush();
    },
    texts: () => board.messages.map(({ place, text: words }) => `${place} ${words}`),
    states: () =>
      stage.store.read(async (db, t) =>
        (await db.select().from(t.post)).map((one) => [one.view, one.state, one.fault]),
      ),
    [Symbol.asyncDispose]: async () => {
      await first[Symbol.asyncDispose]();
      await stage[Symbol.asyncDispose]();
    },
  };
};

/** Troubles in their order, then none. */
const first =
  (verb: "send" | "find" | "edit", ...troubles: readonly ReturnType<Fate>[]): Fate =>
  (asked) => {
    if (asked !== verb) return undefined;
    const [next, ...rest] = troubles;
    troubles = rest;
    return next;
  };

describe.each(ENGINES)("the sender, on %s", (engine) => {
  test("sends a post once, and nothing at the next look", async () => {
    await using house = await office(engine);
    await house.post("hej");

    await house.flush();
    await house.pass(HOUR);

    expect(house.texts()).toEqual(["#dagens hej"]);
  });

  test("finds a message whose answer was lost instead of sending it again", async () => {
    await using house = await office(engine, first("send", { done: true, error: new Doubt("dropped") }));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
    expect(await house.states()).toEqual([["said", "sent", null]]);
  });

  test("sends a message again that is in doubt and not to be found", async () => {
    await using house = await office(engine, first("send", { done: false, error: new Doubt("dropped") }));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
  });

  test("takes an unknown error of a platform for doubt, not for failure", async () => {
    await using house = await office(engine, first("send", { done: true, error: new Error("who knows") }));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
    expect(house.log.faults).toHaveLength(1);
  });

  test("still looks first when the platform puts the look off", async () => {
    const troubles = [
      ["send", { done: true, error: new Doubt("dropped") }],
      ["find", { done: false, error: new Later(30_000) }],
    ] as const;
    const left = [...troubles];
    await using house = await office(engine, (verb) => (left[0]?.[0] === verb ? left.shift()?.[1] : undefined));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);
    await house.pass(30_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
    expect(left).toEqual([]);
  });

  test("waits as long as the platform asks, without counting that as a failure", async () => {
    const later = { done: false, error: new Later(10_000) };
    await using house = await office(engine, first("send", later, later, later));
    await house.post("hej");

    await house.flush();
    await house.pass(9_999);
    const early = house.texts();
    for (let n = 0; n < 3; n++) await house.pass(10_000);

    expect(early).toEqual([]);
    expect(house.texts()).toEqual(["#dagens hej"]);
    const [post] = await house.stage.store.read((db, t) => db.select().from(t.post));
    expect(post?.attempts).toBe(1);
  });

  test("calls a message uncertain, and says so, when it can't be settled for a day", async () => {
    const doubt = { done: false, error: new Doubt("silence") };
    await using house = await office(engine, (_verb, place) => (place === "#dagens" ? doubt : undefined));
    await house.post("hej");

    for (let n = 0; n < 200; n++) await house.pass(HOUR / 4);

    expect(await house.states()).toContainEqual(["said", "uncertain", "uncertain"]);
    expect(house.texts()).toHaveLength(1);
    expect(house.texts()[0]).toContain("#samordning");
    expect(await house.stage.store.read(troubledPosts)).toEqual([{ state: "uncertain", fault: "uncertain", count: 1 }]);
  });

  test("gives up what can't be sent when its time is over, and says so once a day", async () => {
    const doubt = { done: false, error: new Doubt("silence") };
    await using house = await office(engine, (verb, place) =>
      verb === "send" && place === "#dagens" ? doubt : undefined,
    );
    const until = new Date(START.getTime() + HOUR);
    await house.post("ett", { until });
    await house.post("två", { until });

    for (let n = 0; n < 20; n++) await house.pass(HOUR / 4);

    const states = (await house.states()).filter(([view]) => view === "said");
    expect(states).toEqual([
      ["said", "expired", "undelivered"],
      ["said", "expired", "undelivered"],
    ]);
    expect(house.texts()).toHaveLength(1);
  });

  test("does not send what is not worth it any more, and tells nobody", async () => {
    await using house = await office(engine);
    await house.post("hej", { until: START, view: "said" });
    await house.post("hej", { view: "silent" });

    await house.flush();

    expect(house.texts()).toEqual([]);
    expect((await house.states()).map(([, state, fault]) => [state, fault])).toEqual([
      ["expired", null],
      ["expired", null],
    ]);
  });

  test("parks what goes to a channel that is gone, and reports the channel once", async () => {
    const gone = { done: false, error: new Gone("forbidden") };
    await using house = await office(engine, (_verb, place) => (place === "#dagens" ? gone : undefined));
    for (const words of ["ett", "två", "tre"]) await house.post(words);

    await house.flush();
    await house.pass(48 * HOUR);
    await house.post("fyra");
    await house.flush();

    expect((await house.states()).filter(([view]) => view === "said")).toEqual(
      Array.from({ length: 4 }, () => ["said", "parked", "forbidden"]),
    );
    expect(house.texts()).toHaveLength(1);
    expect(house.texts()[0]).toContain("#samordning");
  });

  test("goes to a person's other account where the latest can't be reached", async () => {
    const gone = { done: false, error: new Gone("unreachable-person") };
    await using house = await office(engine, (_verb, place) => (place === "@ny" ? gone : undefined));
    const personId = await house.stage.person("gammal");
    const { organisationId } = await house.stage.campaign();
    await house.stage.store.transact(async (tx, t) => {
      const [known] = await tx.select().from(t.account);
      await tx
        .insert(t.workspace)
        .values({ id: "playground:annan", organisationId, platform: "playground", externalId: "annan" });
      if (known)
        await tx
          .insert(t.account)
          .values({ ...known, workspaceId: "playground:annan", externalId: "ny", seenAt: START });
    });
    await house.post("hej", { to: { personId } });

    await house.flush();

    expect(house.texts()).toEqual(["@gammal hej"]);
  });

  test("answers people before it posts to everyone", async () => {
    const asked: string[] = [];
    const gates: (() => void)[] = [];
    await using house = await office(engine, (_verb, place) => {
      asked.push(place);
      return new Promise((resolve) => gates.push(() => resolve(undefined)));
    });
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => house.stage.person(`p${n}`)));
    for (const [n, personId] of people.slice(0, 11).entries()) await house.post(`till alla ${n}`, { to: { personId } });
    const flushed = house.flush();
    while (asked.length < 8) await new Promise(setImmediate);

    await house.post("svar", { to: { personId: people[11] ?? "" }, urgency: URGENCY.answer });
    const again = house.flush();
    // One message arrives, and what is sent in its stead is what comes next.
    gates.shift()?.();
    while (asked.length < 9) await new Promise(setImmediate);
    const next = asked[8];
    for (let sent = 1; sent < 12; sent++) {
      while (gates.length === 0) await new Promise(setImmediate);
      gates.shift()?.();
    }
    await Promise.all([flushed, again]);

    expect(next).toBe("@p11");
    expect(house.board.messages).toHaveLength(12);
  });

  test("does not let one silent place hold up the others", async () => {
    let release = () => {};
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    await using house = await office(engine, (_verb, place) => (place === "#dagens" ? held : undefined));
    await house.post("väntar");
    await house.post("kommer fram", { to: house.channel("samordning") });
    const flushed = house.flush();
    while (house.board.messages.length === 0) await new Promise(setImmediate);

    const before = house.texts();
    release();
    await flushed;

    expect(before).toEqual(["#samordning kommer fram"]);
    expect(house.texts()).toHaveLength(2);
  });

  test("two processes send each post once between them", async () => {
    await using house = await office(engine);
    await using other = house.process();
    for (let n = 0; n < 60; n++) await house.post(`${n}`, { to: { personId: await house.stage.person(`p${n}`) } });

    await Promise.all([house.flush(), other.flush()]);

    expect(new Set(house.texts()).size).toBe(60);
    expect(house.texts()).toHaveLength(60);
  });

  test("after a crash looks for what was under way once its lease is over, or at once where it is alone", async () => {
    await using house = await office(engine);
    await house.post("hej");
    await house.stage.store.transact(async (tx, t) => {
      await tx
        .update(t.post)
        .set({ state: "sending", attempts: 1, firstTriedAt: START, leaseUntil: new Date(START.getTime() + 120_000) });
    });
    const [{ id } = { id: "" }] = await house.stage.store.read((db, t) => db.select().from(t.post));
    house.board.pin(id, "#dagens", "hej");

    await house.pass(60_000);
    const held = await house.states();
    await house.stage.store.transact((tx) => shortenLeases(tx, { until: new Date(START.getTime() + 65_000) }));
    await house.pass(5_000);

    expect(held).toEqual([["said", "sending", null]]);
    expect(await house.states()).toEqual([["said", "sent", null]]);
    expect(house.texts()).toEqual(["#dagens hej"]);
  });

  test("does not wait for a lease that a clock set back has moved into the future", async () => {
    await using house = await office(engine);
    await house.post("hej");
    await house.stage.store.transact(async (tx, t) => {
      await tx.update(t.post).set({ state: "sending", leaseUntil: new Date(START.getTime() + 24 * HOUR) });
    });

    await house.flush();

    expect(house.texts()).toEqual(["#dagens hej"]);
  });

  test("brings a changed message up to date with one edit that carries the latest state", async () => {
    await using house = await office(engine);
    await house.post("hej");
    await house.flush();
    const { organisationId } = await house.stage.campaign();
    const stale = () =>
      house.stage.store.transact((tx) =>
        markStale(tx, { organisationId, day: day("2022-08-17"), activityId: "a", shiftId: "s" }),
      );

    await stale();
    await house.flush();
    for (let n = 0; n < 5; n++) {
      await stale();
      await house.pass(100);
    }
    await house.pass(2_000);

    expect(house.board.messages).toMatchObject([{ edits: 2 }]);
  });

  test("brings every channel's message up to date after many changes, each with one edit", async () => {
    await using house = await office(engine);
    const { organisationId } = await house.stage.campaign();
    for (const place of ["dagens", "samordning", "dagens"]) await house.post(place, { to: house.channel(place) });
    await house.post("annat", { subject: "day:2022-09-01" });
    await house.flush();

    for (let n = 0; n < 20; n++) {
      await house.stage.store.transact((tx) =>
        markStale(tx, { organisationId, day: day("2022-08-17"), activityId: `a${n}`, shiftId: `s${n}` }),
      );
    }
    await house.pass(2_000);

    expect(house.board.messages.map(({ text: words, edits }) => `${words} ${edits}`).sort()).toEqual([
      "annat 0",
      "dagens 1",
      "dagens 1",
      "samordning 1",
    ]);
  });

  test("makes up for a change that came while its message was being brought up to date", async () => {
    let change = async () => {};
    await using house = await office(engine, async (verb) => {
      if (verb === "edit") await change();
      return undefined;
    });
    const { organisationId } = await house.stage.campaign();
    const changed = () =>
      house.stage.store.transact((tx) => refresh(tx, { organisationId, subject: "day:2022-08-17" }));
    await house.post("hej");
    await house.flush();
    await changed();
    change = async () => {
      change = async () => {};
      await changed();
    };

    await house.flush();
    await house.pass(2_000);

    expect(house.board.messages).toMatchObject([{ edits: 2 }]);
  });

  test("tries a failed edit again more and more seldom, and gives up on a message that is gone", async () => {
    let edits = 0;
    let error: Error = new Error("a fault");
    await using house = await office(engine, (verb) => {
      if (verb !== "edit") return undefined;
      edits += 1;
      return { done: false, error };
    });
    await house.post("hej");
    await house.flush();
    await house.stage.store.transact(async (tx, t) => void (await tx.update(t.post).set({ stale: true })));

    for (let n = 0; n < 60; n++) await house.pass(1_000);
    const inAMinute = edits;
    error = new Gone("unknown-message");
    await house.pass(HOUR);
    await house.pass(HOUR);

    expect(inAMinute).toBe(4);
    expect(edits).toBe(5);
  });

  test("keeps a post whose rendering fails for a later try, and logs the fault", async () => {
    await using house = await office(engine);
    await house.post("hej", { view: "broken" });

    await house.flush();

    expect(await house.states()).toEqual([["broken", "pending", "fault"]]);
    expect(house.log.faults).toHaveLength(1);
  });

  test("takes no more on once it closes, and finishes what it holds", async () => {
    let release = () => {};
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    let sends = 0;
    await using house = await office(engine, () => {
      sends += 1;
      return held;
    });
    const other = house.process();
    for (let n = 0; n < 20; n++) await house.post(`${n}`, { to: { personId: await house.stage.person(`p${n}`) } });
    void other.flush();
    while (sends < 8) await new Promise(setImmediate);

    const closed = other[Symbol.asyncDispose]();
    release();
    await closed;

    const states = (await house.states()).map(([, state]) => state);
    expect(states.filter((state) => state === "sent")).toHaveLength(8);
    expect(states.filter((state) => state === "pending")).toHaveLength(12);
  });
});
