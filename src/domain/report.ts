/** What of a report decides whether it counts. */
export type Entry = {
  readonly id: string;
  readonly shiftId: string | undefined;
  /** Undefined for a total, and once the person is erased. */
  readonly personId: string | undefined;
  readonly scope: "personal" | "total";
  /** Says that there was nothing. */
  readonly empty: boolean;
  /** Waits for someone to say that its figures are right. */
  readonly held: boolean;
  /** No two of a day are alike. */
  readonly at: Date;
  /** What stood in its place so far. */
  readonly replacedById: string | undefined;
};

/**
 * What stands in the place of each report of one day and association, by id; absent: nothing does. Of totals the latest
 * stands, for its shift or for the whole day, and covers all that people reported for themselves there; only where it
 * said that there was nothing, what comes after it stands. Of one person's reports on a shift, or on the day outside
 * shifts, the latest that is not held stands.
 */
export const replacements = (entries: readonly Entry[]): ReadonlyMap<string, string> => {
  const latestFirst = entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const totals = latestFirst.filter(({ scope, held }) => scope === "total" && !held);
  const ofDay = totals.find(({ shiftId }) => shiftId === undefined);
  const covering = (entry: Entry): Entry | undefined => {
    const ofShift = totals.find(({ shiftId }) => shiftId !== undefined && shiftId === entry.shiftId);
    return [ofDay, ofShift].find((total) => total && !(total.empty && entry.at > total.at));
  };

  const personal = latestFirst.filter(({ scope }) => scope === "personal");
  const standing = new Map(entries.map((entry) => [entry.id, entry]));
  const later = (entry: Entry): Entry | undefined => {
    // Nobody knows any more whose it was: what stood in its place still does.
    if (entry.personId === undefined) {
      const before = standing.get(entry.replacedById ?? "");
      return before?.scope === "personal" ? before : undefined;
    }
    return personal.find(
      (other) =>
        !other.held && other.at > entry.at && other.personId === entry.personId && other.shiftId === entry.shiftId,
    );
  };

  const replaced = new Map<string, string>();
  for (const entry of entries) {
    const by = (entry.scope === "personal" ? later(entry) : undefined) ?? covering(entry);
    if (by && by !== entry) replaced.set(entry.id, by.id);
  }
  return replaced;
};
