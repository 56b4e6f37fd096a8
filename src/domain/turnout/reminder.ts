import { addDays, type Day, weekdayOf } from "../day.ts";

const THURSDAY = 3;

/** The day on which a reminder asked for today comes: Thursday, on a Thursday the Monday after. */
export const reminderDay = (today: Day): Day => addDays(today, (THURSDAY - weekdayOf(today) + 7) % 7 || 4);
