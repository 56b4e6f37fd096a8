import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { draftIn, dropDraft, keepDraft } from "../../src/bot/drafts.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { type Block, button, type Message, text } from "../../src/chat/index.ts";
import { may } from "../../src/domain/may.ts";
import { isSameData } from "../../src/domain/same-data.ts";
import {
  changeAssociation,
  type Goal,
  goalsOf,
  type Labelled,
  removeGoal,
  setGoal,
} from "../../src/store/organisation/associations.ts";
import { channelsFor } from "../../src/store/organisation/channels.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { claimsOf } from "../../src/store/people/claims.ts";
import { organisersOf } from "../../src/store/people/roles.ts";
import { associationCard } from "../../src/views/association.ts";
import { mineToRun } from "./rights.ts";

/** The card of an association as it stands now. */
export const showAssociation = async (
  context: Reading,
  id: string,
  notice: readonly Block[] = [],
): Promise<Message> => {
  const { db, campaign, actor, standing, words } = context;
  const { organisationId } = campaign;
  const association = await mineToRun(context, id);
  const theirs = (await channelsFor(db, { organisationId, purpose: "association" })).filter(
    ({ associationId }) => associationId === id,
  );
  const card = {
    association,
    goal: (await goalsOf(db, { campaignId: campaign.id })).get(id),
    channels: theirs.filter(({ workspaceId }) => workspaceId === actor.workspaceId).map(({ externalId }) => externalId),
    elsewhere: theirs.filter(({ workspaceId }) => workspaceId !== actor.workspaceId).length,
    organisers: await organisersOf(db, id),
    claims: (await claimsOf(db, { organisationId })).filter(({ associationId }) => associationId === id).length,
    runs: may(await standing(), { verb: "run-campaign" }),
  };
  return associationCard(card, words, notice);
};

type Standing = { readonly association: Labelled; readonly goal: Goal | undefined };
/** How an association was before a change, which undo brings back, and after it. */
type Change = { readonly before: Standing; readonly after: Standing };
const CHANGE = draftKind<Change>("association-change");

const standingOf = async (context: Reading, id: string): Promise<Standing> => ({
  association: await associationIn(context, id),
  goal: (await goalsOf(context.db, { campaignId: context.campaign.id })).get(id),
});

/** Writes a change, and shows the card with a way back. Nobody is messaged about an association's facts. */
export const changed = async (context: Writing, id: string, write: () => Promise<void>): Promise<Message> => {
  const { words } = context;
  const before = await standingOf(context, id);
  await write();
  const body = { before, after: await standingOf(context, id) };
  await audit(context, "change-association", id);
  const draft = await keepDraft(context, CHANGE, body);
  return showAssociation(context, id, [
    text(words.say("association.changed"), [button(`association-undo:${draft}`, words.say("activity.button.undo"))]),
  ]);
};

/** `association-undo:DRAFT` brings back how it was before. */
const undo: Action = {
  name: "association-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, arg, words } = context;
      const { before, after } = await draftIn(context, CHANGE, arg);
      const { association, goal } = before;
      await mineToRun(context, association.id);
      if (!isSameData(await standingOf(context, association.id), after))
        return showAssociation(context, association.id, [text(words.say("activity.undo.later"))]);
      const { organisationId, id: campaignId } = campaign;
      await changeAssociation(tx, association);
      if (goal) await setGoal(tx, { campaignId, organisationId }, goal);
      else await removeGoal(tx, { campaignId, associationId: association.id });
      await audit(context, "undo-association", association.id);
      await dropDraft(context, arg);
      return showAssociation(context, association.id, [text(words.say("association.undone"))]);
    },
  },
};

/** `association:ID`, or a menu's choice of one. */
const open: Action = {
  name: "association",
  handler: {
    kind: "read",
    answers: "private",
    run: (context) => showAssociation(context, context.values.value ?? context.arg),
  },
};

export const cardActions: readonly Action[] = [open, undo];
