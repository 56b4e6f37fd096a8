import { eq } from "drizzle-orm";
import type { PlatformName } from "../../domain/organisation.ts";
import { query } from "../statement.ts";
import type { Reader } from "../store.ts";

const place = query((db, t, p: { channelId: string }) =>
  db
    .select({
      workspaceId: t.channel.workspaceId,
      platform: t.workspace.platform,
      workspace: t.workspace.externalId,
      channel: t.channel.externalId,
    })
    .from(t.channel)
    .innerJoin(t.workspace, eq(t.workspace.id, t.channel.workspaceId))
    .where(eq(t.channel.id, p.channelId)),
);
export type Place = {
  readonly workspaceId: string;
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
};
/** Where a channel is. */
export const placeOf = async (db: Reader, channelId: string): Promise<Place | undefined> =>
  (await place(db, { channelId }))[0];

const example = query((db, t, p: { organisationId: string }) =>
  db.select({ example: t.organisation.example }).from(t.organisation).where(eq(t.organisation.id, p.organisationId)),
);
/** Whether an organisation is an example, which never reaches a chat platform. */
export const isExample = async (db: Reader, of: { organisationId: string }): Promise<boolean> =>
  (await example(db, of))[0]?.example === true;
