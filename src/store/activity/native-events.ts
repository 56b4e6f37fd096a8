import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { PlatformName } from "../../domain/organisation.ts";
import { command, query } from "../statement.ts";
import type { ShownEvent } from "../tables/delivery.ts";

export type { ShownEvent };

/** A workspace whose calendar may show activities. */
export type Calendar = { readonly workspaceId: string; readonly platform: PlatformName; readonly workspace: string };

/** The workspaces of an organisation. */
export const calendarsOf = query((db, t, p: { organisationId: string }) =>
  db
    .select({ workspaceId: t.workspace.id, platform: t.workspace.platform, workspace: t.workspace.externalId })
    .from(t.workspace)
    .where(eq(t.workspace.organisationId, p.organisationId)),
);

/** What stands in a workspace's calendar, or may stand there where the external id is null. */
export const nativeEventsIn = query((db, t, p: { workspaceId: string }) =>
  db
    .select({
      activityId: t.nativeEvent.activityId,
      externalId: t.nativeEvent.externalId,
      shown: t.nativeEvent.shown,
    })
    .from(t.nativeEvent)
    .where(eq(t.nativeEvent.workspaceId, p.workspaceId)),
);

/** Notes that an activity is about to be entered: from now on nobody knows whether it was. */
export const addNativeEvent = command(
  (db, t, p: { workspaceId: string; activityId: string; organisationId: string; shown: ShownEvent }) =>
    db.insert(t.nativeEvent).values({
      workspaceId: p.workspaceId,
      activityId: p.activityId,
      organisationId: p.organisationId,
      externalId: null,
      shown: p.shown,
    }),
);

/** Notes where an activity stands, and what it says there. */
export const noteNativeEvent = command(
  (db, t, p: { workspaceId: string; activityId: string; externalId: string; shown: ShownEvent }) =>
    db
      .update(t.nativeEvent)
      .set({ externalId: p.externalId, shown: p.shown })
      .where(and(eq(t.nativeEvent.workspaceId, p.workspaceId), eq(t.nativeEvent.activityId, p.activityId))),
);

/** Notes that an activity does not stand there. */
export const dropNativeEvent = command((db, t, p: { workspaceId: string; activityId: string }) =>
  db
    .delete(t.nativeEvent)
    .where(and(eq(t.nativeEvent.workspaceId, p.workspaceId), eq(t.nativeEvent.activityId, p.activityId))),
);

/** Holds a calendar until a moment, so that one process works on it; none where another holds it. */
export const holdCalendar = command((db, t, p: { workspaceId: string; now: Date; until: Date }) =>
  db
    .update(t.workspace)
    .set({ calendarHeldUntil: p.until })
    .where(
      and(
        eq(t.workspace.id, p.workspaceId),
        or(isNull(t.workspace.calendarHeldUntil), lte(t.workspace.calendarHeldUntil, p.now)),
      ),
    )
    .returning({ id: t.workspace.id }),
);

/** Lets a held calendar go, to be looked at again from `next` on. */
export const releaseCalendar = command((db, t, p: { workspaceId: string; until: Date; next: Date }) =>
  db
    .update(t.workspace)
    .set({ calendarHeldUntil: p.next })
    .where(and(eq(t.workspace.id, p.workspaceId), eq(t.workspace.calendarHeldUntil, p.until))),
);

/** Lets every calendar go: for a process that knows itself alone, after a crash. */
export const releaseCalendars = command((db, t, p: { now: Date }) =>
  db.update(t.workspace).set({ calendarHeldUntil: null }).where(gt(t.workspace.calendarHeldUntil, p.now)),
);
