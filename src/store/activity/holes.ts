import { addDays } from "../../domain/day.ts";
import { type Hole, holesIn } from "../../domain/holes.ts";
import { dayAt } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { spanOf } from "../../domain/shift.ts";
import { associationsOf } from "../organisation/associations.ts";
import type { Reader } from "../store.ts";
import { scheduleBetween } from "./activities.ts";

/** The shifts of the coming seven days that want more people, those most in need first. */
export const holesAhead = async (db: Reader, campaign: Campaign, at: Date): Promise<readonly Hole[]> => {
  const { id: campaignId, zone, settings } = campaign;
  const today = dayAt(at, zone);
  const shifts = await scheduleBetween(db, { campaignId, from: today, to: addDays(today, 6) });
  const ahead = shifts.filter(
    ({ activity, start, end }) => spanOf(activity.day, start, end, zone).from > at || activity.day > today,
  );
  const labels = new Map((await associationsOf(db, campaign)).map(({ id, areas }) => [id, areas]));
  return holesIn(ahead, settings, labels);
};
