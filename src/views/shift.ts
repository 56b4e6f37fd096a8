import { type Block, type Button, button, type Span, text } from "../chat/index.ts";
import type { Activity, Host } from "../domain/activity.ts";
import { LOCALES, type Locale } from "../domain/locale.ts";
import type { Campaign, CampaignSettings } from "../domain/organisation.ts";
import { free, neededOf, type Scheduled, taken, wanted } from "../domain/shift.ts";
import { foldText } from "../domain/text.ts";
import { capitalised } from "../locales/format.ts";
import { type Words, wordsOf } from "../locales/words.ts";
import { farOff, timeWords, whenWords } from "./when.ts";

/** What a list of shifts needs to know of its campaign. */
export type Listing = Pick<Campaign, "zone" | "settings">;

/** `Högdalens T-bana, utdelning`: what tells a shift from another, without its time. */
export const placeAndKind = (
  { activity }: { readonly activity: Pick<Activity, "place" | "kind"> },
  words: Words,
): string => `${activity.place}, ${words.say(`kind.${activity.kind}`)}`;

/** Whether days are names, written large also inside a sentence. */
const ARE_DAYS_NAMES: Readonly<Record<Locale, boolean>> = { sv: false, en: true };

/** `torsdag 18 augusti 06:30–09:00, Högdalens T-bana, utdelning`: a shift inside a sentence. */
export const shiftWords = (
  shift: Pick<Scheduled, "start" | "end"> & { readonly activity: Pick<Activity, "day" | "place" | "kind"> },
  words: Words,
): string => {
  const when = whenWords(shift, words);
  const inside = ARE_DAYS_NAMES[words.locale] ? when : when.charAt(0).toLowerCase() + when.slice(1);
  return `${inside}, ${placeAndKind(shift, words)}`;
};

/** The same at the beginning of a sentence. */
export const shiftSentence = (...[shift, words]: Parameters<typeof shiftWords>): string =>
  capitalised(shiftWords(shift, words), words.locale);

/** The same with how far off it is. */
export const shiftSentenceSpans = (
  shift: Parameters<typeof shiftWords>[0],
  { zone }: Pick<Campaign, "zone">,
  words: Words,
): readonly Span[] => [shiftSentence(shift, words), ...farOff(shift, zone)];

/** What series and title add to place and kind: a title that only names the kind is said already. */
export const titleWords = ({ kind, series, title }: Activity): string | undefined => {
  const kinds = LOCALES.map((locale) => foldText(wordsOf(locale).say(`kind.${kind}`)));
  const own = kinds.includes(foldText(title)) ? undefined : title;
  return series && own && series !== own ? `${series}: ${own}` : (own ?? series);
};

/** `A`, `A och B`, `A, B och C`. */
export const listed = (names: readonly string[], words: Words): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${words.say("schedule.and")} ${names.at(-1)}`;

export const hostWords = (hosts: readonly Host[], words: Words): string | undefined =>
  hosts.length === 0
    ? undefined
    : words.say("schedule.with", {
        hosts: listed(
          hosts.map(({ name }) => name),
          words,
        ),
      });

/** `3 kommer, 1 till behövs`; full shifts say so, and how many wait. */
export const countWords = (shift: Scheduled, settings: CampaignSettings, words: Words): string => {
  const parts = [words.say("schedule.coming", { count: taken(shift) })];
  const more = wanted(shift, settings);
  if (free(shift) === 0) parts.push(words.say("schedule.full"));
  else if (neededOf(shift, shift.activity.kind, settings) !== undefined && more > 0) {
    parts.push(words.say("schedule.wanted", { count: more }));
  }
  if (shift.waiting > 0) parts.push(words.say("schedule.waiting", { count: shift.waiting }));
  return parts.join(", ");
};

/** What a shift says in a list: time, place and kind; what it is and with whom; who is coming. */
export const shiftSpans = (shift: Scheduled, { zone, settings }: Listing, words: Words): readonly Span[] => {
  const { activity } = shift;
  // A title that names its hosts says it once.
  const others = activity.hosts.filter(({ name }) => !activity.title.includes(name));
  const [title, hosts] = [titleWords(activity), hostWords(others, words)];
  const about = title && hosts ? joined(title, hosts, words) : (title ?? (hosts && capitalised(hosts, words.locale)));
  const state = activity.cancelled
    ? words.say("schedule.cancelled")
    : [
        capitalised(countWords(shift, settings, words), words.locale),
        shift.closed ? words.say("schedule.closed") : undefined,
      ]
        .filter(Boolean)
        .join(". ");
  return [
    { bold: `${timeWords(shift, words)}:` },
    ` ${placeAndKind(shift, words)}`,
    ...farOff(shift, zone),
    ["", ...[about, state].filter(Boolean)].join("\n"),
  ];
};

/** A title that is a whole sentence ends where it ends. */
const joined = (title: string, hosts: string, { locale }: Words): string =>
  /[.!?…]$/u.test(title) ? `${title} ${capitalised(hosts, locale)}` : `${title}, ${hosts}`;

/** The one button that takes a place, or a turn in line. None where nobody can sign up. */
export const signUpButtons = (shift: Scheduled, words: Words): readonly Button[] => {
  if (shift.activity.cancelled || shift.closed) return [];
  const full = free(shift) === 0 || (shift.capacity !== undefined && shift.waiting > 0);
  return full
    ? [button(`signup:${shift.id}`, words.say("schedule.button.queue"))]
    : [button(`signup:${shift.id}`, words.say("schedule.button.signup"), "primary")];
};

export const shiftBlock = (shift: Scheduled, listing: Listing, words: Words): Block =>
  text(shiftSpans(shift, listing, words), signUpButtons(shift, words));
