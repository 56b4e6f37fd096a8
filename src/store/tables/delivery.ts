import type { Recurrence, ReminderTarget } from "../../domain/reminder.ts";
import type { Kit } from "../kit.ts";
import type { organisationTables } from "./organisation.ts";
import type { peopleTables } from "./people.ts";

/** A calendar's entry as JSON: moments in milliseconds. */
export type ShownEvent = {
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly start: number;
  readonly end: number;
};

type Organisation = ReturnType<typeof organisationTables>;
type People = ReturnType<typeof peopleTables>;

export const deliveryTables = (k: Kit, { organisation, workspace, channel }: Organisation, { person }: People) => {
  const occurrence = k.table(
    "occurrence",
    {
      job: k.text("job").notNull(),
      /** What is claimed once, whatever its moment: a changed hour does not bring the same day twice. */
      subject: k.text("subject").notNull(),
      moment: k.instant("moment").notNull(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      state: k.oneOf("state", ["claimed", "skipped"]).notNull(),
      at: k.instant("at").notNull(),
    },
    (t) => [
      k.primaryKey({ name: "occurrence_pk", columns: [t.job, t.subject] }),
      k.index("occurrence_moment").on(t.organisationId, t.job, t.moment),
    ],
  );
  /** When the scheduler last looked, so that it knows what an outage hid. */
  const tick = k.table("tick", { id: k.text("id").primaryKey(), at: k.instant("at").notNull() });
  const post = k.table(
    "post",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      channelId: k.text("channel_id").references(() => channel.id),
      personId: k.text("person_id").references(() => person.id),
      /** The job it came from; absent for an answer to something a person did. */
      job: k.text("job"),
      view: k.text("view").notNull(),
      args: k.json<Readonly<Record<string, unknown>>>("args").notNull(),
      /** What it shows: a day, an activity, a shift…; how a change finds the posts it makes stale. */
      subject: k.text("subject").notNull(),
      /** Lower goes first: answers to people before bulk posts. */
      urgency: k.int("urgency").notNull(),
      state: k.oneOf("state", ["pending", "sending", "sent", "uncertain", "parked", "expired"]).notNull(),
      stale: k.bool("stale").notNull(),
      dueAt: k.instant("due_at").notNull(),
      /** Not worth sending from this moment on. */
      until: k.instant("until"),
      leaseUntil: k.instant("lease_until"),
      firstTriedAt: k.instant("first_tried_at"),
      attempts: k.int("attempts").notNull(),
      workspaceId: k.text("workspace_id").references(() => workspace.id),
      refChannel: k.text("ref_channel"),
      refParts: k.json<readonly string[]>("ref_parts"),
      /** Why it is parked, a word of ours. */
      fault: k.text("fault"),
      sentAt: k.instant("sent_at"),
      editedAt: k.instant("edited_at"),
      createdAt: k.instant("created_at").notNull(),
    },
    (t) => [
      k.index("post_state").on(t.state, t.dueAt),
      k.index("post_subject").on(t.organisationId, t.subject, t.stale),
      k.index("post_stale").on(t.stale),
      k.index("post_person").on(t.personId),
    ],
  );
  /** What has changed since the posts that show it were last marked: one row a change, so that no change waits for another. */
  const staleSubject = k.table("stale_subject", {
    id: k.text("id").primaryKey(),
    organisationId: k
      .text("organisation_id")
      .notNull()
      .references(() => organisation.id),
    subjects: k.json<readonly string[]>("subjects").notNull(),
  });
  const reminder = k.table(
    "reminder",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      createdBy: k.text("created_by").references(() => person.id),
      target: k.json<ReminderTarget>("target").notNull(),
      recurrence: k.json<Recurrence>("recurrence").notNull(),
      text: k.text("text").notNull(),
      /** Only later moments count: those before it was written, changed or taken up again are past. */
      since: k.instant("since").notNull(),
      pausedAt: k.instant("paused_at"),
      createdAt: k.instant("created_at").notNull(),
    },
    (t) => [k.index("reminder_organisation").on(t.organisationId)],
  );
  /** An activity as it stands in a workspace's own calendar. */
  const nativeEvent = k.table(
    "native_event",
    {
      workspaceId: k
        .text("workspace_id")
        .notNull()
        .references(() => workspace.id),
      /** No reference: an activity that is taken away is taken out of the calendar after. */
      activityId: k.text("activity_id").notNull(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      /** Absent while nobody knows whether it was entered. */
      externalId: k.text("external_id"),
      /** What it says there, or may say. */
      shown: k.json<ShownEvent>("shown").notNull(),
    },
    (t) => [k.primaryKey({ name: "native_event_pk", columns: [t.workspaceId, t.activityId] })],
  );
  const seen = k.table(
    "seen",
    {
      workspaceId: k.text("workspace_id").notNull(),
      key: k.text("key").notNull(),
      at: k.instant("at").notNull(),
    },
    (t) => [k.primaryKey({ name: "seen_pk", columns: [t.workspaceId, t.key] }), k.index("seen_at").on(t.at)],
  );
  return { occurrence, tick, post, staleSubject, reminder, nativeEvent, seen };
};
