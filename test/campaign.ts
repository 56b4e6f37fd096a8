import { type House, openHouse } from "./house.ts";
import { type Stage, stageIn } from "./stage.ts";
import type { EngineName } from "./stores.ts";

/** The real bot on a small campaign of the test's own making; a fault that the test does not await fails it. */
export type CampaignHouse = House & Stage & { readonly expectFaults: () => void };

export const openCampaign = async (
  at = "2022-08-17T12:00+02:00",
  engine: EngineName = "sqlite",
): Promise<CampaignHouse> => {
  const house = await openHouse({ engine, example: false, at });
  const stage = await stageIn(house.store);
  let awaited = false;
  return {
    ...house,
    ...stage,
    expectFaults: () => {
      awaited = true;
    },
    [Symbol.asyncDispose]: async () => {
      await house[Symbol.asyncDispose]();
      if (!awaited && house.faults.length > 0) throw house.faults[0];
    },
  };
};
