import type { Zone } from "../../domain/day.ts";
import { LOCALES } from "../../domain/locale.ts";
import { ASSOCIATION_KINDS, type CampaignSettings, type Hours } from "../../domain/organisation.ts";
import type { Kit } from "../kit.ts";

export const organisationTables = (k: Kit) => {
  const organisation = k.table("organisation", {
    id: k.text("id").primaryKey(),
    name: k.text("name").notNull(),
    // No reference: campaigns refer back to their organisation.
    currentCampaignId: k.text("current_campaign_id"),
    /** Example organisations never reach a chat platform. */
    example: k.bool("example").notNull(),
    createdAt: k.instant("created_at").notNull(),
  });
  const workspace = k.table(
    "workspace",
    {
      /** `platform:external id`. */
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      platform: k.oneOf("platform", ["discord", "slack", "playground"]).notNull(),
      externalId: k.text("external_id").notNull(),
      /** One process at a time brings its calendar up to date, and not again before this. */
      calendarHeldUntil: k.instant("calendar_held_until"),
    },
    (t) => [k.index("workspace_organisation").on(t.organisationId)],
  );
  const association = k.table(
    "association",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      kind: k.oneOf("kind", [...ASSOCIATION_KINDS]).notNull(),
      name: k.text("name").notNull(),
      /** The name case-folded, what makes it unique. */
      nameKey: k.text("name_key").notNull(),
      areas: k.json<readonly string[]>("areas").notNull(),
    },
    (t) => [k.uniqueIndex("association_name").on(t.organisationId, t.nameKey)],
  );
  const channel = k.table(
    "channel",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      workspaceId: k
        .text("workspace_id")
        .notNull()
        .references(() => workspace.id),
      externalId: k.text("external_id").notNull(),
      /** `none`: it had one, and posts still name it. */
      purpose: k.oneOf("purpose", ["daily", "coordinators", "association", "none"]).notNull(),
      associationId: k.text("association_id").references(() => association.id),
      /** Only its own people read it. */
      closed: k.bool("closed").notNull(),
    },
    (t) => [
      k.uniqueIndex("channel_place").on(t.workspaceId, t.externalId),
      k.index("channel_organisation").on(t.organisationId),
    ],
  );
  const campaign = k.table(
    "campaign",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      name: k.text("name").notNull(),
      firstDay: k.day("first_day").notNull(),
      lastDay: k.day("last_day").notNull(),
      zone: k.text("zone").$type<Zone>().notNull(),
      locale: k.oneOf("locale", LOCALES).notNull(),
      /** What differs from the default hours. */
      hours: k.json<Partial<Hours>>("hours").notNull(),
      settings: k.json<CampaignSettings>("settings").notNull(),
    },
    (t) => [k.index("campaign_organisation").on(t.organisationId)],
  );
  const goal = k.table(
    "goal",
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
      listSize: k.int("list_size"),
      /** `share`: value in hundredths of a per cent of the list; `hours`: value in half caller-hours. */
      unit: k.oneOf("unit", ["share", "hours"]),
      value: k.int("value"),
      joinedOn: k.day("joined_on").notNull(),
    },
    (t) => [k.primaryKey({ name: "goal_pk", columns: [t.campaignId, t.associationId] })],
  );
  return { organisation, workspace, association, channel, campaign, goal };
};
