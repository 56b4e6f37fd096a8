import type { Reading } from "../../src/bot/context.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { bareText, foldText, quoted } from "../../src/domain/text.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";

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
  if (!found) throw new UserError("error.no-association", { said: quoted(said) });
  return found;
};
