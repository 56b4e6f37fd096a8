import { type Block, button, type Message, message, type Span, text } from "../../chat/index.ts";
import type { Association } from "../../domain/organisation.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import { numberWords } from "../../locales/format.ts";
import { goalsOf } from "../../store/organisation/associations.ts";
import { type FollowUp, followUpsOf, NO_FOLLOW_UP } from "../../store/turnout/follow-ups.ts";
import { SILENCE, silentAssociations } from "../../store/turnout/silence.ts";
import { dialsPromised } from "../../store/turnout/turnout-records.ts";
import { listed } from "../shift.ts";
import type { Sight } from "./sight.ts";

/** An association of which nothing was heard, its goal in dials, and whether somebody calls it already. */
export type Silent = Pick<Association, "id" | "name"> & {
  readonly goal: number | undefined;
  readonly followUp: FollowUp;
};

/** The silent ones, the largest goal first. */
export const silentOnes = async ({ db, campaign, at }: Sight): Promise<readonly Silent[]> => {
  const silent = await silentAssociations(db, campaign, at);
  if (silent.length === 0) return [];
  const goals = await goalsOf(db, { campaignId: campaign.id });
  const followUps = await followUpsOf(db, { campaignId: campaign.id });
  const parameters = parametersFor(campaign.settings);
  return silent
    .map(({ id, name }) => {
      const goal = goals.get(id);
      return { id, name, goal: goal && dialsPromised(goal, parameters), followUp: followUps.get(id) ?? NO_FOLLOW_UP };
    })
    .toSorted((a, b) => (b.goal ?? 0) - (a.goal ?? 0));
};

/** More buttons than this in one message are too many. */
const MOST = 12;

/** Who has been silent, each with the offer to call; what is left in one line. */
export const silentMessage = async (sight: Sight): Promise<Message> => {
  const { words } = sight;
  const silent = await silentOnes(sight);
  if (silent.length === 0) return message(text(words.say("summary.silentNone", { days: SILENCE })));
  const promised = silent.filter(({ goal }) => goal !== undefined);
  const others = [...promised.slice(MOST), ...silent.filter(({ goal }) => goal === undefined)];
  const title = words.say("summary.silentTitle", { count: silent.length, days: SILENCE });
  const names = listed(
    others.map(({ name }) => name),
    words,
  );
  return message(
    text([{ bold: title }]),
    ...promised.slice(0, MOST).map((one) => silentBlock(one, sight)),
    ...(others.length > 0 ? [text(words.say("summary.silentOthers", { associations: names }))] : []),
  );
};

const silentBlock = ({ id, name, goal = 0, followUp }: Silent, { words }: Sight): Block => {
  const line = words.say("summary.silentGoal", { association: name, goal: numberWords(goal, words.locale) });
  if (!followUp.takenBy) return text(`${line}.`, [button(`take-over:${id}`, words.say("summary.decide.call"))]);
  const spans: readonly Span[] = [
    `${line}. `,
    { person: followUp.takenBy, notify: false },
    words.say("handover.taken"),
  ];
  return text(spans);
};
