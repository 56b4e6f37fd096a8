import { and, desc, eq } from "drizzle-orm";
import type { Locale } from "../../domain/locale.ts";
import type { Campaign, PlatformName } from "../../domain/organisation.ts";
import { campaignFrom } from "../organisation/campaigns.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

/** A workspace's key in our tables. */
export const workspaceIdOf = (platform: PlatformName, externalId: string): string => `${platform}:${externalId}`;

/** A person's account on a platform, by the platform's own ids. */
export type Account = {
  readonly workspaceId: string;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly account: string;
};

/** Where a call comes home: the workspace's organisation and campaign, and the person behind the account, if known. */
export type Home = {
  readonly campaign: Campaign;
  readonly person: { readonly id: string; readonly locale: Locale | undefined; readonly seenAt: Date } | undefined;
};

const home = query((db, t, p: { workspaceId: string; account: string }) =>
  db
    .select({ campaign: t.campaign, personId: t.account.personId, locale: t.person.locale, seenAt: t.account.seenAt })
    .from(t.workspace)
    .innerJoin(t.organisation, eq(t.organisation.id, t.workspace.organisationId))
    .innerJoin(t.campaign, eq(t.campaign.id, t.organisation.currentCampaignId))
    .leftJoin(t.account, and(eq(t.account.workspaceId, t.workspace.id), eq(t.account.externalId, p.account)))
    .leftJoin(t.person, eq(t.person.id, t.account.personId))
    .where(eq(t.workspace.id, p.workspaceId)),
);

/** Undefined where the workspace is linked to no organisation with a campaign. */
export const homeOf = async (db: Reader, at: { workspaceId: string; account: string }): Promise<Home | undefined> => {
  const [row] = await home(db, at);
  if (!row) return undefined;
  const { personId, seenAt, locale } = row;
  const person = personId && seenAt ? { id: personId, locale: locale ?? undefined, seenAt } : undefined;
  return { campaign: campaignFrom(row.campaign), person };
};

const putPerson = command((db, t, p: { id: string; organisationId: string; at: Date }) =>
  db.insert(t.person).values({ id: p.id, organisationId: p.organisationId, muted: [], createdAt: p.at }),
);
const putAccount = command(
  (db, t, p: { workspaceId: string; account: string; organisationId: string; personId: string; at: Date }) =>
    db
      .insert(t.account)
      .values({
        workspaceId: p.workspaceId,
        externalId: p.account,
        organisationId: p.organisationId,
        personId: p.personId,
        seenAt: p.at,
      })
      .onConflictDoNothing()
      .returning({ personId: t.account.personId }),
);
const dropPerson = command((db, t, p: { id: string }) => db.delete(t.person).where(eq(t.person.id, p.id)));

export type NewAccount = {
  readonly personId: string;
  readonly organisationId: string;
  readonly workspaceId: string;
  readonly account: string;
  readonly at: Date;
};

/** Stores a person's first account; false where the account is stored already, and then nothing is. */
export const addAccount = async (tx: Tx, a: NewAccount): Promise<boolean> => {
  await putPerson(tx, { id: a.personId, organisationId: a.organisationId, at: a.at });
  const stored = (await putAccount(tx, a)).length > 0;
  if (!stored) await dropPerson(tx, { id: a.personId });
  return stored;
};

/** Stores another account of a person who is known already. */
export const addWorkspaceAccount = async (tx: Tx, a: NewAccount): Promise<void> => {
  await putAccount(tx, a);
};

/** Notes when an account was last seen: personal messages go to the latest. */
export const touchAccount = command((db, t, p: { workspaceId: string; account: string; at: Date }) =>
  db
    .update(t.account)
    .set({ seenAt: p.at })
    .where(and(eq(t.account.workspaceId, p.workspaceId), eq(t.account.externalId, p.account))),
);

const accounts = query((db, t, p: { personId: string }) =>
  db
    .select({
      workspaceId: t.account.workspaceId,
      platform: t.workspace.platform,
      workspace: t.workspace.externalId,
      account: t.account.externalId,
    })
    .from(t.account)
    .innerJoin(t.workspace, eq(t.workspace.id, t.account.workspaceId))
    .where(eq(t.account.personId, p.personId))
    .orderBy(desc(t.account.seenAt), t.account.workspaceId),
);
/** A person's accounts, the latest seen first. */
export const accountsOf = (db: Reader, of: { personId: string }): Promise<readonly Account[]> => accounts(db, of);

/** The language a person chose. */
export const setLocale = command((db, t, p: { personId: string; locale: Locale }) =>
  db.update(t.person).set({ locale: p.locale }).where(eq(t.person.id, p.personId)),
);

const inOrganisation = query((db, t, p: { personId: string; organisationId: string }) =>
  db
    .select({ id: t.person.id })
    .from(t.person)
    .where(and(eq(t.person.id, p.personId), eq(t.person.organisationId, p.organisationId))),
);
/** Whether the organisation knows this person. */
export const isPersonOf = async (db: Reader, of: { personId: string; organisationId: string }): Promise<boolean> =>
  (await inOrganisation(db, of)).length > 0;

/** Every account on a platform, in all its workspaces. */
export const accountsOn = query((db, t, p: { platform: PlatformName }) =>
  db
    .select({ workspaceId: t.workspace.id, workspace: t.workspace.externalId, account: t.account.externalId })
    .from(t.account)
    .innerJoin(t.workspace, eq(t.workspace.id, t.account.workspaceId))
    .where(eq(t.workspace.platform, p.platform)),
);
