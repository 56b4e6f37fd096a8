import type { Recurrence } from "../domain/reminder.ts";
import { weekdayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { listed } from "./shift.ts";

const WORKING_DAYS = "01234";
const ALL_DAYS = "0123456";

/** `varje onsdag 12:00`, `2 h före`, `2022-08-18 17:30`: in words that are understood when they are typed again. */
export const recurrenceWords = (recurrence: Recurrence, words: Words): string => {
  switch (recurrence.kind) {
    case "once":
      return `${recurrence.day} ${recurrence.clock}`;
    case "weekly": {
      const { weekdays, clock } = recurrence;
      const which = weekdays.join("");
      if (which === ALL_DAYS) return words.say("reminder.every.day", { clock });
      if (which === WORKING_DAYS) return words.say("reminder.every.weekday", { clock });
      const days = listed(
        weekdays.map((weekday) => weekdayWords(weekday, words.locale)),
        words,
      );
      return words.say("reminder.every.some", { days, clock });
    }
    case "before": {
      const { minutes } = recurrence;
      if (minutes % 60 === 0) return words.say("reminder.before.hours", { hours: minutes / 60 });
      return words.say("reminder.before.minutes", { minutes });
    }
    case "days-before": {
      const { days, clock } = recurrence;
      if (days === 1) return words.say("reminder.before.day", { clock });
      return words.say("reminder.before.days", { days, clock });
    }
  }
};
