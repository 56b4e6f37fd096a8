import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { compose } from "../src/app.ts";
import type { Log } from "../src/bot/log.ts";
import type { Day, Clock as Time } from "../src/domain/day.ts";
import { found } from "../src/founding.ts";
import { chatPlatforms } from "../src/platforms.ts";
import { workspaceIdOf } from "../src/store/accounts.ts";
import { scheduleBetween } from "../src/store/activities.ts";
import { currentCampaigns } from "../src/store/campaigns.ts";
import { linkWorkspace, setChannel } from "../src/store/channels.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import { addPlanned } from "../src/store/planning.ts";
import type { Store } from "../src/store/store.ts";
import type { Ground, Outcome, Rush, Wish } from "./presses/crowd.ts";
import type { Row } from "./row.ts";

const AT = new Date("2027-05-02T05:00:00Z");
const DAY = "2027-05-02" as Day;
const SHIFTS = 20;
const CAPACITY = 400;
const PRESSES = 10_000;
/** A peak of 500 a second for eight seconds, and what is left spread over the rest of a minute. */
const RUSH: Rush = { perSecond: Array.from({ length: 58 }, (_, second) => (second < 8 ? 500 : 120)) };

/** Ten thousand presses on Discord's stand-in through the real client, alone and while a day is posted in 500 channels. */
export const pressBench = async (): Promise<readonly Row[]> => [
  ...(await rushed("presses", 1)),
  ...(await rushed("presses during 500 posts", 500)),
];

const rushed = async (name: string, channels: number): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-presses-"));
  const url = `file:${join(folder, "samling.db")}`;
  const crowd = new Worker(new URL("./presses/crowd.ts", import.meta.url));
  try {
    const ground = (await asked(crowd, { kind: "open", channels })) as Ground;
    await migrate(url);
    const store = await openStore(url);
    await setUp(store, ground);
    const outcome = await live(store, ground, crowd);
    const seats = await taken(store);
    await store.close();
    return rowsOf(name, outcome, seats);
  } finally {
    await crowd.terminate();
    await rm(folder, { recursive: true });
  }
};

const asked = async (crowd: Worker, wish: Wish): Promise<unknown> => {
  crowd.postMessage(wish);
  const [result] = await once(crowd, "message");
  return result;
};

const setUp = (store: Store, { guild, channels }: Ground): Promise<void> =>
  store.transact(async (tx, t) => {
    const founding = { organisation: "Bench", campaign: "Bench", firstDay: DAY, lastDay: DAY, example: false, at: AT };
    const campaign = await found(tx, t, founding);
    const { organisationId } = campaign;
    const workspaceId = workspaceIdOf("discord", guild);
    await linkWorkspace(tx, { id: workspaceId, organisationId, platform: "discord", externalId: guild });
    for (const externalId of channels) {
      const place = { organisationId, workspaceId, externalId, purpose: "daily", closed: false } as const;
      await setChannel(tx, { ...place, associationId: undefined });
    }
    for (let n = 0; n < SHIFTS; n++) {
      const hours = { start: "17:00" as Time, end: "19:00" as Time, needed: undefined, capacity: CAPACITY };
      const words = { title: `Ringkväll ${n}`, description: "", place: `Lokal ${n}` };
      const rest = {
        meetingPoint: undefined,
        bring: undefined,
        contact: undefined,
        area: undefined,
        partner: undefined,
      };
      const facts = {
        kind: "phonebank",
        series: undefined,
        day: DAY,
        hosts: [],
        ...words,
        ...rest,
        shifts: [hours],
      } as const;
      await addPlanned(tx, t, { campaign, facts, at: AT });
    }
  });

/** The day is posted; the crowd presses as soon as its first channel has it. */
const live = async (store: Store, ground: Ground, crowd: Worker): Promise<Outcome> => {
  const began = performance.now();
  const clock = { now: () => new Date(AT.getTime() + performance.now() - began) };
  const log: Log = { info: () => {}, warn: () => {}, fault: (_reference, error) => process.stderr.write(`${error}\n`) };
  const config = { discord: { token: ground.token, apiUrl: ground.apiUrl, guild: undefined }, slack: undefined };
  await using resources = new AsyncDisposableStack();
  const { platforms } = await chatPlatforms({ config, store, clock, log });
  for (const platform of platforms.values()) resources.use(platform);
  const first = Promise.withResolvers<void>();
  const app = compose({
    store,
    clock,
    log,
    platforms,
    channels: platforms,
    sent: ({ channelId }) => void firstChannel.then((id) => id === channelId && first.resolve()),
    lively: true,
  });
  resources.use(app.sender);
  const firstChannel = channelId(store, ground.channels[0] ?? "");
  await app.start();
  // Not awaited: while posts are refreshed after every press there is always something left to send.
  void app.tick(AT);
  await first.promise;
  return (await asked(crowd, { kind: "rush", ...RUSH })) as Outcome;
};

const channelId = (store: Store, externalId: string): Promise<string | undefined> =>
  store.read(async (db, t) => {
    const all = await db.select({ id: t.channel.id, externalId: t.channel.externalId }).from(t.channel);
    return all.find((one) => one.externalId === externalId)?.id;
  });

/** Seats taken in all, and those beyond what fits. */
const taken = async (store: Store) => {
  const [campaign] = await store.read(currentCampaigns);
  if (!campaign) throw new Error("the bench has no campaign");
  const shifts = await store.read((db) => scheduleBetween(db, { campaignId: campaign.id, from: DAY, to: DAY }));
  const seats = shifts.map(({ going }) => going);
  return {
    going: seats.reduce((sum, n) => sum + n, 0),
    oversold: seats.reduce((sum, n) => sum + Math.max(0, n - CAPACITY), 0),
  };
};

const rowsOf = (
  name: string,
  { delays, answers, seconds, refused }: Outcome,
  seats: { going: number; oversold: number },
) => {
  const at = (share: number): number => delays[Math.ceil(share * delays.length) - 1] ?? 0;
  const wrong = PRESSES - (answers.going ?? 0) - (answers.waiting ?? 0);
  const miscounted = Math.abs(seats.going - (answers.going ?? 0)) + Math.abs(seats.going - SHIFTS * CAPACITY);
  return [
    { name: `${name}: 10,000 answered`, value: seconds, unit: "s", goal: { atMost: 62 } },
    { name: `${name}: ack p50`, value: at(0.5), unit: "ms" },
    { name: `${name}: ack p99`, value: at(0.99), unit: "ms" },
    { name: `${name}: ack maximum`, value: at(1), unit: "ms", goal: { atMost: 3_000 } },
    { name: `${name}: other answers`, value: wrong + refused, unit: "presses", goal: { atMost: 0 } },
    { name: `${name}: miscounted`, value: miscounted, unit: "seats", goal: { atMost: 0 } },
    { name: `${name}: oversold`, value: seats.oversold, unit: "seats", goal: { atMost: 0 } },
  ];
};
