import { eq } from "drizzle-orm";
import type { CampaignHouse } from "../../campaign.ts";
import type { ShiftPlan } from "../../stage.ts";

export const HANDOUT: ShiftPlan = {
  day: "2022-08-18",
  start: "06:30",
  end: "09:00",
  kind: "handout",
  title: "Morgonutdelning",
  place: "Högdalens T-bana",
  contact: "facket@example.org",
};
/** On an evening later on, so that its line is offered places for half a day. */
export const PHONE_BANK: ShiftPlan = { day: "2022-08-24", start: "17:00", end: "19:00", title: "Ringstuga" };

export const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);
export const mine = async (house: CampaignHouse, name: string) => (await house.say(name, "/schedule mine")).text;
export const change = (house: CampaignHouse, shiftId: string, to: { capacity?: number; closedAt?: Date }) =>
  house.store.transact(async (tx, t) => {
    await tx.update(t.shift).set(to).where(eq(t.shift.id, shiftId));
  });
