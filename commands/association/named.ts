import type { Reading } from "../../src/bot/context.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { foldText, quoted } from "../../src/domain/text.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";

/** The association with this name or id, or the only one whose name begins so. UserError where there is none. */
export const associationNamed = async ({ db, campaign }: Reading, said: string): Promise<Association> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const folded = foldText(said);
  const begins = all.filter(({ name }) => foldText(name).startsWith(folded));
  const found =
    all.find(({ id, name }) => id === said || foldText(name) === folded) ??
    (begins.length === 1 ? begins[0] : undefined);
  if (!found) throw new UserError("error.no-association", { said: quoted(said) });
  return found;
};
