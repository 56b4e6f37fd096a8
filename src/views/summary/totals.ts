import { formatShare } from "../../charts/figures.ts";
import { type Message, message, text } from "../../chat/index.ts";
import { addDays, type Day } from "../../domain/day.ts";
import type { Figures } from "../../domain/figures.ts";
import { parametersFor } from "../../domain/turnout/overrides.ts";
import { numberWords } from "../../locales/format.ts";
import { goalsOf } from "../../store/organisation/associations.ts";
import { comparisonFor, sameWeekIn } from "../../store/organisation/comparison.ts";
import { dialsPromised } from "../../store/turnout/turnout-records.ts";
import { weekNumber } from "../turnout.ts";
import { figuresBetween, figuresOfWeek, type Sight } from "./sight.ts";

/** The same week of the campaign that is compared with, and all up to its end. */
export type Compared = { readonly name: string; readonly week: Figures; readonly sofar: Figures };

const comparedWith = async (sight: Sight, monday: Day): Promise<Compared | undefined> => {
  const other = await comparisonFor(sight.db, sight.campaign);
  if (!other) return undefined;
  const then = sameWeekIn(other, sight.campaign, monday);
  return {
    name: other.name,
    week: await figuresBetween(sight, other, then, addDays(then, 6)),
    sofar: await figuresBetween(sight, other, other.firstDay, addDays(then, 6)),
  };
};

/** All that the associations promised, in dials. */
const promisedByAll = async ({ db, campaign }: Sight): Promise<number> => {
  const parameters = parametersFor(campaign.settings);
  const goals = await goalsOf(db, { campaignId: campaign.id });
  return [...goals.values()].reduce((sum, goal) => sum + (dialsPromised(goal, parameters) ?? 0), 0);
};

const COMPARED = [
  ["dials", ({ dials }: Figures) => dials],
  ["answers", ({ answers }: Figures) => answers],
  ["conversations", ({ conversations }: Figures) => conversations],
  ["hours", ({ minutes }: Figures) => minutes / 60],
] as const;

/** A week beside the one before it and the same week of the campaign that is compared with, and all so far. */
export const totalsMessage = async (sight: Sight, monday: Day): Promise<Message> => {
  const { campaign, words } = sight;
  const shown = (n: number): string => numberWords(n, words.locale);
  const week = await figuresOfWeek(sight, monday);
  const before = await figuresOfWeek(sight, addDays(monday, -7));
  const other = await comparedWith(sight, monday);
  const lines = COMPARED.map(([figure, of]) => {
    const blanks = { what: words.say(`summary.totals.${figure}`), now: shown(of(week)), before: shown(of(before)) };
    if (!other) return `${words.say("summary.totals.line", blanks)}.`;
    return `${words.say("summary.totals.lineCompared", { ...blanks, other: other.name, that: shown(of(other.week)) })}.`;
  });
  const title = { bold: words.say("summary.totals.title", { week: weekNumber(monday) }) };
  const { dials } = await figuresBetween(sight, campaign, campaign.firstDay, addDays(monday, 6));
  const goal = await promisedByAll(sight);
  const sofar = goal
    ? words.say("summary.totals.sofarGoal", {
        dials: shown(dials),
        goal: shown(goal),
        share: formatShare(dials, goal, words.locale),
      })
    : words.say("summary.totals.sofar", { dials: shown(dials) });
  const otherwise = other
    ? [`${words.say("summary.totals.sofarOther", { other: other.name, dials: shown(other.sofar.dials) })}.`]
    : [];
  return message(text([title, `\n${lines.join("\n")}`]), text([`${sofar}.`, ...otherwise].join("\n")));
};
