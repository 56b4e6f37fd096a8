import { addDays, type Clock, type Day, daysBetween } from "../../domain/day.ts";
import { momentOf } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { goalInDials } from "../../domain/turnout/goal.ts";
import type { DayReport, DaySignUps, TurnoutInput } from "../../domain/turnout/input.ts";
import type { TurnoutParameters } from "../../domain/turnout/parameters.ts";
import { windowOf } from "../../domain/turnout/window.ts";
import { associationsOf, type Goal, goalsOf } from "../organisation/associations.ts";
import { dialsNow, dialsThen } from "../report/known-dials.ts";
import { anySignUp, takenSeats } from "../signup/taken-seats.ts";
import type { Reader } from "../store.ts";

/** A stored goal in dials; undefined where nothing was promised. */
export const dialsPromised = (
  { listSize, promise }: Pick<Goal, "listSize" | "promise">,
  parameters: TurnoutParameters,
): number | undefined => {
  if (!promise) return undefined;
  if (promise.unit === "hours")
    return goalInDials({ kind: "hours", list: listSize, hours: promise.value / 2 }, parameters);
  return listSize === undefined
    ? undefined
    : goalInDials({ kind: "coverage", list: listSize, share: promise.value / 10_000 }, parameters);
};

/** What the turnout rule knows of an association, with its name. */
export type TurnoutRecord = { readonly associationId: string; readonly name: string; readonly input: TurnoutInput };

/** The morning of a day, the moment up to which things are known, and the day it is: from that on nothing is known later. */
export type Look = { readonly morning: Day; readonly at: Date; readonly today: Day };

/** Every association's record at a look. */
export const turnoutRecords = async (
  db: Reader,
  campaign: Campaign,
  { morning, at, today: presentDay }: Look,
  parameters: TurnoutParameters,
): Promise<readonly TurnoutRecord[]> => {
  const over = momentOf(addDays(campaign.lastDay, 1), "00:00" as Clock, campaign.zone);
  const of = { campaignId: campaign.id, organisationId: campaign.organisationId, at, over, morning, today: presentDay };
  const today = daysBetween(campaign.firstDay, morning);
  const numbered = (day: Day) => ({ day: daysBetween(campaign.firstDay, day), known: today });
  const goals = await goalsOf(db, of);
  const reports = Map.groupBy(
    await (morning < presentDay ? dialsThen : dialsNow)(db, of),
    ({ associationId }) => associationId,
  );
  const seats = Map.groupBy(await takenSeats(db, of), ({ associationId }) => associationId);
  const inUse = seats.size > 0 || (await anySignUp(db, of)).length > 0;
  return (await associationsOf(db, campaign)).map(({ id, name }) => {
    const goal = goals.get(id);
    return {
      associationId: id,
      name,
      input: {
        goal: goal && dialsPromised(goal, parameters),
        window: windowOf(campaign, goal?.joinedOn ?? campaign.firstDay),
        reports: (reports.get(id) ?? []).map(({ day, dials }): DayReport => ({ ...numbered(day), dials })),
        signUps: (seats.get(id) ?? []).map(
          ({ day, shifts }): DaySignUps => ({ ...numbered(day), cancelled: undefined, shifts }),
        ),
        campaignSignUpsFrom: inUse ? today : undefined,
        morning: today,
      },
    };
  });
};
