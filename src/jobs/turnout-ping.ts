import type { Job } from "../bot/job.ts";
import type { Clock } from "../domain/day.ts";
import { dayAt, momentOf } from "../domain/moment.ts";
import type { Hours } from "../domain/organisation.ts";
import { parametersFor } from "../domain/turnout/overrides.ts";
import { type NewPost, refresh } from "../store/delivery/posts.ts";
import type { Tx } from "../store/store.ts";
import { type Outlook, outlooksOn } from "../store/turnout/outlooks.ts";
import { withdrawCelebration } from "../store/turnout/pings.ts";
import type { HandedOver } from "../views/turnout/hand-over.ts";
import { inCampaign, localMoments } from "./local-days.ts";
import { bearInMind, handOver, handOverReason } from "./turnout/handing-over.ts";
import type { Morning } from "./turnout/morning.ts";
import { tell } from "./turnout/telling.ts";
/**
 * Late in the morning, after a fresh look at every association: who is behind is asked, who has not reported is asked to,
 * who did well is praised, and what a person should take over is told to the coordinators, once.
 */
export const turnoutPing: Job = {
  name: "turnout-ping",
  tellsMissed: false,
  due: async (campaign, from, to) =>
    localMoments(campaign, pingClock(campaign.hours), from, to)
      .filter(({ day }) => inCampaign(campaign, day))
      .map(({ day, moment }) => ({
        subject: `${campaign.id}:${day}`,
        series: campaign.id,
        moment,
        until: momentOf(day, campaign.hours.pingTo, campaign.zone),
      })),
  posts: async (campaign, { moment, until }, tx, at) => {
    const day = dayAt(moment, campaign.zone);
    const parameters = parametersFor(campaign.settings);
    const morning: Morning = { campaign, day, at, until, parameters };
    const posts: NewPost[] = [];
    const handedOver: HandedOver[] = [];
    for (const outlook of await outlooksOn(tx, campaign, day, at)) {
      if (outlook.decision.withdraw) await withdraw(tx, morning, outlook);
      const sent = await tell(tx, morning, outlook);
      posts.push(...sent.posts);
      const reason = handOverReason(outlook, sent.kind, morning);
      if (reason) handedOver.push({ associationId: outlook.associationId, reason });
      await bearInMind(tx, morning, outlook, reason !== undefined);
    }
    return [...posts, ...(await handOver(tx, morning, handedOver))];
  },
};

/** Whatever hour is set, pings keep out of the night. */
const pingClock = ({ ping, pingFrom, pingTo }: Hours): Clock => (ping < pingFrom || ping >= pingTo ? pingFrom : ping);

/** A correction undid what was celebrated: the message changes where it stands, and no new one is sent. */
const withdraw = async (tx: Tx, { campaign, at }: Morning, { associationId }: Outlook): Promise<void> => {
  const { organisationId, id: campaignId } = campaign;
  for (const { id } of await withdrawCelebration(tx, { campaignId, associationId, at })) {
    await refresh(tx, { organisationId, subject: `ping:${id}` });
  }
};
