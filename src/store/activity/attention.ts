import { type Concern, concernDays, concernsOf } from "../../domain/attention.ts";
import { dayAt } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import type { Scheduled } from "../../domain/shift.ts";
import { organiserIdsBy } from "../people/roles.ts";
import { shiftsReportedOn } from "../report/reported.ts";
import type { Reader } from "../store.ts";
import { scheduleBetween } from "./activities.ts";

/** A shift with what whoever answers for it should look at. */
export type Attention = { readonly shift: Scheduled; readonly concerns: readonly Concern[] };

/** What hosts should look at, by the person who organises one; under `undefined` what no organiser is there for. */
export const attentionBy = async (
  db: Reader,
  campaign: Campaign,
  at: Date,
): Promise<ReadonlyMap<string | undefined, readonly Attention[]>> => {
  const { id: campaignId, organisationId, zone } = campaign;
  const today = dayAt(at, zone);
  const days = { campaignId, ...concernDays(today) };
  const reported = await shiftsReportedOn(db, days);
  const organisers = await organiserIdsBy(db, { organisationId });
  const found = new Map<string | undefined, Attention[]>();
  for (const shift of await scheduleBetween(db, days)) {
    const concerns = concernsOf(shift, { at, today, zone, reported: reported.has(shift.id) });
    if (concerns.length === 0) continue;
    const hosts = shift.activity.hosts.flatMap(({ associationId }) => organisers.get(associationId ?? "") ?? []);
    for (const person of hosts.length > 0 ? new Set(hosts) : [undefined]) {
      found.set(person, [...(found.get(person) ?? []), { shift, concerns }]);
    }
  }
  return found;
};
