import { Doubt, Gone, Later, type NativeEvent, type NativeEvents, type PlatformName } from "../chat/index.ts";
import type { Campaign } from "../domain/organisation.ts";
import {
  addNativeEvent,
  type Calendar,
  calendarsOf,
  dropNativeEvent,
  holdCalendar,
  nativeEventsIn,
  noteNativeEvent,
  releaseCalendar,
} from "../store/activity/native-events.ts";
import { currentCampaigns } from "../store/organisation/campaigns.ts";
import type { Reader, Store } from "../store/store.ts";
import { calendarSteps, eventOf, type Step, shownOf } from "./calendar/steps.ts";
import type { Log } from "./log.ts";
import { newReference } from "./reference.ts";
import { tellOfCalendar } from "./trouble.ts";

export type CalendarParts = {
  readonly store: Store;
  readonly calendars: ReadonlyMap<PlatformName, NativeEvents>;
  /** A campaign's activities as calendars show them, by id: those that are not over at a moment. */
  readonly wanted: (db: Reader, campaign: Campaign, at: Date) => Promise<ReadonlyMap<string, NativeEvent>>;
  readonly log: Log;
  readonly now: () => Date;
};

/** Milliseconds that a calendar is held, and before whose end no more is begun. */
const HOLD = 300_000;
const MARGIN = 60_000;
/** Milliseconds before a doubt is looked into, and before what a person has to mend is tried again. */
const SETTLING = 5_000;
const MENDING = 600_000;

/**
 * Brings the calendars of all workspaces to what the store says, each entry once: that it may have been entered is noted
 * before, and looked into where no answer came.
 */
export const calendarKeeper = (parts: CalendarParts): { readonly flush: () => Promise<void> } => {
  const { store, calendars, log, now } = parts;

  const perform = async (campaign: Campaign, place: Calendar, platform: NativeEvents, step: Step): Promise<void> => {
    const { workspace, workspaceId } = place;
    const of = { workspaceId, activityId: step.activityId };
    const drop = (): Promise<unknown> => store.transact((tx) => dropNativeEvent(tx, of));
    const noted = (externalId: string, event: NativeEvent): Promise<unknown> =>
      store.transact((tx) => noteNativeEvent(tx, { ...of, externalId, shown: shownOf(event) }));
    switch (step.kind) {
      case "settle": {
        const event = eventOf(step.entry.shown);
        const entries = await store.read((db) => nativeEventsIn(db, { workspaceId }));
        const known = entries.flatMap(({ externalId }) => externalId ?? []);
        const id = await platform.findEvent(workspace, event, known);
        await (id === undefined ? drop() : noted(id, event));
        return;
      }
      case "forget":
        await drop();
        return;
      case "remove":
        await platform.removeEvent(workspace, step.externalId);
        await drop();
        return;
      case "change": {
        const there = await platform.changeEvent(workspace, step.externalId, step.event);
        await (there ? noted(step.externalId, step.event) : drop());
        return;
      }
      case "enter": {
        const { organisationId } = campaign;
        await store.transact((tx) => addNativeEvent(tx, { ...of, organisationId, shown: shownOf(step.event) }));
        try {
          await noted(await platform.enterEvent(workspace, step.event), step.event);
        } catch (error) {
          // Both promise that nothing was entered.
          if (error instanceof Later || error instanceof Gone) await drop();
          throw error;
        }
      }
    }
  };

  const stepsFor = (campaign: Campaign, { workspaceId }: Calendar): Promise<readonly Step[]> =>
    store.read(async (db) => {
      const wanted = campaign.settings.nativeEvents ? await parts.wanted(db, campaign, now()) : new Map();
      return calendarSteps(await nativeEventsIn(db, { workspaceId }), wanted, now());
    });

  /** Milliseconds until it is worth looking again. */
  const bring = async (campaign: Campaign, place: Calendar, platform: NativeEvents, until: Date): Promise<number> => {
    const failed = new Set<string>();
    for (;;) {
      const steps = (await stepsFor(campaign, place)).filter(({ activityId }) => !failed.has(activityId));
      if (steps.length === 0) return failed.size > 0 ? MENDING : 0;
      for (const step of steps) {
        if (now().getTime() > until.getTime() - MARGIN) return 0;
        try {
          await perform(campaign, place, platform, step);
        } catch (error) {
          if (error instanceof Later) return error.after;
          if (error instanceof Doubt) return SETTLING;
          if (error instanceof Gone) {
            if (error.why === "forbidden")
              await store.transact((tx) => tellOfCalendar(tx, { ...campaign, workspaceId: place.workspaceId }, now()));
            return MENDING;
          }
          failed.add(step.activityId);
          log.fault(newReference(), error, { in: "calendar", activity: step.activityId });
        }
      }
    }
  };

  const look = async (campaign: Campaign, place: Calendar): Promise<void> => {
    const platform = calendars.get(place.platform);
    if (!platform || (await stepsFor(campaign, place)).length === 0) return;
    const { workspaceId } = place;
    const began = now();
    const until = new Date(began.getTime() + HOLD);
    if ((await store.transact((tx) => holdCalendar(tx, { workspaceId, now: began, until }))).length === 0) return;
    const wait = await bring(campaign, place, platform, until);
    const next = new Date(now().getTime() + wait);
    await store.transact((tx) => releaseCalendar(tx, { workspaceId, until, next }));
  };

  const flush = async (): Promise<void> => {
    if (calendars.size === 0) return;
    for (const campaign of await store.read(currentCampaigns))
      for (const place of await store.read((db) => calendarsOf(db, campaign))) await look(campaign, place);
  };

  let flushing: Promise<void> | undefined;
  return {
    flush: () => {
      flushing ??= flush().finally(() => {
        flushing = undefined;
      });
      return flushing;
    },
  };
};
