import type { View } from "../bot/view.ts";
import { type Block, button, menus, message, text } from "../chat/index.ts";
import type { Association } from "../domain/organisation.ts";
import type { Words } from "../locales/words.ts";
import { associationsOf } from "../store/organisation/associations.ts";
import { claimsOf } from "../store/people/claims.ts";
import { organiserIdsBy } from "../store/people/roles.ts";

/** Associations in menus, å, ä and ö last as everyone looks for them; several menus say from where to where they go. */
export const associationMenus = (
  associations: readonly Association[],
  action: string,
  label: string,
): readonly Block[] => {
  const sorted = associations.toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
  const choices = sorted.map(({ id, name }) => ({ value: id, label: name }));
  const all = menus(action, label, choices);
  if (all.length < 2) return all;
  return all.map((menu) => ({
    ...menu,
    label: `${label}: ${menu.choices[0]?.label ?? ""} – ${menu.choices.at(-1)?.label ?? ""}`,
  }));
};

/** In the coordinators' channel: how many wait for an answer, never who. */
export const claims: View = {
  name: "claims",
  show: async (_args, { db, campaign, words }) => {
    const count = (await claimsOf(db, campaign)).length;
    if (count === 0) return message(text(words.say("claims.none")));
    return message(
      text(words.say("claims.post", { count }), [button("claims", words.say("claims.button.see"), "primary")]),
    );
  },
};

/** Where everyone reads: choose your association and become its organiser. */
export const claimCall: View = {
  name: "claim-call",
  show: async (_args, { db, campaign, words }) => {
    const { organisationId } = campaign;
    const all = await associationsOf(db, { organisationId });
    const organised = await organiserIdsBy(db, { organisationId });
    return message(...claimCallBlocks(all, organised.size, words));
  },
};

export const claimCallBlocks = (all: readonly Association[], organised: number, words: Words): readonly Block[] => [
  text([
    { bold: words.say("association.claim.call") },
    `\n${words.say("association.claim.callAbout")}\n${words.say("association.claim.callCount", { count: organised, all: all.length })}`,
  ]),
  ...associationMenus(all, "claim", words.say("association.choose.label")),
];
