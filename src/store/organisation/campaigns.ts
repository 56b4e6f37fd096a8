import { and, eq } from "drizzle-orm";
import { type Campaign, DEFAULT_HOURS, type Hours } from "../../domain/organisation.ts";
import { dropUnfollowed } from "../people/roles.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

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

const change = command((db, t, p: Stored) =>
  db
    .update(t.campaign)
    .set({
      name: p.name,
      firstDay: p.firstDay,
      lastDay: p.lastDay,
      zone: p.zone,
      locale: p.locale,
      hours: p.hours,
      settings: p.settings,
    })
    .where(eq(t.campaign.id, p.id)),
);
type Stored = Omit<Campaign, "hours" | "organisationId"> & { readonly hours: Partial<Hours> };

/** Changes everything about a campaign that its coordinators may; of its hours only those that differ are kept. */
export const changeCampaign = async (tx: Tx, { organisationId, ...campaign }: Campaign): Promise<void> => {
  const hours = Object.entries(campaign.hours).filter(([name, clock]) => DEFAULT_HOURS[name as keyof Hours] !== clock);
  await change(tx, { ...campaign, hours: Object.fromEntries(hours) });
  await dropUnfollowed(tx, { organisationId, followed: campaign.settings.followedRoles });
};

/** Makes a campaign the one that everything is about from now on. */
export const setCurrentCampaign = command((db, t, p: { organisationId: string; campaignId: string }) =>
  db.update(t.organisation).set({ currentCampaignId: p.campaignId }).where(eq(t.organisation.id, p.organisationId)),
);

const organisation = query((db, t, p: { id: string }) =>
  db
    .select({ id: t.organisation.id, name: t.organisation.name, example: t.organisation.example })
    .from(t.organisation)
    .where(eq(t.organisation.id, p.id)),
);
export const organisationOf = async (db: Reader, id: string): Promise<NewOrganisation | undefined> =>
  (await organisation(db, { id }))[0];

const campaignById = query((db, t, p: { id: string; organisationId: string }) =>
  db
    .select()
    .from(t.campaign)
    .where(and(eq(t.campaign.id, p.id), eq(t.campaign.organisationId, p.organisationId))),
);
/** One campaign of an organisation, current or not. */
export const campaignOf = async (
  db: Reader,
  of: { id: string; organisationId: string },
): Promise<Campaign | undefined> => {
  const [row] = await campaignById(db, of);
  return row && campaignFrom(row);
};

/** Every organisation, by name. */
export const organisationsIn = query((db, t) =>
  db
    .select({ id: t.organisation.id, name: t.organisation.name })
    .from(t.organisation)
    .orderBy(t.organisation.name, t.organisation.id),
);
