import type { Kit } from "../kit.ts";
import type { activityTables } from "./activity.ts";
import type { organisationTables } from "./organisation.ts";
import type { peopleTables } from "./people.ts";

type Organisation = ReturnType<typeof organisationTables>;
type People = ReturnType<typeof peopleTables>;
type Activity = ReturnType<typeof activityTables>;

export const reportTables = (
  k: Kit,
  { organisation, campaign, association }: Organisation,
  { person }: People,
  { shift }: Activity,
) => {
  const report = k.table(
    "report",
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
      day: k.day("day").notNull(),
      shiftId: k.text("shift_id").references(() => shift.id),
      associationId: k.text("association_id").references(() => association.id),
      /** Whose figures; absent for a total and once the person is erased. */
      personId: k.text("person_id").references(() => person.id),
      scope: k.oneOf("scope", ["personal", "total"]).notNull(),
      /** Not replaced, not withdrawn, not held: what sums add up. */
      counts: k.bool("counts").notNull(),
      /** Waits for a lead or organiser because its figures are unlikely. */
      held: k.bool("held").notNull(),
      callers: k.int("callers").notNull(),
      minutes: k.int("minutes").notNull(),
      dials: k.int("dials").notNull(),
      answers: k.int("answers").notNull(),
      conversations: k.int("conversations").notNull(),
      items: k.int("items").notNull(),
      doors: k.int("doors").notNull(),
      attended: k.int("attended").notNull(),
      /** The correction or total that stands in its place. */
      replacedById: k.text("replaced_by_id"),
      withdrawnAt: k.instant("withdrawn_at"),
      at: k.instant("at").notNull(),
    },
    (t) => [
      k.index("report_day").on(t.campaignId, t.day, t.associationId),
      k.index("report_shift").on(t.shiftId),
      k.index("report_person").on(t.personId),
    ],
  );
  return { report };
};
