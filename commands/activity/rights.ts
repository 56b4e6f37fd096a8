import type { Reading } from "../../src/bot/context.ts";
import { plannedIn } from "../../src/bot/lookup.ts";
import { BROWSE } from "../../src/bot/rights.ts";
import type { Activity, Host } from "../../src/domain/activity.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import type { Planned } from "../../src/store/activity/planned.ts";

/** The associations of ours that host an activity. */
export const hostIds = ({ hosts }: Pick<Activity, "hosts">): readonly string[] =>
  hosts.flatMap(({ associationId }) => associationId ?? []);

/** The hosts of an activity that are no association of ours. */
export const partnersOf = ({ hosts }: Pick<Activity, "hosts">): readonly Host[] =>
  hosts.filter(({ associationId }) => associationId === undefined);

export const mayChange = async ({ standing }: Reading, activity: Pick<Activity, "hosts">): Promise<boolean> =>
  may(await standing(), { verb: "change-activity", hosts: hostIds(activity) });

/** The activity, for who may change it: its hosts' organisers and coordinators. */
export const mineToChange = async (context: Reading, activityId: string): Promise<Planned> => {
  const planned = await plannedIn(context, activityId);
  if (!(await mayChange(context, planned.activity))) throw new UserError("activity.not-yours", {}, BROWSE);
  return planned;
};

/** An organiser's activity keeps one of their own associations as host; otherwise it would slip from their hands. */
export const mustHost = async ({ standing }: Reading, activity: Pick<Activity, "hosts">): Promise<void> => {
  if (!may(await standing(), { verb: "change-activity", hosts: hostIds(activity) }))
    throw new UserError("activity.own-host");
};
