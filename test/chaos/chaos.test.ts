import { expect, test } from "vitest";
import { freshDatabase } from "../stores.ts";
import { chaos } from "./chaos.ts";

/** Many processes are started and ended: on a busy machine that takes its time. */
const LONG = 600_000;

const RIGHT = { lost: 0, duplicated: 0, badExits: 0, faults: [] };

test(
  "every message is seen exactly once, however often the process is killed and answers are lost",
  async () => {
    await using database = await freshDatabase("sqlite");

    const outcome = await chaos({ url: database.url, processes: 1, ends: 25, signal: "SIGKILL", heedsKeys: true });

    expect(outcome).toMatchObject(RIGHT);
    expect(outcome.expected).toBeGreaterThan(100);
    expect(outcome.dropped).toBeGreaterThan(outcome.expected / 10);
  },
  LONG,
);

test(
  "the same with two processes on one PostgreSQL",
  async () => {
    await using database = await freshDatabase("postgres");

    const outcome = await chaos({ url: database.url, processes: 2, ends: 10, signal: "SIGKILL", heedsKeys: true });

    expect(outcome).toMatchObject(RIGHT);
    expect(outcome.expected).toBeGreaterThan(50);
  },
  LONG,
);

test(
  "asked to stop, it stops within ten seconds and loses nothing",
  async () => {
    await using database = await freshDatabase("sqlite");

    const outcome = await chaos({ url: database.url, processes: 1, ends: 20, signal: "SIGTERM", heedsKeys: true });

    expect(outcome).toMatchObject(RIGHT);
    expect(outcome.slowestEnd).toBeLessThan(10_000);
  },
  LONG,
);

test(
  "where the platform ignores keys readers see doubles: the trial would notice",
  async () => {
    await using database = await freshDatabase("sqlite");

    const outcome = await chaos({ url: database.url, processes: 1, ends: 4, signal: "SIGKILL", heedsKeys: false });

    expect(outcome.duplicated).toBeGreaterThan(0);
  },
  LONG,
);
