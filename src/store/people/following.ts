import { rolesFollowed, sameRole } from "../../domain/followed-roles.ts";
import type { Campaign, PlatformName } from "../../domain/organisation.ts";
import { note } from "../organisation/audit.ts";
import { currentCampaigns } from "../organisation/campaigns.ts";
import type { Reader, Tx } from "../store.ts";
import { accountsOn, homeOf } from "./accounts.ts";
import { endClaim } from "./claims.ts";
import { followedBy, noteFollowed } from "./roles.ts";

/** Someone as seen in a workspace: `borne` are its own roles that they bear now. */
export type SeenRoles = {
  readonly personId: string;
  readonly workspaceId: string;
  readonly borne: readonly string[];
  readonly at: Date;
};

/** Brings what we know of someone's roles up to date with the workspace's own, where the campaign lets them follow. */
export const followRoles = async (tx: Tx, campaign: Campaign, seen: SeenRoles): Promise<void> => {
  const { organisationId, settings } = campaign;
  const { personId, workspaceId, borne, at } = seen;
  if (!settings.followedRoles?.some((one) => one.workspaceId === workspaceId)) return;
  const now = rolesFollowed(settings.followedRoles, workspaceId, borne);
  const before = await followedBy(tx, { personId, workspaceId });
  const begun = now.filter((role) => !before.some((one) => sameRole(one, role)));
  const over = before.filter((role) => !now.some((one) => sameRole(one, role)));
  for (const role of [...begun, ...over]) {
    const holds = begun.includes(role);
    await noteFollowed(tx, { personId, organisationId, workspaceId, role, holds });
    if (holds && role.name === "organiser") await endClaim(tx, { personId, associationId: role.associationId });
    await note(tx, {
      organisationId,
      actorId: undefined,
      verb: holds ? "role-followed" : "role-left",
      subject: personId,
      at,
    });
  }
};

/** The accounts on a platform whose roles ours may follow. */
export const whoseRolesFollow = async (db: Reader, platform: PlatformName) => {
  const campaigns = await currentCampaigns(db);
  const followed = new Set(
    campaigns.flatMap(({ settings }) => settings.followedRoles ?? []).map(({ workspaceId }) => workspaceId),
  );
  if (followed.size === 0) return [];
  return (await accountsOn(db, { platform })).filter(({ workspaceId }) => followed.has(workspaceId));
};

/** The same as `followRoles`, of whoever has an account. */
export const seeRoles = async (
  tx: Tx,
  { workspaceId, account, borne, at }: Omit<SeenRoles, "personId"> & { readonly account: string },
): Promise<void> => {
  const home = await homeOf(tx, { workspaceId, account });
  if (home?.person) await followRoles(tx, home.campaign, { personId: home.person.id, workspaceId, borne, at });
};
