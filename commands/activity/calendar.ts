import type { Reading } from "../../src/bot/context.ts";
import type { ActivityFacts } from "../../src/domain/activity.ts";

type Timed = { readonly shifts: readonly Pick<ActivityFacts["shifts"][number], "start">[] };

/** Said of what has no time where activities stand in the server's calendar, which takes none without. */
export const calendarNotes = ({ campaign, words }: Reading, plans: readonly Timed[]): readonly string[] => {
  const timeless = plans.some(({ shifts }) => shifts.every(({ start }) => !start));
  return campaign.settings.nativeEvents && timeless ? [words.say("activity.noCalendar")] : [];
};
