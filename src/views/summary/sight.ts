import type { Showing } from "../../bot/view.ts";
import { addDays, type Day } from "../../domain/day.ts";
import { type Figures, sumFigures } from "../../domain/figures.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { talliesBetween } from "../../store/report/turnouts.ts";

/** What a summary is read with, whether it is posted or asked for. */
export type Sight = Pick<Showing, "db" | "at" | "today" | "campaign" | "words">;

/** What counts in these days (inclusive), of all associations. */
export const figuresBetween = async (
  { db }: Pick<Sight, "db">,
  { id }: Pick<Campaign, "id">,
  from: Day,
  to: Day,
): Promise<Figures> => sumFigures(await talliesBetween(db, { campaignId: id, from, to }));

export const figuresOfWeek = (sight: Sight, monday: Day): Promise<Figures> =>
  figuresBetween(sight, sight.campaign, monday, addDays(monday, 6));
