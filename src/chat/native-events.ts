/** An activity as a platform's own calendar shows it; `start` lies before `end`. */
export type NativeEvent = {
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly start: Date;
  readonly end: Date;
};

/** A workspace's own calendar, for platforms that have one. It takes nothing that has begun. */
export interface NativeEvents {
  /** Enters what is to come; answers the entry's external id. Throws `Doubt`, `Later` or `Gone`. */
  enterEvent(workspace: string, event: NativeEvent): Promise<string>;
  /**
   * The entry that an attempt in doubt made, none of those `known`; undefined: it made none. Throws `Later` or `Gone`.
   */
  findEvent(workspace: string, event: NativeEvent, known: readonly string[]): Promise<string | undefined>;
  /** Brings an entry up to date; false: somebody took it away. Throws `Later` or `Gone`. */
  changeEvent(workspace: string, id: string, event: NativeEvent): Promise<boolean>;
  /** Takes an entry away; one that is gone already is no fault. Throws `Later` or `Gone`. */
  removeEvent(workspace: string, id: string): Promise<void>;
}
