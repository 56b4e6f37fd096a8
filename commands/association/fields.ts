import type { Reading, Writing } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { countTyped, lineTyped, mustHave, type Typed } from "../../src/bot/typed.ts";
import type { Choice, Field } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { lookOf } from "../../src/domain/lookalike.ts";
import { COUNT_LIMITS } from "../../src/domain/number.ts";
import { ASSOCIATION_KINDS } from "../../src/domain/organisation.ts";
import { foldText, TEXT_LIMITS } from "../../src/domain/text.ts";
import { joiningDay } from "../../src/domain/turnout/window.ts";
import { goalOf } from "../../src/imports/csv/goal.ts";
import type { Words } from "../../src/locales/words.ts";
import { associationsOf, type Goal, goalsOf, removeGoal, setGoal } from "../../src/store/organisation/associations.ts";
import { goalField } from "../../src/views/association.ts";

/** An association's call list and what it promised. */
export type Promised = Pick<Goal, "listSize" | "promise">;

const goalTyped = ({ field: label, text: said = "" }: Typed): Goal["promise"] => {
  if (said.trim() === "") return undefined;
  const goal = goalOf(said);
  if (!goal) throw new UserError("association.goal-unclear", { field: label });
  return goal;
};

export const promisedIn = (context: Reading): Promised => {
  const promise = goalTyped(typed(context, "goal", "association.form.goal"));
  const listSize = countTyped(typed(context, "list", "association.form.list"), COUNT_LIMITS.total);
  if (promise?.unit === "share" && !listSize) throw new UserError("association.share-without-list");
  return { promise, listSize };
};

/** Comma-separated labels, each once. */
export const areasTyped = (typed: Typed): readonly string[] => {
  const areas = (typed.text ?? "").split(/[,;\n]/).flatMap((part) => {
    const area = lineTyped({ ...typed, text: part }, TEXT_LIMITS.name);
    return area === undefined ? [] : [area];
  });
  return [...new Map(areas.map((area) => [foldText(area), area])).values()];
};

export const promisedFields = (words: Words, goal: Promised | undefined): readonly Field[] => [
  field("list", "association.form.list", words, { value: goal?.listSize?.toString() }),
  field("goal", "association.form.goal", words, {
    value: goalField(goal?.promise),
    hint: words.say("association.form.goalHint"),
  }),
];
export const areasField = (words: Words, areas: readonly string[]): Field =>
  field("areas", "association.form.areas", words, {
    value: areas.join(", ") || undefined,
    hint: words.say("association.form.areasHint"),
  });
export const kindChoices = (words: Words): readonly Choice[] =>
  ASSOCIATION_KINDS.map((kind) => ({ value: kind, label: words.say(`association.kind.${kind}`) }));

export const writePromise = async (context: Writing, id: string, promised: Promised): Promise<void> => {
  const { tx, campaign, today } = context;
  const { organisationId, id: campaignId } = campaign;
  if (promised.listSize === undefined && !promised.promise)
    return void (await removeGoal(tx, { campaignId, associationId: id }));
  const joinedOn = (await goalsOf(tx, { campaignId })).get(id)?.joinedOn ?? joiningDay(campaign, today);
  await setGoal(tx, { campaignId, organisationId }, { associationId: id, ...promised, joinedOn });
};

/** Refuses a name that is taken; answers the one that it could be taken for. */
export const collision = async (
  { db, campaign }: Reading,
  name: string,
  except?: string,
): Promise<string | undefined> => {
  const others = (await associationsOf(db, { organisationId: campaign.organisationId })).filter(
    ({ id }) => id !== except,
  );
  if (others.some((one) => foldText(one.name) === foldText(name)))
    throw new UserError("association.name-taken", { association: name });
  return others.find((one) => lookOf(one.name) === lookOf(name))?.name;
};

export const nameTyped = (context: Reading): string => {
  const said = typed(context, "name", "association.form.name");
  return mustHave(said, lineTyped(said, TEXT_LIMITS.name));
};
