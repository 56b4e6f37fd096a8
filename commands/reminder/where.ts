import type { Reading } from "../../src/bot/context.ts";
import type { Choice } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import type { ReminderTarget } from "../../src/domain/reminder.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { foldText, quoted } from "../../src/domain/text.ts";
import { capitalised } from "../../src/locales/format.ts";
import { plannedOf } from "../../src/store/activity/planned.ts";
import { comingTo } from "../../src/store/delivery/reminders.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { channelsOf } from "../../src/store/organisation/channels.ts";
import { shiftWords } from "../../src/views/shift.ts";
import { coming, fitting } from "../activity/pick.ts";
import { hostIds } from "../activity/rights.ts";

/** A target as a menu carries it: `daily`, `coordinators`, `association:ID`, `activity:ID`. */
export const targetValue = (target: ReminderTarget): string => {
  if (target.kind === "activity") return `activity:${target.activityId}`;
  return target.purpose === "association" ? `association:${target.associationId}` : target.purpose;
};

/** An organiser speaks in the channels of their associations and to who comes to what these host; coordinators anywhere. */
const mine = async ({ standing, db, campaign }: Reading, target: ReminderTarget): Promise<boolean> => {
  const who = await standing();
  if (target.kind === "channel") {
    return target.purpose === "association"
      ? may(who, { verb: "see-association", associationId: target.associationId })
      : may(who, { verb: "run-campaign" });
  }
  const planned = await plannedOf(db, { campaignId: campaign.id, activityId: target.activityId });
  return planned !== undefined && may(who, { verb: "change-activity", hosts: hostIds(planned.activity) });
};

/** Whether the actor may see and change what goes to a target. */
export const mayRemind = mine;

export const mustRemind = async (context: Reading, target: ReminderTarget): Promise<void> => {
  if (!(await mine(context, target))) throw new UserError("reminder.not-yours");
};

/** What people call a channel, whatever it is named. */
const CALLED = {
  daily: ["dagens", "dagens inlägg", "daily post"],
  coordinators: ["samordnare", "samordnarna"],
} as const;

/** The channels that the actor may speak in, with their names in the workspace and what people call them. */
const channelTargets = async (
  context: Reading,
): Promise<readonly { readonly target: ReminderTarget; readonly names: readonly string[] }[]> => {
  const { db, campaign } = context;
  const { organisationId } = campaign;
  const associations = await associationsOf(db, { organisationId });
  const names = new Map<string, { target: ReminderTarget; names: string[] }>();
  for (const { purpose, associationId, externalId } of await channelsOf(db, { organisationId })) {
    const target = targetOf(purpose, associationId);
    if (!target || !(await mine(context, target))) continue;
    const called =
      target.purpose === "association"
        ? associations.filter(({ id }) => id === target.associationId).map(({ name }) => name)
        : CALLED[target.purpose];
    const known = names.get(targetValue(target)) ?? { target, names: [...called] };
    known.names.push(externalId);
    names.set(targetValue(target), known);
  }
  return [...names.values()];
};

type ChannelTarget = Extract<ReminderTarget, { kind: "channel" }>;

const targetOf = (purpose: string, associationId: string | undefined): ChannelTarget | undefined => {
  if (purpose === "association") return associationId ? { kind: "channel", purpose, associationId } : undefined;
  return purpose === "daily" || purpose === "coordinators" ? { kind: "channel", purpose } : undefined;
};

/** The activities to come that the actor may remind of, the next ones first. */
export const myActivities = async (context: Reading): Promise<readonly Scheduled[]> => {
  const who = await context.standing();
  return (await coming(context)).filter(
    ({ activity }) => !activity.cancelled && may(who, { verb: "change-activity", hosts: hostIds(activity) }),
  );
};

const activityTarget = ({ activityId }: Scheduled): ReminderTarget => ({ kind: "activity", activityId });

/** `Kanalen för dagens inlägg`, `Alla som kommer till torsdag 18 augusti, Högdalens T-bana, utdelning`. */
export const targetWords = async ({ db, campaign, words }: Reading, target: ReminderTarget): Promise<string> => {
  if (target.kind === "activity") {
    const planned = await plannedOf(db, { campaignId: campaign.id, activityId: target.activityId });
    const [shift] = planned?.shifts ?? [];
    return words.say("reminder.to.activity", { what: shift ? shiftWords(shift, words) : "–" });
  }
  if (target.purpose !== "association") return words.say(`reminder.to.${target.purpose}`);
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const name = all.find(({ id }) => id === target.associationId)?.name ?? "–";
  return words.say("reminder.to.association", { name });
};

/** How many would be told now; undefined for a channel. */
export const peopleIn = async ({ db, campaign }: Reading, target: ReminderTarget): Promise<number | undefined> =>
  target.kind === "activity" ? (await comingTo(db, campaign, target.activityId, undefined)).length : undefined;

/** Where the actor may send a reminder, at most `most`: channels first, then what comes next. */
export const targetChoices = async (context: Reading, most: number): Promise<readonly Choice[]> => {
  const channels = (await channelTargets(context)).map(({ target }) => target);
  const targets = [...channels, ...(await myActivities(context)).map(activityTarget)].slice(0, most);
  return Promise.all(
    targets.map(async (target) => ({
      value: targetValue(target),
      label: capitalised(await targetWords(context, target), context.words.locale),
    })),
  );
};

/** The target that was chosen or typed. UserError where none or several fit, or it is not the actor's. */
export const targetTyped = async (context: Reading, said: string): Promise<ReminderTarget> => {
  const channels = await channelTargets(context);
  const asked = foldText(said.replace(/^<#([^|>]+)(?:\|[^>]*)?>$/, "$1").replace(/^#/, ""));
  const exact = channels.find(({ target }) => foldText(targetValue(target)) === asked);
  if (exact) return exact.target;
  for (const { target, names } of channels) {
    const words = foldText(await targetWords(context, target));
    if (names.some((name) => foldText(name) === asked) || words === asked) return target;
  }
  const activities = fitting(await myActivities(context), said.replace(/^activity:/, ""), context);
  const [only] = activities;
  if (!only) throw new UserError("reminder.nowhere", { said: quoted(said) });
  if (activities.length > 1) throw new UserError("reminder.many", { said: quoted(said), count: activities.length });
  return activityTarget(only);
};
