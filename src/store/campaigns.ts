import { eq } from "drizzle-orm";
import { type Campaign, DEFAULT_HOURS } from "../domain/organisation.ts";
import { command, query } from "./statement.ts";
import type { Reader, Tx } from "./store.ts";
import type { Tables } from "./tables.ts";

type Row = Tables["campaign"]["$inferSelect"];

/** A campaign with the house's hours filled in. */
export const campaignFrom = (row: Row): Campaign => ({ ...row, hours: { ...DEFAULT_HOURS, ...row.hours } });

const running = query((db, t) =>
  db
    .select({ campaign: t.campaign, example: t.organisation.example })
    .from(t.organisation)
    .innerJoin(t.campaign, eq(t.campaign.id, t.organisation.currentCampaignId)),
);

/** The current campaign of every organisation. */
export const currentCampaigns = async (db: Reader): Promise<readonly Campaign[]> =>
  (await running(db, {})).map(({ campaign }) => campaignFrom(campaign));

export type NewOrganisation = { readonly id: string; readonly name: string; readonly example: boolean };

/** Creates an organisation with its first campaign, which becomes the current one. */
export const addOrganisation = async (
  tx: Tx,
  t: Tables,
  organisation: NewOrganisation,
  campaign: Omit<Campaign, "organisationId" | "hours">,
  at: Date,
): Promise<void> => {
  await tx.insert(t.organisation).values({ ...organisation, currentCampaignId: campaign.id, createdAt: at });
  await addCampaign(tx, t, { ...campaign, organisationId: organisation.id });
};

/** Adds a campaign to an organisation, which keeps its current one. */
export const addCampaign = async (tx: Tx, t: Tables, campaign: Omit<Campaign, "hours">): Promise<void> => {
  const { id, organisationId, name, firstDay, lastDay, zone, locale, settings } = campaign;
  await tx
    .insert(t.campaign)
    .values({ id, organisationId, name, firstDay, lastDay, zone, locale, settings, hours: {} });
};

/** Sets a campaign's first and last day. */
export const setCampaignDays = command(
  (db, t, p: { id: string; firstDay: Campaign["firstDay"]; lastDay: Campaign["lastDay"] }) =>
    db.update(t.campaign).set({ firstDay: p.firstDay, lastDay: p.lastDay }).where(eq(t.campaign.id, p.id)),
);
