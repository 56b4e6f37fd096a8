import type { Reading } from "../../src/bot/context.ts";
import type { ActivityFacts } from "../../src/domain/activity.ts";
import { factsAt, factsOf, type Planned } from "../../src/store/activity/planned.ts";
import { mineToChange } from "./rights.ts";

/** How an activity was when someone began to change it. What was not kept counts as how it stands. */
export const beganFrom = async ({ db }: Reading, planned: Planned, version: number): Promise<ActivityFacts> =>
  (await factsAt(db, planned, version)) ?? factsOf(planned);

/** The activity and the version that a form's `ID` or `ID:VERSION` names, and how it was then. */
export const begunAt = async (
  context: Reading,
  find: (context: Reading, id: string) => Promise<Planned> = mineToChange,
): Promise<{ readonly planned: Planned; readonly version: number; readonly base: ActivityFacts }> => {
  const [id = "", from] = context.arg.split(":");
  const planned = await find(context, id);
  const version = from === undefined ? planned.activity.version : Number(from);
  return { planned, version, base: await beganFrom(context, planned, version) };
};
