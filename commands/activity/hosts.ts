import type { Writing } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { guardedActions } from "../../src/bot/guarded.ts";
import { plannedIn } from "../../src/bot/lookup.ts";
import type { Sheet } from "../../src/bot/sheet.ts";
import { lineTyped, type Typed } from "../../src/bot/typed.ts";
import { type Block, message, text } from "../../src/chat/index.ts";
import type { Host } from "../../src/domain/activity.ts";
import { differencesBetween } from "../../src/domain/activity-change.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { factsOf } from "../../src/store/activity/planned.ts";
import { type WalkIns, walkInsOn } from "../../src/store/signup/walk-ins.ts";
import { partyWords } from "../../src/views/parties.ts";
import { freshCard } from "./card.ts";
import { hostsTyped } from "./fields.ts";
import { countPeople } from "./numbers.ts";
import { propose, type Wanted } from "./proposal.ts";
import { mineToChange, mustHost, partnersOf } from "./rights.ts";

type Partner = { readonly name: string; readonly people: number | undefined };
type Hosted = Wanted & { readonly partners: readonly Partner[] };

/** `Regionen 4, Facket`: partners and how many of them come. */
const partnersIn = (typed: Typed): readonly Partner[] =>
  (typed.text ?? "").split(/[,;\n]/).flatMap((part) => {
    const [, name = "", count] = /^(.*?)(?:\s+(\d+))?\s*$/u.exec(part.trim()) ?? [];
    const clean = lineTyped({ ...typed, text: name }, TEXT_LIMITS.name);
    if (clean === undefined) return [];
    const people = count === undefined ? undefined : wholeNumberOf(count, COUNT_LIMITS.other);
    if (count !== undefined && people === undefined)
      throw new UserError("error.field-number", { field: typed.field, max: COUNT_LIMITS.other });
    return [{ name: clean, people }];
  });

const shown = (partner: Host, parties: readonly WalkIns[]): string => {
  const people = parties.find(({ name }) => name === partner.name)?.people;
  return people === undefined ? partner.name : `${partner.name} ${people}`;
};

/**
 * Which associations host, which partner comes along and with how many, and the series it belongs to: as it stands, since
 * a partner's number is no part of the activity's versions. What others change meanwhile the guard shows.
 */
const hosts: Sheet<Hosted> = {
  name: "activity-hosts",
  answers: "private",
  ask: async (context) => {
    const { db, words } = context;
    const planned = await mineToChange(context, context.arg);
    const [first] = planned.shifts;
    const parties = first ? await walkInsOn(db, { shiftId: first.id }) : [];
    const ours = planned.activity.hosts.filter(({ associationId }) => associationId !== undefined);
    const partners = partnersOf(planned.activity);
    return {
      arg: planned.activity.id,
      title: words.say("activity.button.hosts"),
      fields: [
        field("hosts", "activity.form.hosts", words, { value: ours.map(({ name }) => name).join(", ") }),
        field("partners", "activity.form.partners", words, {
          value: partners.map((partner) => shown(partner, parties)).join(", "),
          hint: words.say("activity.form.partnersHint"),
        }),
        field("series", "activity.form.series", words, { value: planned.activity.series }),
      ],
    };
  },
  read: async (context) => {
    const planned = await mineToChange(context, context.arg);
    const ours = await hostsTyped(context, typed(context, "hosts", "activity.form.hosts"));
    const stranger = ours.find(({ associationId }) => associationId === undefined);
    if (stranger) throw new UserError("error.no-association", { said: stranger.name });
    const partners = partnersIn(typed(context, "partners", "activity.form.partners"));
    const named = new Map(partners.map(({ name }) => [name, { name, associationId: undefined }]));
    const series = lineTyped(typed(context, "series", "activity.form.series"), TEXT_LIMITS.title);
    const facts = { ...factsOf(planned), hosts: [...ours, ...named.values()], series };
    await mustHost(context, facts);
    return { planned, version: planned.activity.version, facts, asks: [], notes: [], partners };
  },
  write: async (context, wanted) => {
    const { planned, facts } = wanted;
    const counted = await setPeople(context, wanted);
    const { id } = planned.activity;
    if (counted.length > 0 && differencesBetween(factsOf(planned), facts).length === 0)
      return freshCard(context, id, counted);
    const said = await propose(context, { ...wanted, planned: await plannedIn(context, id) });
    return message(...counted, ...said.blocks);
  },
};

/**
 * Says on every shift how many of each partner come; a partner who is no longer named takes theirs along. A number that
 * stands in the form as it was shown is no number for every shift: a lead may have written down who came to each.
 */
const setPeople = async (context: Writing, { planned, partners }: Hosted): Promise<readonly Block[]> => {
  const { tx, words } = context;
  const [first] = planned.shifts;
  const standing = first ? await walkInsOn(tx, { shiftId: first.id }) : [];
  const before = partnersOf(planned.activity);
  const people = new Map<string, number>(before.map(({ name }) => [name, 0]));
  for (const { name, people: said = 0 } of partners) {
    const now = standing.find((one) => one.name === name)?.people ?? 0;
    if (people.has(name) && said === now) people.delete(name);
    else people.set(name, said);
  }
  const parties = [...people].map(([name, count]) => ({ name, people: count, associationId: undefined }));
  const undo = await countPeople(context, planned.shifts, parties);
  if (!undo) return [];
  const shown = parties.filter((party) => party.people > 0).map((party) => partyWords(party, words));
  const said =
    shown.length > 0 ? words.say("activity.counted", { parties: shown.join(", ") }) : words.say("activity.countedNone");
  return [text(said, [undo])];
};

export const hostActions = guardedActions(hosts);
