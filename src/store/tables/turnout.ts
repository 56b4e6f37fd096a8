import type { Kit } from "../kit.ts";
import type { organisationTables } from "./organisation.ts";
import type { peopleTables } from "./people.ts";

type Organisation = ReturnType<typeof organisationTables>;
type People = ReturnType<typeof peopleTables>;

export const turnoutTables = (k: Kit, { organisation, campaign, association }: Organisation, { person }: People) => {
  /** A message about its turnout that an association was sent, with the numbers of that morning. */
  const ping = k.table(
    "ping",
    {
      /** Its posts have the subject `ping:ID`. */
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      campaignId: k
        .text("campaign_id")
        .notNull()
        .references(() => campaign.id),
      associationId: k
        .text("association_id")
        .notNull()
        .references(() => association.id),
      day: k.day("day").notNull(),
      kind: k.oneOf("kind", ["behind", "please-report", "celebrate"]).notNull(),
      /** What is celebrated. */
      occasion: k.oneOf("occasion", ["goal", "recovery", "night"]),
      goal: k.int("goal"),
      dials: k.int("dials").notNull(),
      /** Caller-minutes signed up for, that day and later. */
      bookedMinutes: k.int("booked_minutes").notNull(),
      /** In millionths, that the goal is missed. */
      probability: k.int("probability"),
      askTotal: k.int("ask_total").notNull(),
      askWeek: k.int("ask_week").notNull(),
      /** A celebration that a correction has undone. */
      withdrawnAt: k.instant("withdrawn_at"),
      /** When somebody last pressed one of its buttons. */
      answeredAt: k.instant("answered_at"),
      at: k.instant("at").notNull(),
    },
    (t) => [k.index("ping_association").on(t.campaignId, t.associationId, t.day)],
  );
  /** What is kept in mind about an association's turnout from one morning to the next. */
  const followUp = k.table(
    "follow_up",
    {
      campaignId: k
        .text("campaign_id")
        .notNull()
        .references(() => campaign.id),
      associationId: k
        .text("association_id")
        .notNull()
        .references(() => association.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      /** The highest probability of missing the goal on any morning, in millionths. */
      highest: k.int("highest").notNull(),
      /** Not pinged before this day: somebody asked for peace. */
      quietUntil: k.day("quiet_until"),
      /** The morning on which the coordinators were told that a person should take over. */
      handedOverOn: k.day("handed_over_on"),
      /** The coordinator who takes it on. */
      takenBy: k.text("taken_by").references(() => person.id),
    },
    (t) => [k.primaryKey({ name: "follow_up_pk", columns: [t.campaignId, t.associationId] })],
  );
  return { ping, followUp };
};
