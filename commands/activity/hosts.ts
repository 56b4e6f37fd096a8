import type { Writing } from "../../src/bot/context.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { lineTyped, type Typed } from "../../src/bot/typed.ts";
import type { Host } from "../../src/domain/activity.ts";
import { UserError } from "../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../src/domain/number.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { markStale } from "../../src/store/delivery/posts.ts";
import { lockShift } from "../../src/store/row-lock.ts";
import { setWalkIns, type WalkIns, walkInsOn } from "../../src/store/signup/walk-ins.ts";
import { field, hostsTyped, typed } from "./fields.ts";
import { propose, type Wanted } from "./proposal.ts";
import { mustHost, plannedIn } from "./rights.ts";
import { begunAt } from "./where.ts";

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

/** Which associations host, which partner comes along and with how many, and the series it belongs to. */
const hosts: Sheet<Hosted> = {
  name: "activity-hosts",
  answers: "private",
  ask: async (context) => {
    const { db, words } = context;
    const { planned, version, base } = await begunAt(context);
    const [first] = planned.shifts;
    const parties = first ? await walkInsOn(db, { shiftId: first.id }) : [];
    const ours = base.hosts.filter(({ associationId }) => associationId !== undefined);
    const partners = base.hosts.filter(({ associationId }) => associationId === undefined);
    return {
      arg: `${planned.activity.id}:${version}`,
      title: words.say("activity.button.hosts"),
      fields: [
        field("hosts", "activity.form.hosts", words, { value: ours.map(({ name }) => name).join(", ") }),
        field("partners", "activity.form.partners", words, {
          value: partners.map((partner) => shown(partner, parties)).join(", "),
          hint: words.say("activity.form.partnersHint"),
        }),
        field("series", "activity.form.series", words, { value: base.series }),
      ],
    };
  },
  read: async (context) => {
    const { planned, version, base } = await begunAt(context);
    const ours = await hostsTyped(context, typed(context, "hosts", "activity.form.hosts"));
    const stranger = ours.find(({ associationId }) => associationId === undefined);
    if (stranger) throw new UserError("error.no-association", { said: stranger.name });
    const partners = partnersIn(typed(context, "partners", "activity.form.partners"));
    const named = new Map(partners.map(({ name }) => [name, { name, associationId: undefined }]));
    const series = lineTyped(typed(context, "series", "activity.form.series"), TEXT_LIMITS.title);
    const facts = { ...base, hosts: [...ours, ...named.values()], series };
    await mustHost(context, facts);
    return { planned, version, facts, asks: [], notes: [], partners };
  },
  write: async (context, wanted) => {
    // With someone else's change in between, the person first looks at that.
    if (wanted.version === wanted.planned.activity.version) await setPeople(context, wanted);
    return propose(context, { ...wanted, planned: await plannedIn(context, wanted.planned.activity.id) });
  },
};

/** Says on every shift how many of each partner come; a partner who is no longer named takes theirs along. */
const setPeople = async ({ tx, campaign }: Writing, { planned, partners }: Hosted): Promise<void> => {
  const before = planned.activity.hosts.filter(({ associationId }) => associationId === undefined);
  const people = new Map<string, number>(before.map(({ name }) => [name, 0]));
  for (const partner of partners) people.set(partner.name, partner.people ?? 0);
  const parties = [...people].map(([name, count]) => ({ name, people: count, associationId: undefined }));
  const { organisationId } = campaign;
  for (const { id: shiftId, activity } of planned.shifts) {
    await lockShift(tx, { shiftId });
    await setWalkIns(tx, { shiftId, organisationId }, parties);
    await markStale(tx, { organisationId, day: activity.day, activityId: activity.id, shiftId });
  }
};

export const hostActions = sheetActions(hosts);
