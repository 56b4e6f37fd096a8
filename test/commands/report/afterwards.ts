import { eq } from "drizzle-orm";
import { type CampaignHouse, openCampaign } from "../../campaign.ts";
import type { ShiftPlan } from "../../stage.ts";

export const PHONE_BANK: ShiftPlan = { day: "2022-08-17", start: "17:00", end: "19:00", title: "Ringstuga" };
export const HANDOUT: ShiftPlan = {
  day: "2022-08-17",
  start: "06:30",
  end: "09:00",
  kind: "handout",
  title: "Morgonutdelning",
  place: "Högdalens T-bana",
};
export const EVENING = "2022-08-17T20:00+02:00";

/** The bot in the evening, after Kim was at a phone bank. */
export const afterwards = async (plan: ShiftPlan = PHONE_BANK) => {
  const house = await openCampaign("2022-08-17T06:00+02:00");
  const shift = await house.shift(plan);
  await house.press("Kim", `signup:${shift}`);
  house.at(EVENING);
  return { house, shift };
};

export const rows = ({ store }: CampaignHouse) =>
  store.read((db, t) => db.select().from(t.report).orderBy(t.report.at));
/** The dials that count, report by report. */
export const counting = async (house: CampaignHouse) =>
  (await rows(house)).filter(({ counts }) => counts).map(({ dials }) => dials);
export const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);
export const lead = (house: CampaignHouse, shiftId: string, leadId: string) =>
  house.store.transact(async (tx, t) => {
    await tx.update(t.shift).set({ leadId }).where(eq(t.shift.id, shiftId));
  });
