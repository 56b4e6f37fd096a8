import { scheduler } from "../../../src/bot/scheduler.ts";
import { NO_FIGURES } from "../../../src/domain/figures.ts";
import { turnoutPing } from "../../../src/jobs/turnout-ping.ts";
import { setGoal } from "../../../src/store/organisation/associations.ts";
import { setChannel } from "../../../src/store/organisation/channels.ts";
import { grantRole } from "../../../src/store/people/roles.ts";
import { enterReport, reportOf, withdrawReport } from "../../../src/store/report/reports.ts";
import { keptLog } from "../../bot/log.ts";
import { day, type Stage, stageIn, summer } from "../../stage.ts";
import { type EngineName, freshStore } from "../../stores.ts";

/** 21 days from a Sunday, as in 2018: the morning of 6 September has four days left. */
export const DAYS = { firstDay: "2022-08-21", lastDay: "2022-09-10" } as const;

export type PhoneBank = Stage & {
  readonly url: string;
  /** Association with a goal of so many dials (whole caller-hours) from a day, and a closed channel unless said otherwise. */
  readonly join: (
    name: string,
    of: { readonly goal?: number; readonly on?: string; readonly channel?: "closed" | "open" | "none" },
  ) => Promise<string>;
  readonly organiser: (associationId: string, account: string) => Promise<string>;
  /** A day's total, entered that evening unless said otherwise; answers the report's id. */
  readonly report: (associationId: string, on: string, dials: number, at?: string) => Promise<string>;
  readonly takeBack: (reportId: string, at: string) => Promise<void>;
  /** Looks at each of these days' 11:30, from the first to the last. */
  readonly mornings: (first: string, last?: string) => Promise<void>;
  /** What the job put in the outbox: day of August or September, view, place and what it is about. */
  readonly said: () => Promise<readonly string[]>;
};

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export const phoneBankOn = async (engine: EngineName): Promise<PhoneBank & AsyncDisposable> => {
  await using resources = new AsyncDisposableStack();
  const store = resources.use(await freshStore(engine));
  const stage = await stageIn(store, DAYS);
  const clerk = await stage.person("clerk");
  // Somebody in the campaign uses sign-ups: only then are they counted on.
  const first = await stage.shift({ day: DAYS.firstDay, start: "17:00", end: "19:00" });
  await stage.signUp(clerk, first, summer("2022-08-20 12:00"));
  const log = keptLog();
  const { tick } = scheduler({ store, jobs: [turnoutPing], log });

  const all = resources.move();

  return {
    ...stage,
    url: store.url,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
    join: async (name, { goal, on = DAYS.firstDay, channel = "closed" }) => {
      const id = await stage.association(name);
      const { id: campaignId, organisationId } = await stage.campaign();
      await store.transact(async (tx) => {
        const promise = goal === undefined ? undefined : ({ unit: "hours", value: goal / 10 } as const);
        const joined = { associationId: id, listSize: undefined, promise, joinedOn: day(on) };
        await setGoal(tx, { campaignId, organisationId }, joined);
        if (channel === "none") return;
        await setChannel(tx, {
          organisationId,
          workspaceId: "playground:playground",
          externalId: name.toLowerCase(),
          purpose: "association",
          associationId: id,
          closed: channel === "closed",
        });
      });
      return id;
    },
    organiser: async (associationId, account) => {
      const personId = await stage.person(account);
      const { organisationId } = await stage.campaign();
      await store.transact((tx) => grantRole(tx, { personId, organisationId, name: "organiser", associationId }));
      return personId;
    },
    report: async (associationId, on, dials, at = `${on} 21:00`) => {
      const campaign = await stage.campaign();
      const entry = { campaign, associationId, shiftId: undefined, enteredBy: clerk, scope: "total" } as const;
      const figures = { ...NO_FIGURES, dials, answers: Math.floor(dials / 3), conversations: Math.floor(dials / 4) };
      const entered = await store.transact((tx, t) =>
        enterReport(tx, t, { ...entry, day: day(on), held: false, figures, at: summer(at) }),
      );
      return entered.report.id;
    },
    takeBack: async (reportId, at) => {
      const campaign = await stage.campaign();
      await store.transact(async (tx) => {
        const report = await reportOf(tx, { campaignId: campaign.id, id: reportId });
        if (!report) throw new Error("there is no such report");
        await withdrawReport(tx, { campaign, report, at: summer(at) });
      });
    },
    mornings: async (first, last = first) => {
      for (let date = first; date <= last; date = nextDay(date)) await tick(summer(`${date} 11:30`));
      if (log.faults.length > 0) throw log.faults[0];
    },
    said: async () =>
      store.read(async (db, t) => {
        const pings = new Map((await db.select().from(t.ping)).map((ping) => [ping.id, ping]));
        return (await stage.outbox()).map(({ view, to, args, dueAt }) => {
          const ping = pings.get(String(args.pingId));
          const handed = (args.associations as readonly { reason: string }[] | undefined)?.map(({ reason }) => reason);
          const about = ping ? (ping.occasion ?? ping.kind) : handed?.join(", ");
          return `${dueAt.toISOString().slice(5, 10)} ${view} to ${to}: ${about}`;
        });
      }),
  };
};
