import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { dropDraft, keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { choiceTyped } from "../../src/bot/typed.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { ASSOCIATION_KINDS } from "../../src/domain/organisation.ts";
import {
  addAssociation,
  goalsOf,
  type Labelled,
  removeAssociation,
} from "../../src/store/organisation/associations.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { showAssociation } from "./card.ts";
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

type New = Omit<Labelled, "id"> & { readonly promised: Promised };
const NEW = draftKind<New>("new-association");

const add = async (context: Writing, { promised, ...association }: New): Promise<Message> => {
  const { tx, campaign, words } = context;
  const { organisationId } = campaign;
  const id = await addAssociation(tx, { organisationId, ...association });
  await writePromise(context, id, promised);
  await audit(context, "add-association", id);
  return showAssociation(context, id, [
    text(words.say("association.added"), [button(`association-remove:${id}`, words.say("activity.button.undo"))]),
  ]);
};

export const newAssociation: Sheet<New & { readonly like: string | undefined }> = {
  name: "association-new",
  answers: "private",
  ask: async (context) => {
    await mustRunCampaign(context);
    const { words } = context;
    return {
      arg: "",
      title: words.say("association.button.new"),
      fields: [
        field("name", "association.form.name", words, { required: true, hint: words.say("association.form.nameHint") }),
        field("kind", "association.form.kind", words, { kind: "choice", required: true, choices: kindChoices(words) }),
        ...promisedFields(words, undefined),
        areasField(words, []),
      ],
    };
  },
  read: async (context) => {
    await mustRunCampaign(context);
    const said = nameTyped(context);
    return {
      name: said,
      kind: choiceTyped(typed(context, "kind", "association.form.kind"), ASSOCIATION_KINDS),
      areas: areasTyped(typed(context, "areas", "association.form.areas")),
      promised: promisedIn(context),
      like: await collision(context, said),
    };
  },
  write: async (context, { like, ...association }) => {
    if (!like) return add(context, association);
    const { words } = context;
    const draft = await keepDraft(context, NEW, association);
    return message(
      text(words.say("association.lookalike", { name: association.name, like }), [
        button(`association-add:${draft}`, words.say("association.button.anyway")),
        button(`association-forget:${draft}`, words.say("activity.no"), "primary"),
      ]),
    );
  },
};

const addActions: readonly Action[] = [
  {
    name: "association-add",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        await mustRunCampaign(context);
        const association = await takeDraft(context, NEW, context.arg);
        await collision(context, association.name);
        return add(context, association);
      },
    },
  },
  {
    name: "association-forget",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        await dropDraft(context, context.arg);
        return message(text(context.words.say("activity.kept")));
      },
    },
  },
];

const NOTHING_PROMISED: Promised = { listSize: undefined, promise: undefined };

/** `association-remove:ID`, for one that nothing refers to yet; undo adds it again as it was. */
const remove: Action = {
  name: "association-remove",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, t, campaign, arg: id, words } = context;
      await mustRunCampaign(context);
      const { id: _gone, ...association } = await associationIn(context, id);
      const promised = (await goalsOf(tx, { campaignId: campaign.id })).get(id) ?? NOTHING_PROMISED;
      const followed = campaign.settings.followedRoles?.some(({ associationId }) => associationId === id);
      if (followed || !(await removeAssociation(tx, t, id)))
        throw new UserError("association.used", { association: association.name });
      await audit(context, "remove-association", id);
      const { listSize, promise } = promised;
      const body = { ...association, promised: { listSize, promise } };
      const draft = await keepDraft(context, NEW, body);
      return message(
        text(words.say("association.removed", { association: association.name }), [
          button(`association-add:${draft}`, words.say("activity.button.undo")),
        ]),
      );
    },
  },
};

export const newActions: readonly Action[] = [...sheetActions(newAssociation), ...addActions, remove];
