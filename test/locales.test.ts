import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ACTIVITY_KINDS } from "../src/domain/activity.ts";
import { FIGURES } from "../src/domain/figures.ts";
import { LOCALES, type Locale } from "../src/domain/locale.ts";
import { NOTICES } from "../src/domain/notice.ts";
import { ASSOCIATION_KINDS } from "../src/domain/organisation.ts";
import { TUNABLES } from "../src/domain/turnout/tunable.ts";
import { en } from "../src/locales/en.ts";
import { sv } from "../src/locales/sv.ts";
import { isKey, wordsOf } from "../src/locales/words.ts";
import { type Node, nodesOf, sourcesIn } from "./source.ts";

const FOLDER = resolve(import.meta.dirname, "../src/locales");

type Texts = ReadonlyMap<string, string>;
const flat = (tree: object, under = ""): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([name, value]) => {
    const key = under === "" ? name : `${under}.${name}`;
    return typeof value === "string" ? [[key, value] as const] : flat(value, key);
  });
const TEXTS: Readonly<Record<Locale, Texts>> = { sv: new Map(flat(sv)), en: new Map(flat(en)) };

const blanksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => name ?? []).toSorted();

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** A text's name as code says it: plural forms share one. */
const nameOf = (key: string): string => key.replace(PLURAL, "");
const NAMES = new Set([...TEXTS.en.keys()].map(nameOf));
const NAMESPACES = new Set(Object.keys(en));

/**
 * Keys that the code puts together from data, as `before.*after`, with everything that the data may say in the middle.
 * A new one belongs here, and one that is gone does not: the tests below ask for it.
 */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  "activity.field.*": [
    ...["kind", "series", "day", "title", "place", "description", "meetingPoint", "bring", "contact", "area"],
    ...["hosts", "cancelled"],
  ],
  "activity.form.*": ["place", "meetingPoint", "area", "needed", "capacity"],
  "association.kind.*": ASSOCIATION_KINDS,
  "attention.*": ["nobody", "no-time", "no-contact", "no-report"],
  "campaign.*": ["yes", "no"],
  "campaign.form.*": ["emptyDays", "league"],
  "campaign.hour.*": ["dailySchedule", "earlyCall", "weeklySummary", "missingReports", "organiserList"],
  "campaign.language.*": LOCALES,
  "channels.*": ["daily", "coordinators"],
  "channels.here.*": ["daily", "coordinators"],
  "command.campaign.*": ["show", "setup", "channels", "channel", "roles", "claims", "grant", "link", "server", "next"],
  "delivery.job.*": ["daily-schedule", "early-call", "shift-reminder", "alarm", "weekly-summary", "reminder"],
  "delivery.trouble.*": ["unknown-channel", "forbidden", "unreachable-person", "uncertain", "undelivered", "calendar"],
  "delivery.where.*": ["daily", "coordinators"],
  "delivery.platform.*": ["discord", "slack", "playground"],
  "kind.*": ACTIVITY_KINDS,
  "notice.kind.*": NOTICES,
  "notice.off.*": NOTICES,
  "notice.on.*": NOTICES,
  "ping.*.about": ["goal", "recovery"],
  "ping.*.title": ["goal", "recovery", "night"],
  "reminder.to.*": ["daily", "coordinators"],
  "reminding.absence.*": ["late", "cannot"],
  "reminding.absence.*Someone": ["late", "cannot"],
  "report.counted.*": FIGURES,
  "report.figure.*": FIGURES,
  "report.line.*": ACTIVITY_KINDS,
  "rule.*": ["messages", "forecast"],
  "rule.figure.*": TUNABLES,
  "samling.*": ["activist", "organiser", "coordinator"],
  "signup.already.*": ["going", "waiting"],
  "summary.button.*": ["associations", "totals", "seats", "silent", "holes", "pictures", "table", "league"],
  "summary.table.*": ASSOCIATION_KINDS,
  "summary.totals.*": ["dials", "answers", "conversations", "hours"],
};
const OF_FAMILIES = new Set(
  Object.entries(FAMILIES).flatMap(([family, values]) => values.map((value) => family.replace("*", value))),
);

/** Strings that look like keys and are none. */
const NOT_KEYS = new Set(["discord.js", "samling.db", "samling.json"]);

const NODES: readonly Node[] = sourcesIn("src", "commands").flatMap(nodesOf);

const isKeyLike = (text: string): boolean => {
  const [namespace, ...rest] = text.split(".");
  return NAMESPACES.has(namespace ?? "") && rest.length > 0 && rest.every((part) => /^[\w-]+$/.test(part));
};
/** Every whole key that stands in the code. */
const LITERALS: ReadonlySet<string> = new Set(
  NODES.flatMap(({ type, value }) =>
    type === "Literal" && typeof value === "string" && isKeyLike(value) ? [value] : [],
  ),
);

type Quasi = { readonly value: { readonly cooked: string } };
/** Every key that the code puts together, as `before.*after`. */
const COMPOSED: ReadonlySet<string> = new Set(
  NODES.flatMap(({ type, quasis }) => {
    if (type !== "TemplateLiteral") return [];
    const parts = (quasis as readonly Quasi[]).map(({ value }) => value.cooked);
    const [first = ""] = parts;
    const namespace = first.split(".")[0] ?? "";
    return parts.length > 1 &&
      first.includes(".") &&
      NAMESPACES.has(namespace) &&
      parts.every((part) => /^[\w.-]*$/.test(part))
      ? [parts.join("*")]
      : [];
  }),
);

/** The blanks of a text, of all its plural forms. */
const blanksOf = (key: string): readonly string[] =>
  [...TEXTS.en].filter(([whole]) => nameOf(whole) === key).flatMap(([, text]) => blanksIn(text));

type Literal = { readonly type: string; readonly value?: unknown };
type Property = { readonly key?: { readonly name?: string } };
type Filling = { readonly type: string; readonly properties?: readonly Property[] };

/** Every `say` and `UserError` of a whole key with blanks that stand there too, or none. */
const SAID = NODES.flatMap(({ type, callee, arguments: given }) => {
  const { name, property } = (callee ?? {}) as {
    readonly name?: string;
    readonly property?: { readonly name?: string };
  };
  const says =
    (type === "CallExpression" && property?.name === "say") || (type === "NewExpression" && name === "UserError");
  const [first, second] = (given ?? []) as readonly [Literal?, Filling?];
  const key = first?.type === "Literal" && typeof first.value === "string" ? first.value : undefined;
  if (!says || key === undefined || !NAMES.has(key)) return [];
  const properties = second === undefined ? [] : second.type === "ObjectExpression" ? second.properties : undefined;
  if (!properties || properties.some(({ key: named }) => named === undefined)) return [];
  return [{ key, filled: new Set(properties.flatMap(({ key: named }) => named?.name ?? [])) }];
});

describe("the texts", () => {
  test("lie in the same files in every language, each of them taken in", () => {
    const files = (locale: Locale) => readdirSync(join(FOLDER, locale)).sort();
    const taken = [...NAMESPACES, "playground"].map((name) => `${name}.json`).sort();

    expect(LOCALES.map(files)).toEqual(LOCALES.map(() => taken));
  });

  test("are the same in every language: a key missing in one is said here", () => {
    const differing = LOCALES.map((locale) => {
      const names = new Set([...TEXTS[locale].keys()].map(nameOf));
      const only = (here: ReadonlySet<string>, there: ReadonlySet<string>) =>
        [...here].filter((key) => !there.has(key));
      return { locale, missing: only(NAMES, names), besides: only(names, NAMES) };
    });

    expect(differing).toEqual(LOCALES.map((locale) => ({ locale, missing: [], besides: [] })));
  });

  test.each(LOCALES)("have every plural form that %s needs, and no other", (locale) => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    const stems = Map.groupBy(
      [...TEXTS[locale].keys()].filter((key) => PLURAL.test(key)),
      nameOf,
    );
    const incomplete = [...stems].filter(
      ([, keys]) =>
        keys
          .map((key) => PLURAL.exec(key)?.[1] ?? "")
          .toSorted()
          .join() !== forms.join(),
    );
    const both = [...stems.keys()].filter((stem) => TEXTS[locale].has(stem));

    expect({ incomplete: incomplete.map(([stem]) => stem), besidesASingular: both }).toEqual({
      incomplete: [],
      besidesASingular: [],
    });
  });

  test("have the same blanks in every language", () => {
    // A language may have more plural forms than English has.
    const inEnglish = (key: string): string => TEXTS.en.get(key) ?? TEXTS.en.get(`${nameOf(key)}_other`) ?? "";

    const differing = LOCALES.flatMap((locale) =>
      [...TEXTS[locale]]
        .filter(([key, text]) => blanksIn(inEnglish(key)).join() !== blanksIn(text).join())
        .map(([key]) => `${locale}: ${key}`),
    );

    expect(differing).toEqual([]);
  });

  test("are never blank, and hold no doubled spaces", () => {
    const untidy = LOCALES.flatMap((locale) =>
      [...TEXTS[locale]].filter(([, text]) => text.trim() === "" || / {2}/.test(text)),
    );

    expect(untidy).toEqual([]);
  });
});

describe("keys", () => {
  test("that stand in the code are there", () => {
    const unknown = [...LITERALS].filter((key) => !NAMES.has(key) && !NOT_KEYS.has(key));

    expect(unknown, "no text has these names: add them to src/locales, or to NOT_KEYS if they are no keys").toEqual([]);
  });

  test("that the code puts together are of families listed here, and there", () => {
    const unlisted = [...COMPOSED].filter((family) => !(family in FAMILIES));
    const gone = Object.keys(FAMILIES).filter((family) => !COMPOSED.has(family));
    const missing = [...OF_FAMILIES].filter((key) => !NAMES.has(key));

    expect({ unlisted, gone, missing }, "keep FAMILIES in step with the code").toEqual({
      unlisted: [],
      gone: [],
      missing: [],
    });
  });

  test("are said with every blank filled, as far as it stands beside them", () => {
    const unfilled = SAID.filter(({ key, filled }) => blanksOf(key).some((blank) => !filled.has(blank)));

    expect(unfilled.map(({ key }) => key)).toEqual([]);
    expect(SAID.length).toBeGreaterThan(300);
  });

  test("are all used somewhere", () => {
    const unused = [...NAMES].filter((key) => !LITERALS.has(key) && !OF_FAMILIES.has(key));

    expect(unused, "nothing says these texts: use them, delete them in both languages, or see FAMILIES").toEqual([]);
  });
});

describe("words", () => {
  test("are never a raw key: an unknown one throws", () => {
    expect(() => wordsOf("sv").say("error.nosuch" as never)).toThrow("no text error.nosuch in sv");
    expect([isKey("error.nosuch"), isKey("error"), isKey("error.over")]).toEqual([false, false, true]);
  });

  test("are never said with a blank unfilled", () => {
    expect(() => wordsOf("en").say("schedule.with")).toThrow("hosts");
    expect(wordsOf("en").say("schedule.with", { hosts: "Solna" })).toBe("with Solna");
  });

  test("take what fills a blank as it is: no markup, no blanks in blanks", () => {
    expect(wordsOf("sv").say("schedule.with", { hosts: "<b> {{hosts}} $t(error.over)" })).toBe(
      "med <b> {{hosts}} $t(error.over)",
    );
  });

  test.each<[Locale, number, string]>([
    ["sv", 0, "0 rapporter"],
    ["sv", 1, "1 rapport"],
    ["sv", 2, "2 rapporter"],
    ["en", 0, "0 reports"],
    ["en", 1, "1 report"],
    ["en", 21, "21 reports"],
  ])("in %s agree with the number %i", (locale, count, said) => {
    expect(wordsOf(locale).say("mydata.shown.reports", { count })).toBe(said);
  });
});
