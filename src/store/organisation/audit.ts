import { nanoid } from "nanoid";
import { command } from "../statement.ts";
import type { Tx } from "../store.ts";

const put = command(
  (db, t, p: { id: string; organisationId: string; actorId: string | null; verb: string; subject: string; at: Date }) =>
    db.insert(t.audit).values({
      id: p.id,
      organisationId: p.organisationId,
      actorId: p.actorId,
      verb: p.verb,
      subject: p.subject,
      at: p.at,
    }),
);

export type Deed = {
  readonly organisationId: string;
  readonly actorId: string | undefined;
  /** What was done, a word of ours. */
  readonly verb: string;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly at: Date;
};

/** Writes one line of who did what, when. */
export const note = async (tx: Tx, deed: Deed): Promise<void> => {
  await put(tx, { ...deed, id: nanoid(), actorId: deed.actorId ?? null });
};
