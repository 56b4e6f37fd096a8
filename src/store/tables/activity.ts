import { ACTIVITY_KINDS, type ActivityDraft, type ActivityFacts } from "../../domain/activity.ts";
import type { Kit } from "../kit.ts";
import type { organisationTables } from "./organisation.ts";
import type { peopleTables } from "./people.ts";

type Organisation = ReturnType<typeof organisationTables>;
type People = ReturnType<typeof peopleTables>;

export const activityTables = (k: Kit, { organisation, campaign, association }: Organisation, { person }: People) => {
  const activity = k.table(
    "activity",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      campaignId: k
        .text("campaign_id")
        .notNull()
        .references(() => campaign.id),
      /** The page or file it came from; absent where it was made in chat. */
      source: k.text("source"),
      /** What the source last said, so that a later file changes only what it says anew. */
      sourceFacts: k.json<Omit<ActivityDraft, "line">>("source_facts"),
      /** Cancelled because the source no longer has it: it comes back with the source. */
      leftOut: k.bool("left_out").notNull(),
      kind: k.oneOf("kind", [...ACTIVITY_KINDS]).notNull(),
      series: k.text("series"),
      day: k.day("day").notNull(),
      title: k.text("title").notNull(),
      place: k.text("place").notNull(),
      description: k.text("description").notNull(),
      meetingPoint: k.text("meeting_point"),
      bring: k.text("bring"),
      contact: k.text("contact"),
      area: k.text("area"),
      /** Counts edits, so that two people who change the same thing meet. */
      version: k.int("version").notNull(),
      cancelledAt: k.instant("cancelled_at"),
      createdAt: k.instant("created_at").notNull(),
    },
    (t) => [k.index("activity_day").on(t.campaignId, t.day), k.index("activity_source").on(t.organisationId, t.source)],
  );
  /** How an activity was before each edit: what a second editor is shown, and what undo brings back. */
  const revision = k.table(
    "revision",
    {
      activityId: k
        .text("activity_id")
        .notNull()
        .references(() => activity.id),
      /** The activity's version while it was so. */
      version: k.int("version").notNull(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      facts: k.json<ActivityFacts>("facts").notNull(),
      at: k.instant("at").notNull(),
    },
    (t) => [k.primaryKey({ name: "revision_pk", columns: [t.activityId, t.version] })],
  );
  const host = k.table(
    "host",
    {
      activityId: k
        .text("activity_id")
        .notNull()
        .references(() => activity.id),
      name: k.text("name").notNull(),
      position: k.int("position").notNull(),
      associationId: k.text("association_id").references(() => association.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
    },
    (t) => [k.primaryKey({ name: "host_pk", columns: [t.activityId, t.name] })],
  );
  const shift = k.table(
    "shift",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      activityId: k
        .text("activity_id")
        .notNull()
        .references(() => activity.id),
      start: k.clock("start"),
      end: k.clock("end"),
      needed: k.int("needed"),
      capacity: k.int("capacity"),
      leadId: k.text("lead_id").references(() => person.id),
      closedAt: k.instant("closed_at"),
      /** The people in `walk_in`, summed. */
      byNumber: k.int("by_number").notNull().default(0),
    },
    (t) => [k.index("shift_activity").on(t.activityId)],
  );
  const squad = k.table(
    "squad",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      shiftId: k
        .text("shift_id")
        .notNull()
        .references(() => shift.id),
      associationId: k
        .text("association_id")
        .notNull()
        .references(() => association.id),
      seats: k.int("seats").notNull(),
      createdBy: k.text("created_by").references(() => person.id),
      createdAt: k.instant("created_at").notNull(),
      /** When the association said its unnamed seats stand; released ones are taken off `seats`. */
      confirmedAt: k.instant("confirmed_at"),
    },
    (t) => [k.index("squad_shift").on(t.shiftId)],
  );
  const signUp = k.table(
    "sign_up",
    {
      shiftId: k
        .text("shift_id")
        .notNull()
        .references(() => shift.id),
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      associationId: k.text("association_id").references(() => association.id),
      squadId: k.text("squad_id").references(() => squad.id),
      /** 1 + guests. */
      seats: k.int("seats").notNull(),
      state: k.oneOf("state", ["going", "waiting", "cancelled", "attended", "missed"]).notNull(),
      /** The order of arrival within the shift: two may come in the same millisecond. */
      turn: k.int("turn").notNull(),
      queuedAt: k.instant("queued_at").notNull(),
      confirmBy: k.instant("confirm_by"),
      /** When the person said, or the lead saw, that they come late. */
      lateAt: k.instant("late_at"),
    },
    (t) => [
      k.primaryKey({ name: "sign_up_pk", columns: [t.shiftId, t.personId] }),
      k.index("sign_up_person").on(t.personId),
      // Holds all that a count reads: a rush on one shift counts without touching its rows.
      k.index("sign_up_counts").on(t.shiftId, t.state, t.squadId, t.seats, t.turn),
    ],
  );
  /** Who asked to be woken an hour before a shift. */
  const alarm = k.table(
    "alarm",
    {
      shiftId: k
        .text("shift_id")
        .notNull()
        .references(() => shift.id),
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
    },
    (t) => [
      k.primaryKey({ name: "alarm_pk", columns: [t.shiftId, t.personId] }),
      k.index("alarm_person").on(t.personId),
    ],
  );
  /** People at a shift who are known by number only: walk-ins of an association, or a partner's staff. */
  const walkIn = k.table(
    "walk_in",
    {
      shiftId: k
        .text("shift_id")
        .notNull()
        .references(() => shift.id),
      /** An association's id, or a partner's name. */
      party: k.text("party").notNull(),
      associationId: k.text("association_id").references(() => association.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      people: k.int("people").notNull(),
    },
    (t) => [k.primaryKey({ name: "walk_in_pk", columns: [t.shiftId, t.party] })],
  );
  return { activity, revision, host, shift, squad, signUp, alarm, walkIn };
};
