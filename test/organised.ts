import { type CampaignHouse, openCampaign } from "./campaign.ts";
import type { ShiftPlan } from "./stage.ts";
import type { EngineName } from "./stores.ts";

/** A campaign in which Farah organises Vantör, Gustav organises Huddinge, and Hedda coordinates; four others are in it. */
export type Organised = CampaignHouse & {
  readonly vantor: string;
  readonly huddinge: string;
  /** A phone bank that Vantör hosts on Thursday 18 August 17:00–19:00 in Högdalen, unless said otherwise. */
  readonly evening: (plan?: Partial<ShiftPlan>) => Promise<{ readonly shift: string; readonly activity: string }>;
};

export const openOrganised = async (at?: string, engine?: EngineName): Promise<Organised> => {
  const house = await openCampaign(at, engine);
  const vantor = await house.association("Vantör");
  const huddinge = await house.association("Huddinge");
  await house.seat("Farah", "organiser", "Vantör");
  await house.seat("Gustav", "organiser", "Huddinge");
  await house.seat("Hedda", "coordinator");
  for (const name of ["Alva", "Billy", "Ceyda", "Kim"]) await house.seat(name);
  return {
    ...house,
    vantor,
    huddinge,
    evening: async (plan = {}) => {
      const shift = await house.shift({
        day: "2022-08-18",
        start: "17:00",
        end: "19:00",
        place: "Högdalen",
        title: "Ringkväll",
        hosts: [{ name: "Vantör", associationId: vantor }],
        ...plan,
      });
      const rows = await house.store.read((db, t) => db.select().from(t.shift));
      return { shift, activity: rows.find(({ id }) => id === shift)?.activityId ?? "" };
    },
  };
};
