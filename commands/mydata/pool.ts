import type { Action, Handler } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { type Block, button, MENU, type Message, message, text } from "../../src/chat/index.ts";
import { weekdayNamed } from "../../src/domain/dayword.ts";
import { UserError } from "../../src/domain/error.ts";
import { foldText } from "../../src/domain/text.ts";
import { weekdayWords } from "../../src/locales/format.ts";
import { areasIn } from "../../src/store/organisation/areas.ts";
import { endWilling, setWilling, type Willing, willingOf } from "../../src/store/people/willing.ts";
import { listed } from "../../src/views/shift.ts";

const WEEK = [0, 1, 2, 3, 4, 5, 6];

type Terms = Pick<Willing, "weekdays" | "areas">;

/** What someone is asked about, and the buttons that change it. */
const poolMessage = async (context: Reading, mine: Terms | undefined): Promise<Message> => {
  const { db, campaign, words } = context;
  if (!mine) {
    return message(
      text(
        [{ bold: words.say("pool.title") }, `\n${words.say("pool.about")}`],
        [button("pool-any", words.say("pool.button.join"), "primary")],
      ),
    );
  }
  const areas = await areasIn(db, campaign);
  const days = mine.weekdays.map((day) => weekdayWords(day, words.locale));
  const when = days.length === 0 ? words.say("pool.anyDay") : listed(days, words);
  const where = mine.areas.length === 0 ? words.say("pool.anywhere") : listed(mine.areas, words);
  const marked = (on: boolean, label: string): string => (on ? `✓ ${label}` : label);
  const dayButtons = WEEK.map((day) => {
    const on = mine.weekdays.includes(day);
    return button(`pool-day:${day}`, marked(on, weekdayWords(day, words.locale, "short")), on ? "primary" : "plain");
  });
  const chosen = new Set(mine.areas.map(foldText));
  const menu: readonly Block[] =
    areas.length === 0
      ? []
      : [
          {
            kind: "select",
            action: "pool-area",
            label: words.say("pool.area"),
            choices: areas
              .slice(0, MENU)
              .map((area) => ({ value: area.slice(0, 100), label: marked(chosen.has(foldText(area)), area) })),
          },
        ];
  return message(
    text([{ bold: words.say("pool.in") }, `\n${words.say("pool.terms", { when, where })}`], dayButtons),
    ...menu,
    text("", [
      button("pool-any", words.say("pool.button.any")),
      button("pool-leave", words.say("pool.button.leave"), "danger"),
    ]),
  );
};

const keep = async (context: Writing, terms: Terms): Promise<Message> => {
  const { tx, campaign, actor } = context;
  const weekdays = WEEK.filter((day) => terms.weekdays.includes(day));
  const all = weekdays.length === WEEK.length ? [] : weekdays;
  const mine = { weekdays: all, areas: terms.areas };
  await setWilling(tx, { ...mine, personId: actor.personId, organisationId: campaign.organisationId });
  return poolMessage(context, mine);
};

const NONE: Terms = { weekdays: [], areas: [] };
const termsOf = async ({ db, actor }: Reading): Promise<Terms> =>
  (await willingOf(db, { personId: actor.personId })) ?? NONE;

const toggled = <T>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

const LEAVING = new Set(["nej", "no", "off", "av", "sluta", "stop", "ingen", "none"]);

/** `tis tors Söderort`: the days and areas that were typed. */
const typedTerms = async (context: Reading, said: string): Promise<Terms> => {
  const areas = await areasIn(context.db, context.campaign);
  const terms = { weekdays: [] as number[], areas: [] as string[] };
  let rest = foldText(said);
  for (const area of areas.toSorted((a, b) => b.length - a.length)) {
    if (!` ${rest} `.includes(` ${foldText(area)} `)) continue;
    terms.areas.push(area);
    rest = ` ${rest} `.replace(` ${foldText(area)} `, " ").trim();
  }
  for (const word of rest.split(/[\s,]+|\b(?:och|and)\b/u).filter(Boolean)) {
    const day = weekdayNamed(word);
    if (day === undefined) throw new UserError("pool.unclear", { said: word, areas: areas.join(", ") || "–" });
    terms.weekdays.push(day);
  }
  return terms;
};

const leave = async ({ tx, actor, words }: Writing): Promise<Message> => {
  await endWilling(tx, { personId: actor.personId });
  return message(text(words.say("pool.left"), [button("pool-any", words.say("pool.button.back"))]));
};

/** `/mydata pool`, with or without days and areas. */
export const poolHandler = (value: string | undefined): Handler => {
  if (!value?.trim()) {
    return {
      kind: "read",
      answers: "private",
      run: async (context) => poolMessage(context, await willingOf(context.db, { personId: context.actor.personId })),
    };
  }
  const leaves = LEAVING.has(foldText(value));
  return {
    kind: "write",
    answers: "private",
    run: async (context) => (leaves ? leave(context) : keep(context, await typedTerms(context, value))),
  };
};

const change = (name: string, terms: (context: Writing) => Promise<Terms>): Action => ({
  name,
  handler: { kind: "write", answers: "update", run: async (context) => keep(context, await terms(context)) },
});

export const poolActions: readonly Action[] = [
  change("pool-any", async () => NONE),
  change("pool-day", async (context) => {
    const day = WEEK.find((one) => String(one) === context.arg);
    if (day === undefined) throw new UserError("error.not-found");
    const terms = await termsOf(context);
    return { ...terms, weekdays: toggled(terms.weekdays, day) };
  }),
  change("pool-area", async (context) => {
    const said = context.values.value ?? "";
    const area = (await areasIn(context.db, context.campaign)).find((one) => one.slice(0, 100) === said);
    if (area === undefined) throw new UserError("error.not-found");
    const terms = await termsOf(context);
    return { ...terms, areas: toggled(terms.areas, area) };
  }),
  { name: "pool-leave", handler: { kind: "write", answers: "update", run: leave } },
];
