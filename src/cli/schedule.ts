import { addDays, type Day } from "../domain/day.ts";
import { dayMeant } from "../domain/dayword.ts";
import { dayAt } from "../domain/moment.ts";
import { wholeNumberOf } from "../domain/number.ts";
import { type Campaign, DEFAULT_ZONE } from "../domain/organisation.ts";
import { neededOf, type Scheduled, taken } from "../domain/shift.ts";
import { scheduleBetween } from "../store/activity/activities.ts";
import { campaignHere, openToRead } from "./database.ts";
import { UsageError, type Verb } from "./verb.ts";

const rowOf = (shift: Scheduled, campaign: Campaign) => ({
  id: shift.id,
  date: shift.activity.day,
  start: shift.start ?? null,
  end: shift.end ?? null,
  title: shift.activity.title,
  place: shift.activity.place,
  series: shift.activity.series ?? null,
  needed: neededOf(shift, shift.activity.kind, campaign.settings) ?? null,
  capacity: shift.capacity ?? null,
  going: taken(shift),
  waiting: shift.waiting,
});

const dayIn = (text: string | undefined, today: Day): Day => {
  const day = text === undefined ? today : dayMeant(text, today);
  if (!day) throw new UsageError(`${text}: not a day; write 2022-08-18`);
  return day;
};

const MOST_DAYS = 400;

const daysIn = (text: string | undefined): number => {
  const days = text === undefined ? 1 : wholeNumberOf(text, MOST_DAYS);
  if (!days) throw new UsageError(`${text}: --days takes 1 to ${MOST_DAYS}`);
  return days;
};

export const schedule: Verb = {
  name: "schedule",
  usage: "schedule [--date D] [--days N]",
  about: "what is on, one row per shift",
  words: [0, 0],
  options: { date: "string", days: "string" },
  run: async ({ config, say, document }, { options }) => {
    await using store = await openToRead(config.database);
    const campaign = await campaignHere(store);
    const today = dayAt(new Date(), campaign?.zone ?? DEFAULT_ZONE);
    const from = dayIn(options.date?.toString(), today);
    const days = daysIn(options.days?.toString());
    const within = { campaignId: campaign?.id ?? "", from, to: addDays(from, days - 1) };
    const shifts = (await store.read((db) => scheduleBetween(db, within))).filter(
      ({ activity }) => !activity.cancelled,
    );
    const rows = campaign ? shifts.map((shift) => rowOf(shift, campaign)) : [];
    document({ from, activities: rows });
    for (const row of rows) {
      const time = row.start ? `${row.start}${row.end ? `–${row.end}` : ""}` : "–";
      say(
        `${row.date} ${time.padEnd(11)} ${row.place}: ${row.title} (${row.going}/${row.needed ?? "–"}, +${row.waiting}) ${row.id}`,
      );
    }
    return 0;
  },
};
