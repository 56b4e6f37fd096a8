import type { Kit } from "./kit.ts";
import { activityTables } from "./tables/activity.ts";
import { deliveryTables } from "./tables/delivery.ts";
import { organisationTables } from "./tables/organisation.ts";
import { peopleTables } from "./tables/people.ts";
import { playgroundTables } from "./tables/playground.ts";
import { reportTables } from "./tables/report.ts";
import { turnoutTables } from "./tables/turnout.ts";

/** Every table, declared once and instantiated for each dialect. */
export const tables = (k: Kit) => {
  const organisation = organisationTables(k);
  const people = peopleTables(k, organisation);
  const activity = activityTables(k, organisation, people);
  return {
    ...organisation,
    ...people,
    ...activity,
    ...reportTables(k, organisation, people, activity),
    ...deliveryTables(k, organisation, people),
    ...turnoutTables(k, organisation, people),
    ...playgroundTables(k),
  };
};
export type Tables = ReturnType<typeof tables>;
