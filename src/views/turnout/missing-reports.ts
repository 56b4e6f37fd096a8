import type { View } from "../../bot/view.ts";
import { button, message, text } from "../../chat/index.ts";
import { dayOf } from "../../domain/day.ts";
import { dayWords } from "../../locales/format.ts";
import { outlooksOn, unreportedShiftDays } from "../../store/turnout/outlooks.ts";
import { offButton } from "../notice.ts";
import { listed } from "../shift.ts";

/** Asks an association for the days of a week on which it had people and nobody has reported. */
export const missingReports: View = {
  name: "missing-reports",
  show: async (args, { db, campaign, words, at, today, personId }) => {
    const monday = dayOf(String(args.monday));
    const outlook = (await outlooksOn(db, campaign, today, at)).find((one) => one.associationId === args.associationId);
    const missing = monday && outlook ? unreportedShiftDays(outlook, campaign, monday) : [];
    if (!outlook || missing.length === 0) return undefined;
    const days = listed(
      missing.map((day) => dayWords(day, words.locale, "weekday")),
      words,
    );
    return message(
      text(
        [
          { bold: words.say("ping.hello", { association: outlook.name }) },
          ` ${words.say("ping.missing.about", { days })}`,
        ],
        [
          button(`report-days:${outlook.associationId}`, words.say("ping.button.report"), "primary"),
          ...(personId === undefined ? [] : [offButton("turnout", words)]),
        ],
      ),
    );
  },
};
