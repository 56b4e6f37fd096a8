import { expect, test } from "vitest";
import { lane } from "../../../src/adapters/discord/lane.ts";

/** Pieces of work that a test ends when it wants to, and which of them have begun. */
const pieces = (count: number) => {
  const begun: number[] = [];
  const ends = Array.from({ length: count }, () => Promise.withResolvers<void>());
  const work = ends.map(({ promise }, n) => () => {
    begun.push(n);
    return promise;
  });
  return { begun, work, end: (n: number) => ends[n]?.resolve() };
};
const turn = () => new Promise(setImmediate);

test("runs so many at a time, the others in the order in which they came", async () => {
  const { begun, work, end } = pieces(4);
  const { run } = lane(2);
  const all = work.map(run);

  await turn();
  const first = [...begun];
  end(1);
  await turn();
  await turn();
  const second = [...begun];
  for (const n of [0, 2, 3]) end(n);
  await Promise.all(all);

  expect(first).toEqual([0, 1]);
  expect(second).toEqual([0, 1, 2]);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("is clear once nothing waits for its turn, though something is still under way", async () => {
  const { work, end } = pieces(2);
  const { run, clear } = lane(1);
  const before = await clear();
  const all = work.map(run);
  let isClear = false;
  const cleared = clear().then(() => {
    isClear = true;
  });

  await turn();
  const meanwhile = isClear;
  end(0);
  await cleared;

  expect(before).toBeUndefined();
  expect(meanwhile).toBe(false);
  expect(isClear).toBe(true);
  end(1);
  await Promise.all(all);
});

test("goes on with the next piece after one that failed", async () => {
  const { run } = lane(1);
  const failed = run(() => Promise.reject(new Error("no")));
  const after = run(async () => "done");

  const fault = await failed.catch((error: Error) => error.message);

  expect(fault).toBe("no");
  expect(await after).toBe("done");
});
