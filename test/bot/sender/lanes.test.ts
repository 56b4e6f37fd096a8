import { expect, test } from "vitest";
import { lanes, type Work } from "../../../src/bot/sender/lanes.ts";

/** Work that a test ends when it wants to. */
const held = (key: string) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { key, end: resolve, run: () => promise };
};

const from = (queue: Work[]) => async (busy: ReadonlySet<string>) => {
  const index = queue.findIndex(({ key }) => !busy.has(key));
  return index < 0 ? undefined : queue.splice(index, 1)[0];
};

/** As many turns of the event loop as lanes need to take whatever is free: one for each piece, and one to see that all is. */
const turn = async () => {
  for (let n = 0; n < 5; n++) await new Promise(setImmediate);
};

test("works on so many at once, and never on two of one key", async () => {
  const [a, a2, b, c] = [held("a"), held("a"), held("b"), held("c")];
  const queue: Work[] = [a, a2, b, c];
  const { run } = lanes(2, from(queue), () => {});

  const ran = run();
  await turn();
  const first = queue.map(({ key }) => key);
  a.end();
  await turn();
  const second = queue.map(({ key }) => key);
  for (const one of [a2, b, c]) one.end();
  await ran;

  expect(first).toEqual(["a", "c"]);
  expect(second).toEqual(["c"]);
  expect(queue).toEqual([]);
});

test("looks again when it is asked to while a lane is free", async () => {
  const [slow, late] = [held("slow"), held("late")];
  const queue: Work[] = [slow];
  const { run } = lanes(2, from(queue), () => {});
  const ran = run();
  await turn();

  queue.push(late);
  void run();
  await turn();

  expect(queue).toEqual([]);
  for (const one of [slow, late]) one.end();
  await ran;
});

test("sees what ended work left behind although it was looking at that moment", async () => {
  const done: string[] = [];
  const queue: Work[] = [];
  const again = { key: "again", run: async () => void done.push("again") };
  const first = async () => {
    await turn();
    queue.push(again);
  };
  queue.push({ key: "first", run: first });
  // A look that takes longer than the work it overlaps.
  const slowly = async (busy: ReadonlySet<string>) => {
    const found = await from(queue)(busy);
    for (let n = 0; n < 3; n++) await turn();
    return found;
  };

  await lanes(2, slowly, () => {}).run();

  expect(done).toEqual(["again"]);
});

test("goes on with the others when one work fails", async () => {
  const faults: unknown[] = [];
  const done: string[] = [];
  const queue: Work[] = [
    { key: "bad", run: () => Promise.reject(new Error("bad")) },
    { key: "good", run: async () => void done.push("good") },
  ];

  await lanes(1, from(queue), (fault) => faults.push(fault)).run();

  expect(done).toEqual(["good"]);
  expect(faults).toHaveLength(1);
});
