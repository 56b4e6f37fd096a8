import type { Host } from "../domain/activity.ts";
import type { Association } from "../domain/organisation.ts";
import { foldText } from "../domain/text.ts";

/** The party's letter or word before the name of a place: "V Huddinge", or "Vänsterpartiet i Huddinge", is the association Huddinge. */
const PARTY = /^(?:v|vänstern|vänsterpartiet) (?:i )?(?=.)/;

/**
 * Hosts by their names as written, each linked to the association that has that name or the long form of it in
 * `shortNames` ("KV" → "Kommunalvänstern"), with or without the party before it.
 */
export const linkHosts = (
  names: readonly string[],
  associations: readonly Association[],
  shortNames: ReadonlyMap<string, string>,
): readonly Host[] => {
  const ids = new Map(associations.map(({ name, id }) => [foldText(name), id]));
  return names.map((name) => {
    const forms = [name, shortNames.get(name) ?? name].map(foldText);
    const id = [...forms, ...forms.map((form) => form.replace(PARTY, ""))].map((form) => ids.get(form)).find(Boolean);
    return { associationId: id, name };
  });
};
