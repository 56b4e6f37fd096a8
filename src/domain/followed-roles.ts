/** A role of a platform's own that means one of ours: an organiser of an association, else a coordinator. */
export type FollowedRole = {
  readonly workspaceId: string;
  /** The platform's id of its role. */
  readonly role: string;
  readonly associationId?: string;
};

/** One of our roles; `associationId` is empty for a coordinator. */
export type HeldRole = { readonly name: "organiser" | "coordinator"; readonly associationId: string };

export const sameRole = (a: HeldRole, b: HeldRole): boolean => a.name === b.name && a.associationId === b.associationId;

const meant = ({ associationId }: FollowedRole): HeldRole =>
  associationId === undefined ? { name: "coordinator", associationId: "" } : { name: "organiser", associationId };

/** What someone is who bears these of a workspace's own roles, each once. */
export const rolesFollowed = (
  followed: readonly FollowedRole[] | undefined,
  workspaceId: string,
  borne: readonly string[],
): readonly HeldRole[] => {
  const all = (followed ?? []).filter((one) => one.workspaceId === workspaceId && borne.includes(one.role)).map(meant);
  return all.filter((one, at) => all.findIndex((other) => sameRole(one, other)) === at);
};

/** Whether a role that follows this workspace's may still do so. */
export const isFollowed = (
  followed: readonly FollowedRole[] | undefined,
  workspaceId: string,
  held: HeldRole,
): boolean => (followed ?? []).some((one) => one.workspaceId === workspaceId && sameRole(meant(one), held));
