import type { Clock, Day } from "../../src/domain/day.ts";
import type { Scheduled } from "../../src/domain/shift.ts";

type Plan = {
  readonly id?: string;
  readonly day?: string;
  readonly start?: string;
  readonly end?: string;
  readonly title?: string;
  readonly place?: string;
  readonly series?: string;
  readonly area?: string;
  readonly hosts?: readonly string[];
} & Partial<Pick<Scheduled, "needed" | "capacity" | "going" | "reserved" | "waiting">>;

/** A shift with its activity as the store would give it. */
export const scheduled = (plan: Plan): Scheduled => {
  const { id = "shift", day = "2022-08-17", start, end, hosts = [], ...rest } = plan;
  const { title = "Ringkväll", place = "Kungsholmen", series, area, ...counts } = rest;
  return {
    id,
    activityId: `activity of ${id}`,
    start: start as Clock | undefined,
    end: end as Clock | undefined,
    needed: undefined,
    capacity: undefined,
    leadId: undefined,
    closed: false,
    going: 0,
    reserved: 0,
    waiting: 0,
    byNumber: 0,
    inLine: 0,
    lastTurn: 0,
    ...counts,
    activity: {
      id: `activity of ${id}`,
      campaignId: "campaign",
      source: undefined,
      kind: "phonebank",
      series,
      day: day as Day,
      title,
      place,
      description: "",
      meetingPoint: undefined,
      bring: undefined,
      contact: undefined,
      area,
      version: 1,
      cancelled: false,
      hosts: hosts.map((name) => ({ name })),
    },
  };
};
