/** A channel of a workspace by its external id; `name` without `#`. A closed one is read by its own people only. */
export type ListedChannel = { readonly id: string; readonly name: string; readonly closed: boolean };

/** The channels of a workspace, for platforms that can list them. */
export interface Channels {
  /** Those in which the bot may write, in the platform's order. Throws `Later` or `Gone`. */
  list(workspace: string): Promise<readonly ListedChannel[]>;
}
