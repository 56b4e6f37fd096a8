import type { View } from "../bot/view.ts";
import { absence } from "./absence.ts";
import { organiserList } from "./attention.ts";
import { cancelled, moved, restored } from "./changes.ts";
import { claimCall, claims } from "./claims.ts";
import { deliveryTrouble, skipped } from "./delivery.ts";
import { droppedOut } from "./dropped-out.ts";
import { heldReport } from "./held-report.ts";
import { kept } from "./kept.ts";
import { leading } from "./leading.ts";
import { letter } from "./letter.ts";
import { neighbour } from "./neighbour.ts";
import { promotion, promotionOver, seatFree } from "./offers.ts";
import { reminder } from "./reminder.ts";
import { alarm, shiftReminder } from "./reminding.ts";
import { reportAsk } from "./report-ask.ts";
import { role } from "./role.ts";
import { earlyCall, schedule } from "./schedule.ts";
import { squad, squadAsk, squadReleased } from "./squad.ts";
import { start } from "./start.ts";
import { weeklySummary } from "./summary.ts";
import { handOver } from "./turnout/hand-over.ts";
import { missingReports } from "./turnout/missing-reports.ts";
import { ping, pingReminder } from "./turnout/ping.ts";

/** Everything a post can look like. */
export const views: readonly View[] = [
  schedule,
  earlyCall,
  kept,
  promotion,
  seatFree,
  moved,
  cancelled,
  restored,
  heldReport,
  droppedOut,
  leading,
  ping,
  pingReminder,
  handOver,
  missingReports,
  letter,
  claims,
  claimCall,
  role,
  neighbour,
  squad,
  squadAsk,
  squadReleased,
  promotionOver,
  shiftReminder,
  alarm,
  reminder,
  absence,
  reportAsk,
  organiserList,
  weeklySummary,
  start,
  skipped,
  deliveryTrouble,
];
