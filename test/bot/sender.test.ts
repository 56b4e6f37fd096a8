import { describe, expect, test } from "vitest";
import { URGENCY } from "../../src/store/delivery/posts.ts";
import { ENGINES } from "../stores.ts";
import { HOUR, office } from "./office.ts";

describe.each(ENGINES)("the sender, on %s", (engine) => {
  test("sends a post once, and nothing at the next look", async () => {
    await using house = await office(engine);
    await house.post("hej");

    await house.flush();
    await house.pass(HOUR);

    expect(house.texts()).toEqual(["#dagens hej"]);
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
