import type { Job } from "../bot/job.ts";
import { dailySchedule } from "./daily-schedule.ts";
import { earlyCall } from "./early-call.ts";
import { squadQuestion, squadRelease } from "./squads.ts";
import { turnoutPing } from "./turnout-ping.ts";

/** Everything the bot does by itself. */
export const jobs: readonly Job[] = [dailySchedule, earlyCall, squadQuestion, squadRelease, turnoutPing];
