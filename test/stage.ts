import { nanoid } from "nanoid";
import type { ActivityKind } from "../src/domain/activity.ts";
import type { Clock, Day, Zone } from "../src/domain/day.ts";
import type { Campaign } from "../src/domain/organisation.ts";
import { addAccount, workspaceIdOf } from "../src/store/accounts.ts";
import { addAssociation } from "../src/store/associations.ts";
import { addOrganisation, currentCampaigns } from "../src/store/campaigns.ts";
import { type ChannelPurpose, linkWorkspace, setChannel } from "../src/store/channels.ts";
import { signUp } from "../src/store/seating.ts";
import type { Store } from "../src/store/store.ts";
import { type EngineName, freshStore } from "./stores.ts";

export const day = (text: string): Day => text as Day;
export const clock = (text: string): Clock => text as Clock;
/** A moment in campaign time while daylight saving lasts: `2022-08-17 07:00` in Stockholm. */
export const summer = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+02:00`);

const WORKSPACE = workspaceIdOf("playground", "main");

export type ShiftPlan = {
  readonly day: string;
  readonly start?: string;
  readonly end?: string;
  readonly kind?: ActivityKind;
  readonly title?: string;
  readonly place?: string;
  readonly contact?: string;
  readonly hosts?: readonly { readonly name: string; readonly associationId?: string }[];
  readonly needed?: number;
  readonly capacity?: number;
  readonly leadId?: string;
};

export type Outbox = {
  readonly view: string;
  readonly to: string;
  readonly dueAt: Date;
  readonly args: Readonly<Record<string, unknown>>;
};

/** A campaign on a fresh store: a real one, made by the store's own functions, for tests of what runs on it. */
export type Stage = AsyncDisposable & {
  readonly store: Store;
  /** The campaign as it is stored now. */
  readonly campaign: () => Promise<Campaign>;
  readonly change: (change: Partial<Pick<Campaign, "firstDay" | "lastDay" | "locale" | "settings">>) => Promise<void>;
  readonly changeHours: (hours: Partial<Campaign["hours"]>) => Promise<void>;
  readonly association: (name: string) => Promise<string>;
  readonly person: (account: string) => Promise<string>;
  /** Answers the shift's id. */
  readonly shift: (plan: ShiftPlan) => Promise<string>;
  readonly signUp: (personId: string, shiftId: string, at: Date, seats?: number) => Promise<string>;
  /** What waits in the outbox or was sent, oldest first, then by view; `to` is a channel's or account's external id. */
  readonly outbox: () => Promise<readonly Outbox[]>;
};

export const stageOn = async (
  engine: EngineName = "sqlite",
  days: { readonly firstDay: string; readonly lastDay: string; readonly zone?: string } = {
    firstDay: "2022-08-01",
    lastDay: "2022-09-11",
  },
): Promise<Stage> => {
  const store = await freshStore(engine);
  const organisationId = nanoid();
  const campaignId = nanoid();
  const began = new Date("2022-07-01T08:00:00Z");
  await store.transact(async (tx, t) => {
    const campaign = {
      id: campaignId,
      name: "Valet",
      firstDay: day(days.firstDay),
      lastDay: day(days.lastDay),
      zone: (days.zone ?? "Europe/Stockholm") as Zone,
      locale: "sv" as const,
      settings: {},
    };
    await addOrganisation(tx, t, { id: organisationId, name: "Distriktet", example: false }, campaign, began);
    await linkWorkspace(tx, { id: WORKSPACE, organisationId, platform: "playground", externalId: "main" });
    for (const [externalId, purpose] of [
      ["dagens", "daily"],
      ["samordning", "coordinators"],
    ] as readonly (readonly [string, ChannelPurpose])[]) {
      const place = { organisationId, workspaceId: WORKSPACE, externalId, purpose };
      await setChannel(tx, { ...place, associationId: undefined, closed: false });
    }
  });
  const read = async (): Promise<Campaign> => {
    const [found] = await store.read(currentCampaigns);
    if (!found) throw new Error("the stage has no campaign");
    return found;
  };

  return {
    store,
    campaign: read,
    change: (change) => store.transact(async (tx, t) => void (await tx.update(t.campaign).set(change))),
    changeHours: (hours) => store.transact(async (tx, t) => void (await tx.update(t.campaign).set({ hours }))),
    association: (name) => store.transact((tx) => addAssociation(tx, { organisationId, kind: "geographic", name })),
    person: async (account) => {
      const personId = nanoid();
      const new_ = { personId, organisationId, workspaceId: WORKSPACE, account, at: began };
      await store.transact((tx) => addAccount(tx, new_));
      return personId;
    },
    shift: async (plan) => {
      const [activityId, shiftId] = [nanoid(), nanoid()];
      await store.transact(async (tx, t) => {
        await tx.insert(t.activity).values({
          id: activityId,
          organisationId,
          campaignId,
          kind: plan.kind ?? "phonebank",
          day: day(plan.day),
          title: plan.title ?? "Ringkväll",
          place: plan.place ?? "Kungsholmen",
          description: "",
          contact: plan.contact ?? null,
          version: 1,
          createdAt: began,
        });
        for (const [position, { name, associationId = null }] of (plan.hosts ?? []).entries()) {
          await tx.insert(t.host).values({ activityId, name, position, associationId, organisationId });
        }
        const { needed = null, capacity = null, leadId = null } = plan;
        const start = plan.start ? clock(plan.start) : null;
        const end = plan.end ? clock(plan.end) : null;
        await tx
          .insert(t.shift)
          .values({ id: shiftId, organisationId, activityId, start, end, needed, capacity, leadId });
      });
      return shiftId;
    },
    signUp: async (personId, shiftId, at, seats = 1) => {
      const campaign = await read();
      const wish = { campaign, shiftId, personId, at, seats, associationId: undefined, squadId: undefined };
      return (await store.transact((tx) => signUp(tx, { ...wish, overlapAccepted: true }))).kind;
    },
    outbox: () =>
      store.read(async (db, t) => {
        const posts = await db.select().from(t.post).orderBy(t.post.createdAt, t.post.view, t.post.id);
        const channels = new Map((await db.select().from(t.channel)).map(({ id, externalId }) => [id, externalId]));
        const people = new Map((await db.select().from(t.account)).map((a) => [a.personId, a.externalId]));
        return posts.map(({ view, channelId, personId, dueAt, args }) => {
          const to = channels.get(channelId ?? "") ?? people.get(personId ?? "") ?? "?";
          return { view, to, dueAt, args };
        });
      }),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
};
