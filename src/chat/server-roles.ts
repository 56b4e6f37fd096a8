/** A role of a server's own that people can be given there. */
export type ListedRole = { readonly id: string; readonly name: string };

/** A server's own roles, for platforms that have such. */
export interface ServerRoles {
  /** Those that people are given, the highest first. Throws `Later` or `Gone`. */
  roles(workspace: string): Promise<readonly ListedRole[]>;
  /** Ids of those that an account bears; undefined where it is no member. Throws `Later` or `Gone`. */
  borne(workspace: string, account: string): Promise<readonly string[] | undefined>;
}
