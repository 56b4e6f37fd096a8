import { eq } from "drizzle-orm";
import type { CampaignHouse } from "../../campaign.ts";
import type { ShiftPlan } from "../../stage.ts";

/** Thursday's early morning, and Wednesday's evening. */
export const HANDOUT: ShiftPlan = {
  day: "2022-08-18",
  start: "06:30",
  end: "09:00",
  kind: "handout",
  title: "Morgonutdelning",
  place: "Högdalens T-bana",
};
export const PHONE_BANK: ShiftPlan = { day: "2022-08-17", start: "17:00", end: "19:00", title: "Ringstuga" };

/** Cancels the activity of this title. */
export const cancel = (house: CampaignHouse, title: string) =>
  house.store.transact(async (tx, t) => {
    await tx
      .update(t.activity)
      .set({ cancelledAt: new Date(0) })
      .where(eq(t.activity.title, title));
  });
