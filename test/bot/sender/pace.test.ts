import { expect, test } from "vitest";
import { paceOf } from "../../../src/bot/sender/pace.ts";
import type { Post } from "../../../src/store/delivery/outbox.ts";

const SENT = new Date("2022-08-17T05:00:00Z");
const post = { id: "p", sentAt: SENT } as Post; // All of a post that pace looks at.
const after = (minutes: number): Date => new Date(SENT.getTime() + minutes * 60_000);

test.each([
  ["a message is edited every two seconds at most", 59, 2_000],
  ["one that is older than an hour every ten minutes at most", 61, 600_000],
])("%s", (_name, minutes, wait) => {
  let elapsed = 5_000;
  const pace = paceOf(() => elapsed);

  pace.edited(post, after(minutes));
  elapsed += wait - 1;

  expect(pace.from(post)).toBe(elapsed + 1);
});

test("a message that was never edited may be at once", () => {
  expect(paceOf(() => 5_000).from(post)).toBe(0);
});
