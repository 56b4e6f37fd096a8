import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { guardedActions } from "../../src/bot/guarded.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import type { Sheet } from "../../src/bot/sheet.ts";
import { choiceTyped, dayTyped, linesTyped, lineTyped, mustHave, type Typed } from "../../src/bot/typed.ts";
import type { Choice, Field } from "../../src/chat/index.ts";
import { ACTIVITY_KINDS, type ActivityKind, DEFAULT_NEEDED } from "../../src/domain/activity.ts";
import { type Clock, zoneOf } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { LOCALES } from "../../src/domain/locale.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import type { Campaign, Hours } from "../../src/domain/organisation.ts";
import { foldText, TEXT_LIMITS } from "../../src/domain/text.ts";
import { hoursMeant } from "../../src/domain/timeword.ts";
import { kindNamed } from "../../src/imports/kind.ts";
import type { Key, Words } from "../../src/locales/words.ts";
import { activitiesOutside } from "../../src/store/activity/planned.ts";
import { areasTyped } from "../association/fields.ts";
import { changed } from "./card.ts";

type Change = { readonly next: Campaign; readonly notes: readonly string[] };

/** A form about the campaign: coordinators only, and its change can be undone. */
const sheet = (
  name: string,
  title: Key,
  fields: (campaign: Campaign, words: Words) => readonly Field[],
  read: (context: Reading) => Promise<Change>,
): Sheet<Change> => ({
  name,
  answers: "private",
  ask: async (context) => {
    await mustRunCampaign(context);
    return { arg: "", title: context.words.say(title), fields: fields(context.campaign, context.words) };
  },
  read: async (context) => {
    await mustRunCampaign(context);
    return read(context);
  },
  write: (context, { next, notes }) => changed(context, next, { notes }),
});

const languages = (words: Words): readonly Choice[] =>
  LOCALES.map((locale) => ({ value: locale, label: words.say(`campaign.language.${locale}`) }));

const days = sheet(
  "campaign-days",
  "campaign.button.days",
  (campaign, words) => [
    field("name", "campaign.form.name", words, { required: true, value: campaign.name }),
    field("firstDay", "campaign.form.firstDay", words, { required: true, value: campaign.firstDay }),
    field("lastDay", "campaign.form.lastDay", words, { required: true, value: campaign.lastDay }),
    field("locale", "campaign.form.language", words, {
      kind: "choice",
      required: true,
      value: campaign.locale,
      choices: languages(words),
    }),
    field("zone", "campaign.form.zone", words, { required: true, value: campaign.zone }),
  ],
  async (context) => {
    const { db, campaign, today, words } = context;
    const name = typed(context, "name", "campaign.form.name");
    const firstDay = dayTyped(typed(context, "firstDay", "campaign.form.firstDay"), today);
    const lastDay = dayTyped(typed(context, "lastDay", "campaign.form.lastDay"), today);
    if (lastDay < firstDay) throw new UserError("campaign.days-backwards");
    const zone = zoneOf((context.values.zone ?? "").trim());
    if (!zone) throw new UserError("campaign.zone-unknown");
    const next: Campaign = {
      ...campaign,
      name: mustHave(name, lineTyped(name, TEXT_LIMITS.name)),
      firstDay,
      lastDay,
      zone,
      locale: choiceTyped(typed(context, "locale", "campaign.form.language"), LOCALES),
    };
    const outside = await activitiesOutside(db, { campaignId: campaign.id, from: firstDay, to: lastDay });
    return { next, notes: outside === 0 ? [] : [words.say("campaign.outside", { count: outside })] };
  },
);

const clockTyped = ({ field: label, text = "" }: Typed): Clock => {
  const hours = hoursMeant(text);
  if (hours.kind !== "hours" || hours.end) throw new UserError("campaign.clock", { field: label });
  return hours.start;
};
const windowTyped = ({ field: label, text = "" }: Typed): readonly [Clock, Clock] => {
  const hours = hoursMeant(text);
  if (hours.kind !== "hours" || !hours.end || hours.backwards) throw new UserError("campaign.window", { field: label });
  return [hours.start, hours.end];
};

/** The hours at which nothing would ever come outside a window. */
const WITHIN = { ping: "pings", missingReports: "pings", organiserList: "awake", eveningReminder: "awake" } as const;

/** UserError for an hour at which people sleep or associations are left alone. */
const mustReach = (hours: Hours, words: Words): Hours => {
  const windows = { pings: [hours.pingFrom, hours.pingTo], awake: [hours.wakeFrom, hours.wakeTo] } as const;
  for (const name of Object.keys(WITHIN) as readonly (keyof typeof WITHIN)[]) {
    const [from, to] = windows[WITHIN[name]];
    if (hours[name] >= from && hours[name] < to) continue;
    throw new UserError("campaign.outside-hours", { field: words.say(`campaign.hour.${name}`), from, to });
  }
  return hours;
};

const POST_HOURS = ["dailySchedule", "earlyCall", "weeklySummary", "missingReports", "organiserList"] as const;

const posts = sheet(
  "campaign-posts",
  "campaign.button.posts",
  ({ hours }, words) =>
    POST_HOURS.map((name) => field(name, `campaign.hour.${name}`, words, { required: true, value: hours[name] })),
  async (context) => {
    const { campaign } = context;
    const said = POST_HOURS.map((name) => [name, clockTyped(typed(context, name, `campaign.hour.${name}`))] as const);
    const hours = mustReach({ ...campaign.hours, ...Object.fromEntries(said) }, context.words);
    return { next: { ...campaign, hours }, notes: [] };
  },
);

const people = sheet(
  "campaign-people",
  "campaign.button.people",
  ({ hours }, words) => [
    field("eveningReminder", "campaign.hour.eveningReminder", words, { required: true, value: hours.eveningReminder }),
    field("awake", "campaign.hour.awake", words, { required: true, value: `${hours.wakeFrom}–${hours.wakeTo}` }),
    field("ping", "campaign.hour.ping", words, { required: true, value: hours.ping }),
    field("pings", "campaign.hour.pings", words, { required: true, value: `${hours.pingFrom}–${hours.pingTo}` }),
  ],
  async (context) => {
    const { campaign } = context;
    const [wakeFrom, wakeTo] = windowTyped(typed(context, "awake", "campaign.hour.awake"));
    const [pingFrom, pingTo] = windowTyped(typed(context, "pings", "campaign.hour.pings"));
    const ping = clockTyped(typed(context, "ping", "campaign.hour.ping"));
    const eveningReminder = clockTyped(typed(context, "eveningReminder", "campaign.hour.eveningReminder"));
    const asked = { ...campaign.hours, eveningReminder, wakeFrom, wakeTo, ping, pingFrom, pingTo };
    const hours = mustReach(asked, context.words);
    return { next: { ...campaign, hours }, notes: [] };
  },
);

const YES_NO = ["yes", "no"] as const;
const yesNo = (words: Words): readonly Choice[] =>
  YES_NO.map((value) => ({ value, label: words.say(`campaign.${value}`) }));
const LINE = /^(.*?)[\s:]+(\d+)\s*%?$/u;

/** A name and a number on each line. */
const numberedLines = (typed: Typed, max: number): readonly (readonly [string, number])[] =>
  (linesTyped(typed, TEXT_LIMITS.description) ?? "").split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    const [, name = "", digits = ""] = LINE.exec(line.trim()) ?? [];
    const count = wholeNumberOf(digits, max);
    if (count === undefined || name === "") throw new UserError("campaign.line-number", { line: i + 1, max });
    return [[name, count] as const];
  });

const kindOf = (name: string, words: Words): ActivityKind | undefined =>
  kindNamed(name) ?? ACTIVITY_KINDS.find((kind) => foldText(words.say(`kind.${kind}`)) === foldText(name));

const defaults = sheet(
  "campaign-defaults",
  "campaign.button.defaults",
  ({ settings }, words) => [
    field("needed", "campaign.form.needed", words, {
      kind: "paragraph",
      value: ACTIVITY_KINDS.flatMap((kind) => {
        const count = settings.needed?.[kind] ?? DEFAULT_NEEDED[kind];
        return count === undefined ? [] : [`${words.say(`kind.${kind}`)} ${count}`];
      }).join("\n"),
      hint: words.say("campaign.form.neededHint"),
    }),
    field("emptyDays", "campaign.form.emptyDays", words, {
      kind: "choice",
      required: true,
      value: settings.emptyDays ? "yes" : "no",
      choices: yesNo(words),
    }),
    field("league", "campaign.form.league", words, {
      kind: "choice",
      required: true,
      value: settings.league ? "yes" : "no",
      choices: yesNo(words),
    }),
  ],
  async (context) => {
    const { campaign, words } = context;
    const lines = numberedLines(typed(context, "needed", "campaign.form.needed"), COUNT_LIMITS.other);
    const needed: Record<string, number> = {};
    for (const [name, count] of lines) {
      const kind = kindOf(name, words);
      if (!kind) throw new UserError("campaign.kind-unknown", { said: name.slice(0, 40) });
      if (count !== DEFAULT_NEEDED[kind]) needed[kind] = count;
    }
    const yes = (name: "emptyDays" | "league"): boolean =>
      choiceTyped(typed(context, name, `campaign.form.${name}`), YES_NO) === "yes";
    const settings = { ...campaign.settings, needed, emptyDays: yes("emptyDays"), league: yes("league") };
    return { next: { ...campaign, settings }, notes: [] };
  },
);

const areas = sheet(
  "campaign-areas",
  "campaign.button.areas",
  ({ settings }, words) => [
    field("areas", "campaign.form.areas", words, {
      value: settings.priorityAreas?.join(", "),
      hint: words.say("campaign.form.areasHint"),
    }),
    field("together", "campaign.form.together", words, {
      kind: "paragraph",
      value: Object.entries(settings.together ?? {})
        .map(([series, share]) => `${series} ${share}`)
        .join("\n"),
      hint: words.say("campaign.form.togetherHint"),
    }),
  ],
  async (context) => {
    const { campaign } = context;
    const priorityAreas = areasTyped(typed(context, "areas", "campaign.form.areas"));
    const together = Object.fromEntries(numberedLines(typed(context, "together", "campaign.form.together"), 100));
    return { next: { ...campaign, settings: { ...campaign.settings, priorityAreas, together } }, notes: [] };
  },
);

export const settingActions: readonly Action[] = [days, posts, people, defaults, areas].flatMap((one) =>
  guardedActions(one),
);
