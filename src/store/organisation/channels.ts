import { and, asc, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { PlatformName } from "../../domain/organisation.ts";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";

/** `none`: the bot writes there no more. */
export type ChannelPurpose = "daily" | "coordinators" | "association" | "none";
export type Channel = {
  readonly id: string;
  readonly workspaceId: string;
  readonly externalId: string;
  readonly purpose: ChannelPurpose;
  readonly associationId: string | undefined;
  readonly closed: boolean;
};

const all = query((db, t, p: { organisationId: string }) =>
  db.select().from(t.channel).where(eq(t.channel.organisationId, p.organisationId)).orderBy(asc(t.channel.externalId)),
);
export const channelsOf = async (db: Reader, of: { organisationId: string }): Promise<readonly Channel[]> =>
  (await all(db, of)).map(({ associationId, ...row }) => ({ ...row, associationId: associationId ?? undefined }));

/** The channels with a purpose, in every workspace of the organisation. */
export const channelsFor = async (
  db: Reader,
  of: { organisationId: string; purpose: ChannelPurpose },
): Promise<readonly Channel[]> => (await channelsOf(db, of)).filter(({ purpose }) => purpose === of.purpose);

const put = command(
  (
    db,
    t,
    p: {
      id: string;
      organisationId: string;
      workspaceId: string;
      externalId: string;
      purpose: ChannelPurpose;
      associationId: string | null;
      closed: boolean;
    },
  ) =>
    db
      .insert(t.channel)
      .values({
        id: p.id,
        organisationId: p.organisationId,
        workspaceId: p.workspaceId,
        externalId: p.externalId,
        purpose: p.purpose,
        associationId: p.associationId,
        closed: p.closed,
      })
      .onConflictDoUpdate({
        target: [t.channel.workspaceId, t.channel.externalId],
        set: { purpose: p.purpose, associationId: p.associationId, closed: p.closed },
      }),
);
/** Gives a place in a workspace its purpose; a place has one. */
export const setChannel = async (
  tx: Tx,
  channel: Omit<Channel, "id"> & { readonly organisationId: string },
): Promise<void> => {
  await put(tx, { ...channel, id: nanoid(), associationId: channel.associationId ?? null });
};

/** Links a workspace; its id is `workspaceIdOf` its platform and external id. */
export const linkWorkspace = command(
  (db, t, p: { id: string; organisationId: string; platform: PlatformName; externalId: string }) =>
    db
      .insert(t.workspace)
      .values({ id: p.id, organisationId: p.organisationId, platform: p.platform, externalId: p.externalId }),
);

/** The platforms of all linked workspaces, example organisations' too. */
export const linkedPlatforms = query((db, t) => db.select({ platform: t.workspace.platform }).from(t.workspace));

/** The channels with a purpose on a platform, by the platform's own ids, in all workspaces. */
export const channelsOn = query((db, t, p: { platform: PlatformName }) =>
  db
    .select({ workspace: t.workspace.externalId, externalId: t.channel.externalId, purpose: t.channel.purpose })
    .from(t.channel)
    .innerJoin(t.workspace, eq(t.workspace.id, t.channel.workspaceId))
    .where(eq(t.workspace.platform, p.platform))
    .orderBy(asc(t.channel.externalId)),
);

/** The external id of a workspace's daily channel, if it has one. */
export const daily = async (db: Reader, workspaceId: string): Promise<string | undefined> =>
  (await dailyIn(db, { workspaceId }))[0]?.externalId;
const dailyIn = query((db, t, p: { workspaceId: string }) =>
  db
    .select({ externalId: t.channel.externalId })
    .from(t.channel)
    .where(and(eq(t.channel.workspaceId, p.workspaceId), eq(t.channel.purpose, "daily"))),
);
