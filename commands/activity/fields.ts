import type { Reading } from "../../src/bot/context.ts";
import { lineTyped, type Times, type Typed, timesTyped } from "../../src/bot/typed.ts";
import type { Choice } from "../../src/chat/index.ts";
import { ACTIVITY_KINDS, type Host, type ShiftFacts } from "../../src/domain/activity.ts";
import type { Clock, Day } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { lookOf } from "../../src/domain/lookalike.ts";
import { standingOf } from "../../src/domain/moment.ts";
import { foldText, TEXT_LIMITS } from "../../src/domain/text.ts";
import { linkHosts } from "../../src/imports/link.ts";
import { capitalised, clockWords } from "../../src/locales/format.ts";
import type { Words } from "../../src/locales/words.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";

export const kindChoices = (words: Words): readonly Choice[] =>
  ACTIVITY_KINDS.map((kind) => ({ value: kind, label: capitalised(words.say(`kind.${kind}`), words.locale) }));

/** `17:00–19:00` as a field holds it. */
export const timesValue = ({ start, end }: Pick<ShiftFacts, "start" | "end">): string => clockWords(start, end) ?? "";

/** Hours that may stand on a day, with what has to be asked or said about them. */
export type CheckedTimes = Pick<Times, "start" | "end"> & {
  readonly asks: readonly string[];
  readonly notes: readonly string[];
};

/** Refuses an hour that daylight saving skips; asks about an end after midnight, and tells of an hour that comes twice. */
export const checkTimes = ({ start, end, overnight }: Times, day: Day, context: Reading): CheckedTimes => {
  const { campaign, words } = context;
  const clocks = [start, end].filter((clock) => clock !== undefined);
  const missing = clocks.find((clock) => standingOf(day, clock, campaign.zone) === "missing");
  if (missing) throw new UserError("activity.hour-missing", { clock: missing, next: hourAfter(missing) });
  const twice = clocks.find((clock) => standingOf(day, clock, campaign.zone) === "twice");
  return {
    start,
    end,
    asks: overnight ? [words.say("activity.overnight", { start: start ?? "", end: end ?? "" })] : [],
    notes: twice ? [words.say("activity.hour-twice", { clock: twice })] : [],
  };
};

/** Clocks skip an hour: the next one exists. */
const hourAfter = (clock: Clock): string => `${String((Number(clock.slice(0, 2)) + 1) % 24).padStart(2, "0")}:00`;

/** The hours of a field, checked for a day. */
export const timesOn = (day: Day, times: Typed, context: Reading): CheckedTimes =>
  checkTimes(timesTyped(times), day, context);

/** The names in a line, linked to our associations; UserError where one only looks like an association's. */
export const hostsTyped = async ({ db, campaign }: Reading, typed: Typed): Promise<readonly Host[]> => {
  const names = (lineTyped(typed, TEXT_LIMITS.description) ?? "").split(/[,;]/).flatMap((name) => {
    const clean = lineTyped({ ...typed, text: name }, TEXT_LIMITS.name);
    return clean === undefined ? [] : [clean];
  });
  const associations = await associationsOf(db, { organisationId: campaign.organisationId });
  const looks = new Map(associations.map(({ name }) => [lookOf(name), name]));
  const hosts = linkHosts([...new Map(names.map((name) => [foldText(name), name])).values()], associations, new Map());
  return hosts.map((host) => {
    const like = host.associationId === undefined ? looks.get(lookOf(host.name)) : undefined;
    if (like) throw new UserError("activity.host-lookalike", { name: host.name, like });
    const own = associations.find(({ id }) => id === host.associationId);
    return own ? { name: own.name, associationId: own.id } : host;
  });
};
