import { describe, expect, test } from "vitest";
import { message, text } from "../../../src/chat/message.ts";
import { Gone, type Outgoing, type Target } from "../../../src/chat/platform.ts";
import { listen } from "./asking.ts";
import { rehearsal } from "./rehearsal.ts";
import { KIM, ROBIN, SAM } from "./script.ts";

const since = new Date("2022-08-17T05:00:00Z");
const post = (id: string, target: Partial<Extract<Target, { kind: "channel" }>> = {}): Outgoing => ({
  id,
  since,
  target: { kind: "channel", workspace: "playground", channel: "today", ...target },
});
const personal = (id: string, account: string): Outgoing => ({
  id,
  since,
  target: { kind: "account", workspace: "playground", account },
});
const said = message(text("Vi ses!"));

describe("a post", () => {
  test("sent twice is there once", async () => {
    await using r = await rehearsal();

    const first = await r.page.send(post("a"), said);
    const again = await r.page.send(post("a"), message(text("Again")));

    expect(again).toEqual(first);
    expect((await r.shelf.messages(10)).map(({ body }) => JSON.parse(body).blocks[0].spans)).toEqual([["Vi ses!"]]);
  });

  test("in doubt is found by its id, and one that was never sent is not", async () => {
    await using r = await rehearsal();

    const ref = await r.page.send(post("a"), said);

    expect(await r.page.find(post("a"))).toEqual(ref);
    expect(await r.page.find(post("b"))).toBeUndefined();
  });

  test("that is edited keeps its place and its time", async () => {
    await using r = await rehearsal();
    const ref = await r.page.send(post("a"), said);
    await r.page.send(post("b"), said);

    await r.page.edit(ref, message(text("2 kommer")));

    const bodies = (await r.shelf.messages(10)).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ id, at }) => [id, at])).toEqual([
      ["a", since.toISOString()],
      ["b", since.toISOString()],
    ]);
    expect(bodies[0].blocks[0].spans).toEqual(["2 kommer"]);
  });

  test.each([
    ["an unknown channel", post("a", { channel: "nowhere" }), "unknown-channel"],
    ["another workspace", post("a", { workspace: "T123" }), "unknown-channel"],
    ["an unknown person", personal("a", "nobody"), "unreachable-person"],
  ])("to %s is gone", async (_, to, why) => {
    await using r = await rehearsal();

    await expect(r.page.send(to, said)).rejects.toEqual(new Gone(why as Gone["why"]));
  });

  test("that was never there cannot be edited", async () => {
    await using r = await rehearsal();

    await expect(r.page.edit({ channel: "channel:today", parts: ["a"] }, said)).rejects.toEqual(
      new Gone("unknown-message"),
    );
  });
});

test("a personal message is read by its person alone, coordinators included", async () => {
  await using r = await rehearsal();
  await r.page.send(personal("a", ROBIN), said);

  const [robin, kim] = await Promise.all([ROBIN, KIM].map(async (one) => (await listen(r, one)).until("state")));

  expect(robin?.state.messages.map(({ id }) => id)).toEqual(["a"]);
  expect(kim?.state.messages).toEqual([]);
});

test("a closed channel is read by its association and the coordinators, and others only see that it is there", async () => {
  await using r = await rehearsal();
  await r.page.send(post("a", { channel: "huddinge" }), said);

  const states = await Promise.all(
    [ROBIN, SAM, KIM].map(async (one) => (await (await listen(r, one)).until("state")).state),
  );

  expect(states.map(({ messages }) => messages.length)).toEqual([0, 1, 1]);
  expect(states.map(({ channels }) => channels.find(({ id }) => id === "huddinge")?.open)).toEqual([false, true, true]);
});

test("a profile is the name and language of a known account", async () => {
  await using r = await rehearsal();

  expect(await r.page.profile("playground", ROBIN)).toEqual({
    name: "Robin",
    locale: "en",
    member: true,
  });
  expect(await r.page.profile("playground", "nobody")).toBeUndefined();
  expect(await r.page.profile("T123", ROBIN)).toBeUndefined();
});

test("a playground that is disposed of ends its open pages", async () => {
  const r = await rehearsal();
  const page = await listen(r, ROBIN);
  await page.until("state");

  await r[Symbol.asyncDispose]();

  expect(await page.ended()).toBe(true);
});
