import type { Action, Command } from "../src/bot/command.ts";
import { activity, activityActions } from "./activity.ts";
import { association, associationActions } from "./association.ts";
import { campaign, campaignActions } from "./campaign.ts";
import { mydata, mydataActions } from "./mydata.ts";
import { reminder, reminderActions } from "./reminder.ts";
import { report, reportActions } from "./report.ts";
import { samlingFor } from "./samling.ts";
import { schedule, scheduleActions } from "./schedule.ts";
import { signup, signupActions } from "./signup.ts";
import { summary, summaryActions } from "./summary.ts";
import { turnout, turnoutActions } from "./turnout.ts";

const working: readonly Command[] = [
  schedule,
  signup,
  report,
  turnout,
  summary,
  activity,
  association,
  reminder,
  campaign,
  mydata,
];
const samling = samlingFor(working);

/** Everything a person can type. */
export const commands: readonly Command[] = [...working, samling.command];

/** Everything a person can press, choose or submit. */
export const actions: readonly Action[] = [
  ...scheduleActions,
  ...signupActions,
  ...reportActions,
  ...turnoutActions,
  ...summaryActions,
  ...activityActions,
  ...associationActions,
  ...reminderActions,
  ...campaignActions,
  ...mydataActions,
  ...samling.actions,
];
