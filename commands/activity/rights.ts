import type { Reading } from "../../src/bot/context.ts";
import type { Activity } from "../../src/domain/activity.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import { type Planned, plannedOf } from "../../src/store/activity/planned.ts";

/** The associations of ours that host an activity. */
export const hostIds = ({ hosts }: Pick<Activity, "hosts">): readonly string[] =>
  hosts.flatMap(({ associationId }) => associationId ?? []);

const BROWSE = [{ action: "schedule:week", label: "schedule.button.open" }];

/** Refuses who organises nothing. */
export const mustOrganise = async ({ standing }: Reading): Promise<void> => {
  if (!may(await standing(), { verb: "organise" })) throw new UserError("error.not-allowed", {}, BROWSE);
};

export const mayChange = async ({ standing }: Reading, activity: Pick<Activity, "hosts">): Promise<boolean> =>
  may(await standing(), { verb: "change-activity", hosts: hostIds(activity) });

/** The activity with this id; UserError where this campaign has none. */
export const plannedIn = async ({ db, campaign }: Reading, activityId: string): Promise<Planned> => {
  const planned = await plannedOf(db, { campaignId: campaign.id, activityId });
  if (!planned) throw new UserError("error.not-found");
  return planned;
};

/** The same, for who may change it: its hosts' organisers and coordinators. */
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
