import type { Reading } from "../../src/bot/context.ts";
import type { Choice } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { bareText, foldText, quoted } from "../../src/domain/text.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";

/** So many names are offered where none is meant plainly. */
const NEAR = 5;

/**
 * The association with this name or id, or the only one whose name begins so; å, ä and ö may be typed as a and o.
 * UserError where there is none.
 */
export const associationNamed = async ({ db, campaign }: Reading, said: string): Promise<Association> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const called = (form: (text: string) => string): Association | undefined => {
    const begins = all.filter(({ name }) => form(name).startsWith(form(said)));
    return all.find(({ name }) => form(name) === form(said)) ?? (begins.length === 1 ? begins[0] : undefined);
  };
  const found = all.find(({ id }) => id === said) ?? called(foldText) ?? called(bareText);
  if (found) return found;
  // The nearest that would do, where what was said begins or is part of several names.
  const wanted = bareText(said);
  const near = wanted === "" ? [] : all.map(({ name }) => name).filter((name) => bareText(name).includes(wanted));
  if (near.length === 0) throw new UserError("error.no-association", { said: quoted(said) });
  const names = near.slice(0, NEAR).join(", ");
  throw new UserError("error.which-association", { said: quoted(said), count: near.length, names });
};

/** The associations whose names hold what was typed, as choices. */
export const associationChoices = (associations: readonly Association[], typed: string): readonly Choice[] =>
  associations
    .filter(({ name }) => foldText(name).includes(foldText(typed)))
    .map(({ id, name }) => ({ value: id, label: name }));
