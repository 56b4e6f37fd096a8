import { addDays, type Day, daysBetween } from "../../domain/day.ts";
import { dayAt, momentOf } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { type Decision, decide } from "../../domain/turnout/decision.ts";
import { forecastOf } from "../../domain/turnout/forecast.ts";
import type { History, Sent } from "../../domain/turnout/history.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import type { Reader } from "../store.ts";
import { type FollowUp, followUpsOf, NO_FOLLOW_UP } from "./follow-ups.ts";
import { type Ping, pingsBefore } from "./pings.ts";
import { type TurnoutRecord, turnoutRecords } from "./turnout-records.ts";

/** An association's turnout on a morning: the record, what was sent before, and what the rule makes of it. */
export type Outlook = TurnoutRecord & {
  readonly pings: readonly Ping[];
  readonly history: History;
  readonly followUp: FollowUp;
  readonly decision: Decision;
};

/**
 * Every association's outlook on the morning of a day, as of now, or of the ping's hour where that day is past. What was
 * sent on the morning itself does not count yet.
 */
export const outlooksOn = async (
  db: Reader,
  campaign: Campaign,
  morning: Day,
  now: Date,
): Promise<readonly Outlook[]> => {
  const parameters = parametersFor(campaign.settings);
  const today = dayAt(now, campaign.zone);
  const at = morning < today ? momentOf(morning, campaign.hours.ping, campaign.zone) : now;
  const records = await turnoutRecords(db, campaign, { morning, at, today }, parameters);
  const pings = Map.groupBy(
    await pingsBefore(db, { campaignId: campaign.id, before: morning }),
    (p) => p.associationId,
  );
  const followUps = await followUpsOf(db, { campaignId: campaign.id });
  return records.map((record) => {
    const sent = pings.get(record.associationId) ?? [];
    const followUp = followUps.get(record.associationId) ?? NO_FOLLOW_UP;
    const history = { sent: sent.map((ping) => sentOf(ping, campaign)), highest: followUp.highest };
    const decision = decide(forecastOf(record.input, parameters), history, parameters.messages);
    return { ...record, pings: sent, history, followUp, decision };
  });
};

const sentOf = ({ kind, occasion, day, dials, booked, withdrawn }: Ping, { firstDay }: Campaign): Sent => {
  const morning = daysBetween(firstDay, day);
  if (kind === "behind") return { kind, morning, dials, booked };
  if (kind === "please-report") return { kind, morning };
  return { kind, morning, occasion: occasion ?? "goal", withdrawn };
};

/** The days of an association's campaign before a morning that nobody has reported, latest first. */
export const unreportedDays = ({ input }: Pick<Outlook, "input">, { firstDay }: Campaign): readonly Day[] => {
  const reported = new Set(input.reports.map(({ day }) => day));
  const days: Day[] = [];
  for (let day = Math.min(input.morning, input.window.days) - 1; day >= input.window.joined; day--) {
    if (!reported.has(day)) days.push(addDays(firstDay, day));
  }
  return days;
};

/** Of these, the days of the week that begins on `monday` for which the association had people on a phone bank. */
export const unreportedShiftDays = (
  outlook: Pick<Outlook, "input">,
  campaign: Campaign,
  monday: Day,
): readonly Day[] => {
  const held = new Set(outlook.input.signUps.filter(({ shifts }) => shifts > 0).map(({ day }) => day));
  return unreportedDays(outlook, campaign)
    .filter((day) => day >= monday && day <= addDays(monday, 6) && held.has(daysBetween(campaign.firstDay, day)))
    .toReversed();
};
