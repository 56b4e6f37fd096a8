import { formatShare } from "../../charts/figures.ts";
import { type Block, type Message, message, type Span, text } from "../../chat/index.ts";
import { addDays, type Day } from "../../domain/day.ts";
import { type Figures, NO_FIGURES, sumFigures } from "../../domain/figures.ts";
import type { Association } from "../../domain/organisation.ts";
import { dayWords, numberWords, percentWords } from "../../locales/format.ts";
import type { Words } from "../../locales/words.ts";
import { associationsOf, goalsOf } from "../../store/organisation/associations.ts";
import { type Tally, talliesBetween } from "../../store/report/turnouts.ts";
import { type Outlook, outlooksOn } from "../../store/turnout/outlooks.ts";
import type { Ping } from "../../store/turnout/pings.ts";
import { countedWords } from "../figures.ts";
import { caseWords, forecastWords, weekNumber } from "../turnout.ts";
import type { Sight } from "./sight.ts";

/** One association in a week: its figures, and where it stood when the week was over. */
export type AssociationWeek = Pick<Association, "id" | "name" | "kind"> & {
  readonly listSize: number | undefined;
  readonly week: Figures;
  readonly sofar: Figures;
  readonly outlook: Outlook;
};

/** Every association in a week, most dials so far first. */
export const associationWeeks = async (
  { db, campaign, at, today }: Sight,
  monday: Day,
): Promise<readonly AssociationWeek[]> => {
  const campaignId = campaign.id;
  const sunday = addDays(monday, 6);
  const after = addDays(monday, 7);
  const week = byAssociation(await talliesBetween(db, { campaignId, from: monday, to: sunday }));
  const sofar = byAssociation(await talliesBetween(db, { campaignId, from: campaign.firstDay, to: sunday }));
  const goals = await goalsOf(db, { campaignId });
  const outlooks = new Map(
    (await outlooksOn(db, campaign, after < today ? after : today, at)).map((one) => [one.associationId, one]),
  );
  return (await associationsOf(db, campaign))
    .flatMap(({ id, name, kind }): readonly AssociationWeek[] => {
      const outlook = outlooks.get(id);
      if (!outlook) return [];
      const figures = { week: week.get(id) ?? NO_FIGURES, sofar: sofar.get(id) ?? NO_FIGURES };
      return [{ id, name, kind, listSize: goals.get(id)?.listSize, ...figures, outlook }];
    })
    .toSorted((a, b) => b.sofar.dials - a.sofar.dials || a.name.localeCompare(b.name, "sv"));
};

const byAssociation = (tallies: readonly Tally[]): ReadonlyMap<string | null, Figures> =>
  new Map(tallies.map((tally) => [tally.associationId, sumFigures([tally])]));

/** What an association's last message was followed by: dials and two-hour shifts more than when it was sent. */
export const followedBy = ({ dials, booked }: Ping, { decision }: Outlook) => ({
  dials: Math.max(0, decision.dials - dials),
  shifts: Math.max(0, Math.round(decision.booked - booked)),
});

/** More associations than this are a table, not a message. */
const MOST = 25;

/** The associations that the reader may see, in lines; those with nothing to tell are left to the table. */
export const associationsMessage = async (
  sight: Sight,
  monday: Day,
  { figures, forecasts }: { readonly figures: ReadonlySet<string>; readonly forecasts: ReadonlySet<string> },
): Promise<Message> => {
  const { words } = sight;
  const heading = text([{ bold: words.say("summary.byAssociation", { week: weekNumber(monday) }) }]);
  const all = (await associationWeeks(sight, monday)).filter(({ id }) => figures.has(id));
  const telling = all.filter(
    ({ sofar, outlook }) => outlook.pings.length > 0 || Object.values(sofar).some((n) => n > 0),
  );
  if (telling.length === 0) return message(heading, text(words.say("turnout.none")));
  const shown = telling.slice(0, MOST);
  const rest = all.length - shown.length;
  return message(
    heading,
    ...shown.map((one) => associationBlock(one, forecasts.has(one.id), words)),
    ...(rest > 0 ? [text(words.say("summary.rest", { count: rest }))] : []),
  );
};

const associationBlock = (one: AssociationWeek, foresees: boolean, words: Words): Block => {
  const { name, week, sofar, outlook } = one;
  const number = (n: number): string => numberWords(n, words.locale);
  const title: Span = { bold: `${name}: ${countedWords("dials", sofar.dials, words)}` };
  const hours = sofar.minutes / 60;
  const parts = [
    words.say("summary.line.week", { dials: number(week.dials) }),
    ...(sofar.answers > 0 ? caseWords(sofar, words) : []),
    hours > 0 ? words.say("summary.line.hours", { hours: number(hours), count: hours }) : undefined,
    one.listSize && sofar.dials > 0
      ? words.say("summary.line.list", {
          share: percentWords(sofar.dials / one.listSize, words.locale),
          size: number(one.listSize),
        })
      : undefined,
    ...goalParts(outlook, foresees, words),
  ];
  const told = foresees ? toldWords(outlook, words).map((line) => `\n${line}`) : [];
  return text([title, `\n${parts.filter((part) => part !== undefined).join(", ")}.${told.join("")}`]);
};

const goalParts = ({ decision }: Outlook, foresees: boolean, words: Words): readonly string[] => {
  const { goal, dials } = decision;
  if (!goal) return [];
  const share = formatShare(dials, goal, words.locale);
  const goalWords = words.say("summary.line.goal", { goal: numberWords(goal, words.locale), share });
  const ahead = foresees ? forecastWords(decision, words) : undefined;
  return ahead ? [goalWords, ahead] : [goalWords];
};

/** What it was asked, how often, and what that was followed by; then what else it was told last. */
const toldWords = (outlook: Outlook, words: Words): readonly string[] => {
  const day = (ping: Ping): string => dayWords(ping.day, words.locale, "month");
  const asks = outlook.pings.filter(({ kind }) => kind === "behind");
  const [ask, last] = [asks.at(-1), outlook.pings.at(-1)];
  const asked = ask && {
    day: day(ask),
    count: asks.length,
    followed: followedWords(ask, outlook, words),
  };
  return [
    ...(asked ? [words.say("summary.line.pinged", asked)] : []),
    ...(last?.kind === "please-report" ? [words.say("summary.line.asked", { day: day(last) })] : []),
    ...(last?.kind === "celebrate" && !last.withdrawn ? [words.say("summary.line.praised", { day: day(last) })] : []),
  ];
};

const followedWords = (ping: Ping, outlook: Outlook, words: Words): string => {
  const { dials, shifts } = followedBy(ping, outlook);
  const followed = [
    dials > 0 && words.say("summary.line.followed.dials", { count: dials, shown: numberWords(dials, words.locale) }),
    shifts > 0 && words.say("summary.line.followed.shifts", { count: shifts }),
  ].filter((part) => part !== false);
  return followed.length > 0 ? followed.join(", ") : words.say("summary.line.followed.nothing");
};
