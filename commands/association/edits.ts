import type { Action } from "../../src/bot/command.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { guardedActions } from "../../src/bot/guarded.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import type { Sheet } from "../../src/bot/sheet.ts";
import { choiceTyped } from "../../src/bot/typed.ts";
import { UserError } from "../../src/domain/error.ts";
import { ASSOCIATION_KINDS } from "../../src/domain/organisation.ts";
import { changeAssociation, goalsOf, type Labelled } from "../../src/store/organisation/associations.ts";
import { changed } from "./card.ts";
import {
  areasField,
  areasTyped,
  collision,
  kindChoices,
  nameTyped,
  type Promised,
  promisedFields,
  promisedIn,
  writePromise,
} from "./fields.ts";
import { mineToRun } from "./rights.ts";

/** The call list's size and what the association promised. */
const goal: Sheet<{ readonly id: string; readonly promised: Promised }> = {
  name: "association-goal",
  answers: "private",
  ask: async (context) => {
    const { id } = await mineToRun(context, context.arg);
    const standing = (await goalsOf(context.db, { campaignId: context.campaign.id })).get(id);
    const title = context.words.say("association.button.goal");
    return { arg: id, title, fields: promisedFields(context.words, standing) };
  },
  read: async (context) => ({ id: (await mineToRun(context, context.arg)).id, promised: promisedIn(context) }),
  write: (context, { id, promised }) => changed(context, id, () => writePromise(context, id, promised)),
};

const areas: Sheet<Labelled> = {
  name: "association-areas",
  answers: "private",
  ask: async (context) => {
    const { id, areas: standing } = await mineToRun(context, context.arg);
    const title = context.words.say("association.button.areas");
    return { arg: id, title, fields: [areasField(context.words, standing)] };
  },
  read: async (context) => ({
    ...(await mineToRun(context, context.arg)),
    areas: areasTyped(typed(context, "areas", "association.form.areas")),
  }),
  write: (context, association) => changed(context, association.id, () => changeAssociation(context.tx, association)),
};

/** Name and kind. A name that looks like another's is refused here: nobody renames to a look-alike on purpose. */
const name: Sheet<Labelled> = {
  name: "association-name",
  answers: "private",
  ask: async (context) => {
    await mustRunCampaign(context);
    const { words } = context;
    const { id, name: standing, kind } = await associationIn(context, context.arg);
    return {
      arg: id,
      title: words.say("association.button.name"),
      fields: [
        field("name", "association.form.name", words, { required: true, value: standing }),
        field("kind", "association.form.kind", words, {
          kind: "choice",
          required: true,
          value: kind,
          choices: kindChoices(words),
        }),
      ],
    };
  },
  read: async (context) => {
    await mustRunCampaign(context);
    const association = await associationIn(context, context.arg);
    const said = nameTyped(context);
    const like = await collision(context, said, association.id);
    if (like) throw new UserError("association.lookalike", { name: said, like });
    return {
      ...association,
      name: said,
      kind: choiceTyped(typed(context, "kind", "association.form.kind"), ASSOCIATION_KINDS),
    };
  },
  write: (context, association) => changed(context, association.id, () => changeAssociation(context.tx, association)),
};

export const editActions: readonly Action[] = [
  ...guardedActions(goal),
  ...guardedActions(areas),
  ...guardedActions(name),
];
