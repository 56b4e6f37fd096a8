import type { Job, Occurrence } from "../bot/job.ts";
import { addDays } from "../domain/day.ts";
import { dayAt } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { nextWaking } from "../domain/queue.ts";
import { spanOf } from "../domain/shift.ts";
import { type NewPost, URGENCY } from "../store/delivery/posts.ts";
import { speakersOf } from "../store/delivery/squad-telling.ts";
import { ASKED_BEFORE, RELEASED_BEFORE, resizeSquad } from "../store/signup/reserving.ts";
import { namedIn, type Squad, squadOf, unconfirmedSquads } from "../store/signup/squads.ts";
import type { Reader, Tx } from "../store/store.ts";

type Step = "ask" | "release";
const BEFORE: Readonly<Record<Step, number>> = { ask: ASKED_BEFORE, release: RELEASED_BEFORE };

/** When squads are asked, or released: named by squad, step and start, so that a moved shift has its own moments. */
const occurrencesOf = async (
  step: Step,
  campaign: Campaign,
  from: Date,
  to: Date,
  db: Reader,
): Promise<readonly Occurrence[]> => {
  const first = dayAt(from, campaign.zone);
  const last = addDays(dayAt(new Date(to.getTime() + BEFORE[step]), campaign.zone), 1);
  return (await unconfirmedSquads(db, { campaignId: campaign.id, from: first, to: last })).flatMap((squad) => {
    const span = spanOf(squad.day, squad.start ?? undefined, squad.end ?? undefined, campaign.zone);
    const moment = new Date(span.from.getTime() - BEFORE[step]);
    if (moment <= from || moment > to) return [];
    const until = step === "ask" ? new Date(span.from.getTime() - RELEASED_BEFORE) : span.from;
    const subject = `${squad.id}:${squad.day}T${squad.start ?? ""}`;
    return [{ subject, series: subject, moment, until }];
  });
};

/** Who answers for a squad: who reserved it, while they organise the association, else its organisers, else its channel. */
const answerers = async (tx: Tx, { organisationId }: Campaign, squad: Squad): Promise<readonly NewPost["to"][]> => {
  const all = await speakersOf(tx, organisationId, squad);
  const reserved = all.filter((to) => "personId" in to && to.personId === squad.createdBy);
  return reserved.length > 0 ? reserved : all;
};

const job = (
  name: string,
  step: Step,
  view: string,
  prepare: (campaign: Campaign, squad: Squad, left: number, tx: Tx, at: Date) => Promise<void>,
): Job => ({
  name,
  tellsMissed: false,
  due: (campaign, from, to, db) => occurrencesOf(step, campaign, from, to, db),
  posts: async (campaign, { subject, until }, tx, at) => {
    const { organisationId, hours, zone } = campaign;
    const [id = ""] = subject.split(":");
    const squad = await squadOf(tx, { id, organisationId });
    const left = squad && !squad.confirmedAt ? squad.seats - (await namedIn(tx, squad.id)) : 0;
    if (!squad || left <= 0) return [];
    const told = await answerers(tx, campaign, squad);
    await prepare(campaign, squad, left, tx, at);
    return told.map((to) => ({
      organisationId,
      to,
      view,
      args: { squadId: squad.id, shiftId: squad.shiftId, count: left },
      subject: `squad:${squad.id}`,
      urgency: URGENCY.personal,
      dueAt: nextWaking(at, hours, zone),
      until,
    }));
  },
});

/** Two days before a shift: do a squad's seats without a name stand? */
export const squadQuestion = job("squad-question", "ask", "squad-ask", async () => {});

/** Twelve hours before: seats that nobody confirmed are free for others. */
export const squadRelease = job("squad-release", "release", "squad-released", async (campaign, squad, left, tx, at) => {
  await resizeSquad(tx, { campaign, squad, seats: squad.seats - left, personId: undefined, at });
});
