import { addDays, type Day } from "../../domain/day.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { free, type Scheduled, spanOf } from "../../domain/shift.ts";
import type { Reader } from "../store.ts";
import { scheduleBetween } from "./activities.ts";

/** The phone banks ahead that have room: the next seven days' first, among these an association's own, then in time order. */
export const openPhoneBanks = async (
  db: Reader,
  campaign: Campaign,
  of: { readonly associationId: string; readonly today: Day; readonly at: Date },
): Promise<readonly Scheduled[]> => {
  const ahead = await scheduleBetween(db, { campaignId: campaign.id, from: of.today, to: campaign.lastDay });
  const open = ahead.filter(
    (shift) =>
      shift.activity.kind === "phonebank" &&
      !shift.activity.cancelled &&
      !shift.closed &&
      free(shift) !== 0 &&
      spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from > of.at,
  );
  const later = addDays(of.today, 7);
  const rank = (shift: Scheduled): number =>
    Number(shift.activity.day >= later) * 2 + Number(!isHostedBy(shift, of.associationId));
  return open.toSorted((a, b) => rank(a) - rank(b));
};

export const isHostedBy = ({ activity }: Pick<Scheduled, "activity">, associationId: string): boolean =>
  activity.hosts.some((host) => host.associationId === associationId);
