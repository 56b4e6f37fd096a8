import type { Reading } from "../../../src/bot/context.ts";
import { UserError } from "../../../src/domain/error.ts";
import { foldText } from "../../../src/domain/text.ts";
import { associationsOf } from "../../../src/store/organisation/associations.ts";

/** An association, a partner known by name, or (name "") people without either. */
export type Party = { readonly name: string; readonly associationId: string | undefined };

/** A line of a text box: whom it is about and the numbers after it. */
export type PartyLine = { readonly line: number; readonly party: Party; readonly numbers: string };

const LINE = /^(.*?)[\s:,;]*((?:\d+[\s,;]*)*)$/u;
const OTHERS = new Set(["övriga", "others", "utan förening", "-", "–"]);

/** Reads `Solna 5 200 68 51`, a line each. UserError with the line where nobody of that name is known. */
export const partyLines = async (
  { db, campaign }: Reading,
  text: string,
  partners: readonly string[],
): Promise<readonly PartyLine[]> => {
  const associations = await associationsOf(db, { organisationId: campaign.organisationId });
  const partyOf = (said: string, line: number): Party => {
    const folded = foldText(said);
    if (OTHERS.has(folded)) return { name: "", associationId: undefined };
    const partner = partners.find((name) => foldText(name) === folded);
    const begins = associations.filter(({ name }) => foldText(name).startsWith(folded));
    const found =
      associations.find(({ name }) => foldText(name) === folded) ??
      (!partner && folded !== "" && begins.length === 1 ? begins[0] : undefined);
    if (found) return { name: found.name, associationId: found.id };
    if (partner) return { name: partner, associationId: undefined };
    throw new UserError("lead.line-nobody", { line, said: said.slice(0, 40) });
  };
  const lines = text.split(/\r?\n/).map((said, i) => ({ said: said.trim(), line: i + 1 }));
  const read = lines
    .filter(({ said }) => said !== "")
    .map(({ said, line }): PartyLine => {
      const [, name = "", numbers = ""] = LINE.exec(said) ?? [];
      return { line, party: partyOf(name, line), numbers: numbers.trim() };
    });
  const keys = read.map(({ party }) => party.associationId ?? party.name);
  const twice = read.find((_, i) => keys.indexOf(keys[i] ?? "") < i);
  if (twice) throw new UserError("lead.line-twice", { line: twice.line });
  return read;
};
