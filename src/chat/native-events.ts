/** An activity as a platform's own calendar shows it. */
export type NativeEvent = {
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly start: Date;
  readonly end: Date;
};

/** A workspace's own calendar, for platforms that have one. */
export interface NativeEvents {
  /**
   * Enters what is to come, or brings the entry `id` up to date; answers the entry's external id. Doing it twice enters
   * it once. Throws `Later` or `Gone`.
   */
  enter(workspace: string, event: NativeEvent, id: string | undefined): Promise<string>;
  /** Takes the entry away; one that is gone already is no fault. Throws `Later` or `Gone`. */
  remove(workspace: string, id: string): Promise<void>;
}
