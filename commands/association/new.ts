import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
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
import { note } from "../../src/store/organisation/audit.ts";
import { addDraft, draftKind, draftOf, endDraft } from "../../src/store/organisation/drafts.ts";
import { field, typed } from "../activity/fields.ts";
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
import { associationIn, mustRunCampaign } from "./rights.ts";

type New = Omit<Labelled, "id"> & { readonly promised: Promised };
const NEW = draftKind<New>("new-association");

const add = async (context: Writing, { promised, ...association }: New): Promise<Message> => {
  const { tx, campaign, actor, at, words } = context;
  const { organisationId } = campaign;
  const id = await addAssociation(tx, { organisationId, ...association });
  await writePromise(context, id, promised);
  await note(tx, { organisationId, actorId: actor.personId, verb: "add-association", subject: id, at });
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
    const { tx, campaign, actor, at, words } = context;
    const of = { organisationId: campaign.organisationId, personId: actor.personId, at };
    const draft = await addDraft(tx, NEW, { ...of, body: association });
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
        const { tx, actor, at, arg: id } = context;
        await mustRunCampaign(context);
        const association = await draftOf(tx, NEW, { id, personId: actor.personId, at });
        if (!association) throw new UserError("error.old-button");
        await collision(context, association.name);
        await endDraft(tx, { id, personId: actor.personId });
        return add(context, association);
      },
    },
  },
  {
    name: "association-forget",
    handler: {
      kind: "write",
      answers: "update",
      run: async ({ tx, actor, arg, words }) => {
        await endDraft(tx, { id: arg, personId: actor.personId });
        return message(text(words.say("activity.kept")));
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
      const { tx, t, campaign, actor, at, arg: id, words } = context;
      await mustRunCampaign(context);
      const { id: _gone, ...association } = await associationIn(context, id);
      const promised = (await goalsOf(tx, { campaignId: campaign.id })).get(id) ?? NOTHING_PROMISED;
      const followed = campaign.settings.followedRoles?.some(({ associationId }) => associationId === id);
      if (followed || !(await removeAssociation(tx, t, id)))
        throw new UserError("association.used", { association: association.name });
      const { organisationId } = campaign;
      await note(tx, { organisationId, actorId: actor.personId, verb: "remove-association", subject: id, at });
      const { listSize, promise } = promised;
      const body = { ...association, promised: { listSize, promise } };
      const draft = await addDraft(tx, NEW, { organisationId, personId: actor.personId, body, at });
      return message(
        text(words.say("association.removed", { association: association.name }), [
          button(`association-add:${draft}`, words.say("activity.button.undo")),
        ]),
      );
    },
  },
};

export const newActions: readonly Action[] = [...sheetActions(newAssociation), ...addActions, remove];
