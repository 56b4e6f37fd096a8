import { compose } from "../../src/app.ts";
import type { Log } from "../../src/bot/log.ts";
import type { Day, Clock as Time } from "../../src/domain/day.ts";
import { found } from "../../src/founding.ts";
import { chatPlatforms } from "../../src/platforms.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { addPlanned } from "../../src/store/activity/planning.ts";
import { currentCampaigns } from "../../src/store/organisation/campaigns.ts";
import { linkWorkspace, setChannel } from "../../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import type { Store } from "../../src/store/store.ts";
import type { Ground } from "./crowd-process.ts";

const AT = new Date("2027-05-02T05:00:00Z");
const DAY = "2027-05-02" as Day;
export const SHIFTS = 20;
export const CAPACITY = 400;

/** An organisation with one day of twenty phone banks, posted in every channel of the ground. */
export const setUp = (store: Store, { guild, channels }: Ground): Promise<void> =>
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

/** The whole bot on the crowd's Discord, posting the day. Resolves as soon as the first channel has it. */
export const wholeBot = async (store: Store, ground: Ground): Promise<AsyncDisposable> => {
  const began = performance.now();
  const clock = { now: () => new Date(AT.getTime() + performance.now() - began) };
  const faults = new Map<string, number>();
  const fault = (_reference: string, error: unknown): void =>
    void faults.set(`${error}`, (faults.get(`${error}`) ?? 0) + 1);
  const log: Log = { info: () => {}, warn: () => {}, fault };
  const config = { discord: { token: ground.token, apiUrl: ground.apiUrl, guild: undefined }, slack: undefined };
  await using resources = new AsyncDisposableStack();
  resources.defer(() => {
    for (const [error, times] of faults) process.stderr.write(`${times} × ${error}\n`);
  });
  const { platforms } = await chatPlatforms({ config, store, clock, log });
  for (const platform of platforms.values()) resources.use(platform);
  const first = Promise.withResolvers<void>();
  const firstChannel = await channelId(store, ground.channels[0] ?? "");
  const app = compose({
    store,
    clock,
    log,
    platforms,
    channels: platforms,
    sent: ({ channelId }) => void (channelId === firstChannel && first.resolve()),
    lively: true,
  });
  resources.use(app.sender);
  await app.start();
  // Not awaited: while posts are refreshed after every press there is always something left to send.
  void app.tick(AT);
  await first.promise;
  return resources.move();
};

const channelId = (store: Store, externalId: string): Promise<string | undefined> =>
  store.read(async (db, t) => {
    const all = await db.select({ id: t.channel.id, externalId: t.channel.externalId }).from(t.channel);
    return all.find((one) => one.externalId === externalId)?.id;
  });

/** What the store says in the end: seats taken in all, those beyond what fits, and channels that have the day. */
export type Standing = { readonly going: number; readonly oversold: number; readonly posted: number };

export const standing = async (store: Store): Promise<Standing> => {
  const [campaign] = await store.read(currentCampaigns);
  if (!campaign) throw new Error("the bench has no campaign");
  const shifts = await store.read((db) => scheduleBetween(db, { campaignId: campaign.id, from: DAY, to: DAY }));
  const seats = shifts.map(({ going }) => going);
  const posts = await store.read((db, t) => db.select({ state: t.post.state, job: t.post.job }).from(t.post));
  return {
    going: seats.reduce((sum, n) => sum + n, 0),
    oversold: seats.reduce((sum, n) => sum + Math.max(0, n - CAPACITY), 0),
    posted: posts.filter(({ state, job }) => job !== null && state === "sent").length,
  };
};
