import type { Job } from "../bot/job.ts";
import { alarm } from "./alarm.ts";
import { dailySchedule } from "./daily-schedule.ts";
import { earlyCall } from "./early-call.ts";
import { missingReports } from "./missing-reports.ts";
import { organiserList } from "./organiser-list.ts";
import { promotionExpiry } from "./promotion-expiry.ts";
import { reminder } from "./reminder.ts";
import { reportAsk } from "./report-ask.ts";
import { retention } from "./retention.ts";
import { shiftReminder } from "./shift-reminder.ts";
import { squadQuestion, squadRelease } from "./squads.ts";
import { turnoutPing } from "./turnout-ping.ts";
import { weeklySummary } from "./weekly-summary.ts";

/** Everything the bot does by itself. */
export const jobs: readonly Job[] = [
  dailySchedule,
  earlyCall,
  promotionExpiry,
  shiftReminder,
  alarm,
  reminder,
  reportAsk,
  squadQuestion,
  squadRelease,
  organiserList,
  turnoutPing,
  missingReports,
  weeklySummary,
  retention,
];
