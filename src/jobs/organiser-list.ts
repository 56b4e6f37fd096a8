import type { Job } from "../bot/job.ts";
import { weekdayOf } from "../domain/day.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import { attentionBy } from "../store/activity/attention.ts";
import { coordinatorAudience } from "../store/delivery/audience.ts";
import { URGENCY } from "../store/delivery/posts.ts";
import { deafTo } from "../store/people/preferences.ts";
import { localMoments } from "./local-days.ts";

/**
 * What hosts should look at, as one list a day to each of their organisers, or on Mondays only to who wants that; to
 * the coordinators where a host has no organiser. Nothing to look at: no list.
 */
export const organiserList: Job = {
  name: "organiser-list",
  tellsMissed: false,
  due: async (campaign, from, to) =>
    localMoments(campaign, campaign.hours.organiserList, from, to).map(({ day, moment }) => ({
      subject: `${campaign.id}:${day}`,
      series: campaign.id,
      moment,
      until: momentOf(day, campaign.hours.wakeTo, campaign.zone),
    })),
  posts: async (campaign, { moment, until }, tx, at) => {
    const { organisationId, zone } = campaign;
    const found = await attentionBy(tx, campaign, at);
    const day = dayAt(moment, zone);
    const deaf = new Set(await deafTo(tx, { organisationId, notice: "organiser-list" }));
    if (weekdayOf(day) !== 0) {
      for (const one of await deafTo(tx, { organisationId, notice: "organiser-list-daily" })) deaf.add(one);
    }
    const coordinators = found.has(undefined) ? await coordinatorAudience(tx, { organisationId }) : [];
    const also = new Set(coordinators.flatMap((to) => ("personId" in to ? to.personId : [])));
    const people = new Set([...[...found.keys()].flatMap((personId) => personId ?? []), ...also]);
    const hearing = [...people].filter((personId) => !deaf.has(personId)).map((personId) => ({ personId }));
    return [...hearing, ...coordinators.filter((to) => "channelId" in to)].map((to) => ({
      organisationId,
      to,
      view: "organiser-list",
      args: { hostless: !("personId" in to) || also.has(to.personId) },
      subject: `organiser-list:${day}`,
      urgency: URGENCY.personal,
      dueAt: at,
      until,
    }));
  },
};
