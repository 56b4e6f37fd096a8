import { UserError } from "../domain/error.ts";
import { may } from "../domain/may.ts";
import type { Reading } from "./context.ts";

/** Refuses who does not run the whole campaign. */
export const mustRunCampaign = async ({ standing }: Reading): Promise<void> => {
  if (!may(await standing(), { verb: "run-campaign" })) throw new UserError("error.coordinators-only");
};

/** Where whoever organises nothing is shown to instead. */
export const BROWSE = [{ action: "schedule:week", label: "schedule.button.open" }];

/** Refuses who organises nothing. */
export const mustOrganise = async ({ standing }: Reading): Promise<void> => {
  if (!may(await standing(), { verb: "organise" })) throw new UserError("error.not-allowed", {}, BROWSE);
};
