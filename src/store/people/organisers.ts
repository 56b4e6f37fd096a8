import type { Scheduled } from "../../domain/shift.ts";
import type { Reader } from "../store.ts";
import { organisersOf } from "./roles.ts";

/** The organisers of the associations that host a shift, each once. */
export const hostsOrganisers = async (
  db: Reader,
  { activity }: Pick<Scheduled, "activity">,
): Promise<readonly string[]> => {
  const people = new Set<string>();
  for (const { associationId } of activity.hosts) {
    for (const personId of associationId ? await organisersOf(db, associationId) : []) people.add(personId);
  }
  return [...people];
};
