import { note } from "../store/organisation/audit.ts";
import type { Writing } from "./context.ts";

/** Writes down that the actor did something now; `subject` is the id of what it was done to. */
export const audit = ({ tx, campaign, actor, at }: Writing, verb: string, subject: string): Promise<void> =>
  note(tx, { organisationId: campaign.organisationId, actorId: actor.personId, verb, subject, at });
