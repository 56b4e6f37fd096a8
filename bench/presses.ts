import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import { bareBot } from "./presses/bare.ts";
import { type Crowd, type Ground, type Outcome, type Rush, startCrowd } from "./presses/crowd-process.ts";
import { CAPACITY, SHIFTS, type Standing, setUp, standing, wholeBot } from "./presses/whole.ts";
import type { Row } from "./row.ts";

const PRESSES = 10_000;
/** A peak of 500 a second for eight seconds, and what is left spread over the rest of a minute. */
const PEAK: readonly number[] = Array.from({ length: 8 }, () => 500);
const RUSH: Rush = { perSecond: [...PEAK, ...Array.from({ length: 50 }, () => 120)] };

/** What a rush came to. */
type Run = Outcome & {
  /** Milliseconds of the bot's own process for each press; the crowd has a process of its own. */
  readonly work: number;
};

/**
 * Ten thousand presses on Discord's stand-in through the real client, alone and while a day is posted in 500 channels;
 * beside the peak on a bot of the same library that stores nothing and answers everyone the same.
 */
export const pressBench = async (): Promise<readonly Row[]> => {
  const floor = await bare();
  return [
    ...floorRows(floor),
    ...(await rushed("presses", 1, floor)),
    ...(await rushed("presses during 500 posts", 500, floor)),
  ];
};

const bare = async (): Promise<Run> => {
  using crowd = startCrowd();
  await using _bot = await bareBot(await crowd.open(1));
  return await measured(crowd, { perSecond: PEAK });
};

const rushed = async (name: string, channels: number, floor: Run): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-presses-"));
  const url = `file:${join(folder, "samling.db")}`;
  try {
    using crowd = startCrowd();
    const ground = await crowd.open(channels);
    await migrate(url);
    await using store = await openStore(url);
    await setUp(store, ground);
    const run = await onWholeBot(store, ground, crowd);
    return rowsOf(name, run, await standing(store), floor);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const onWholeBot = async (store: Parameters<typeof wholeBot>[0], ground: Ground, crowd: Crowd): Promise<Run> => {
  await using _bot = await wholeBot(store, ground);
  return await measured(crowd, RUSH);
};

const measured = async (crowd: Crowd, rush: Rush): Promise<Run> => {
  const before = process.cpuUsage();
  const outcome = await crowd.rush(rush);
  const { user, system } = process.cpuUsage(before);
  return { ...outcome, work: (user + system) / 1_000 / outcome.delays.length };
};

const ackAt = ({ delays }: Outcome, share: number): number => delays[Math.ceil(share * delays.length) - 1] ?? 0;

const floorRows = (floor: Run): readonly Row[] => [
  { name: "bare client, 4,000 presses: work", value: floor.work, unit: "ms a press" },
  { name: "bare client, 4,000 presses: ack p99", value: ackAt(floor, 0.99), unit: "ms" },
  // Where even this bot is too late for some, the machine is too busy for the rest to mean much.
  {
    name: "bare client, 4,000 presses: unanswered",
    value: floor.delays.length - (floor.answers.going ?? 0),
    unit: "presses",
  },
];

const rowsOf = (name: string, run: Run, { going, oversold, posted }: Standing, floor: Run): readonly Row[] => {
  const { answers, seconds, refused, work } = run;
  const wrong = PRESSES - (answers.going ?? 0) - (answers.waiting ?? 0);
  const miscounted = Math.abs(going - (answers.going ?? 0)) + Math.abs(going - SHIFTS * CAPACITY);
  return [
    { name: `${name}: 10,000 answered`, value: seconds, unit: "s", goal: { atMost: 60 } },
    { name: `${name}: ack p50`, value: ackAt(run, 0.5), unit: "ms" },
    { name: `${name}: ack p99`, value: ackAt(run, 0.99), unit: "ms" },
    { name: `${name}: ack maximum`, value: ackAt(run, 1), unit: "ms", goal: { atMost: 3_000 } },
    { name: `${name}: work`, value: work, unit: "ms a press", ratio: work / floor.work },
    { name: `${name}: channels posted`, value: posted, unit: "channels" },
    { name: `${name}: other answers`, value: wrong + refused, unit: "presses", goal: { atMost: 0 } },
    { name: `${name}: miscounted`, value: miscounted, unit: "seats", goal: { atMost: 0 } },
    { name: `${name}: oversold`, value: oversold, unit: "seats", goal: { atMost: 0 } },
  ];
};
