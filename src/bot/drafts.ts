import { UserError } from "../domain/error.ts";
import { addDraft, type DraftKind, draftOf, endDraft } from "../store/organisation/drafts.ts";
import type { Reading, Writing } from "./context.ts";

/** Keeps what the actor wrote until they confirm it; answers the id for the button. */
export const keepDraft = <Body>(
  { tx, campaign, actor, at }: Writing,
  kind: DraftKind<Body>,
  body: Body,
): Promise<string> =>
  addDraft(tx, kind, { organisationId: campaign.organisationId, personId: actor.personId, body, at });

/** The actor's own draft. UserError where it is done, too old or someone else's. */
export const draftIn = async <Body>({ db, actor, at }: Reading, kind: DraftKind<Body>, id: string): Promise<Body> => {
  const body = await draftOf(db, kind, { id, personId: actor.personId, at });
  if (body === undefined) throw new UserError("error.old-button");
  return body;
};

/** The same, and it is done. */
export const takeDraft = async <Body>(context: Writing, kind: DraftKind<Body>, id: string): Promise<Body> => {
  const body = await draftIn(context, kind, id);
  await dropDraft(context, id);
  return body;
};

/** Drops a draft of the actor's own that is done or not wanted. */
export const dropDraft = async ({ tx, actor }: Writing, id: string): Promise<void> => {
  await endDraft(tx, { id, personId: actor.personId });
};
