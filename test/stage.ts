import { eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import { WORKSPACE } from "../src/adapters/playground/account.ts";
import type { ActivityKind, Host } from "../src/domain/activity.ts";
import type { Clock, Day, Zone } from "../src/domain/day.ts";
import type { AssociationKind, Campaign } from "../src/domain/organisation.ts";
import { addPlanned } from "../src/store/activity/planning.ts";
import { addAssociation } from "../src/store/organisation/associations.ts";
import { addOrganisation, currentCampaigns } from "../src/store/organisation/campaigns.ts";
import { type ChannelPurpose, linkWorkspace, setChannel } from "../src/store/organisation/channels.ts";
import { addAccount, workspaceIdOf } from "../src/store/people/accounts.ts";
import { signUp } from "../src/store/signup/seating.ts";
import type { Store } from "../src/store/store.ts";
import { type EngineName, freshStore } from "./stores.ts";

export const day = (text: string): Day => text as Day;
export const clock = (text: string): Clock => text as Clock;
/** A moment in campaign time while daylight saving lasts: `2022-08-17 07:00` in Stockholm. */
export const summer = (text: string): Date => new Date(`${text.replace(" ", "T")}:00+02:00`);

const HERE = workspaceIdOf("playground", WORKSPACE);

export type ShiftPlan = {
  readonly day: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly kind?: ActivityKind;
  readonly title?: string;
  readonly place?: string;
  readonly contact?: string;
  readonly hosts?: readonly Host[];
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

/** A small campaign in a store, made by the store's own functions, for tests of what runs on it. */
export type Stage = {
  readonly store: Store;
  /** The campaign as it is stored now. */
  readonly campaign: () => Promise<Campaign>;
  readonly change: (change: Partial<Pick<Campaign, "firstDay" | "lastDay" | "locale" | "settings">>) => Promise<void>;
  readonly changeHours: (hours: Partial<Campaign["hours"]>) => Promise<void>;
  readonly association: (name: string, kind?: AssociationKind) => Promise<string>;
  readonly person: (account: string) => Promise<string>;
  /** Answers the shift's id. */
  readonly shift: (plan: ShiftPlan) => Promise<string>;
  readonly signUp: (
    personId: string,
    shiftId: string,
    at: Date,
    seats?: number,
    associationId?: string,
  ) => Promise<string>;
  /** What waits in the outbox or was sent, oldest first, then by view; `to` is a channel's or account's external id. */
  readonly outbox: () => Promise<readonly Outbox[]>;
};

type Days = { readonly firstDay: string; readonly lastDay: string };
const SUMMER: Days = { firstDay: "2022-08-01", lastDay: "2022-09-11" };

/** The same in a store of its own. */
export const stageOn = async (engine: EngineName = "sqlite", days: Days = SUMMER): Promise<Stage & AsyncDisposable> => {
  const store = await freshStore(engine);
  return { ...(await stageIn(store, days)), [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
};

export const stageIn = async (store: Store, days: Days = SUMMER): Promise<Stage> => {
  const organisationId = nanoid();
  const campaignId = nanoid();
  const began = new Date("2022-07-01T08:00:00Z");
  await store.transact(async (tx, t) => {
    const campaign = {
      id: campaignId,
      name: "Valet",
      firstDay: day(days.firstDay),
      lastDay: day(days.lastDay),
      zone: "Europe/Stockholm" as Zone,
      locale: "sv" as const,
      settings: {},
    };
    await addOrganisation(tx, t, { id: organisationId, name: "Distriktet", example: false }, campaign, began);
    await linkWorkspace(tx, { id: HERE, organisationId, platform: "playground", externalId: WORKSPACE });
    for (const [externalId, purpose] of [
      ["dagens", "daily"],
      ["samordning", "coordinators"],
    ] as readonly (readonly [string, ChannelPurpose])[]) {
      const place = { organisationId, workspaceId: HERE, externalId, purpose };
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
    association: (name, kind = "geographic") =>
      store.transact((tx) => addAssociation(tx, { organisationId, kind, name })),
    person: async (account) => {
      const personId = nanoid();
      const new_ = { personId, organisationId, workspaceId: HERE, account, at: began };
      await store.transact((tx) => addAccount(tx, new_));
      return personId;
    },
    shift: async (plan) => {
      const { leadId, hosts = [], ...given } = plan;
      const facts = {
        kind: given.kind ?? "phonebank",
        day: day(given.day),
        title: given.title ?? "Ringkväll",
        place: given.place ?? "Kungsholmen",
        description: "",
        hosts,
        contact: given.contact,
        series: undefined,
        meetingPoint: undefined,
        bring: undefined,
        area: undefined,
      };
      const hours = {
        start: given.start ? clock(given.start) : undefined,
        end: given.end ? clock(given.end) : undefined,
        needed: given.needed,
        capacity: given.capacity,
      };
      const campaign = await read();
      return store.transact(async (tx, t) => {
        const added = await addPlanned(tx, t, { campaign, facts: { ...facts, shifts: [hours] }, at: began });
        const [shiftId = ""] = added.shiftIds;
        if (leadId) await tx.update(t.shift).set({ leadId }).where(eq(t.shift.id, shiftId));
        return shiftId;
      });
    },
    signUp: async (personId, shiftId, at, seats = 1, associationId) => {
      const campaign = await read();
      const wish = { campaign, shiftId, personId, at, seats, associationId, squadId: undefined };
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
  };
};
