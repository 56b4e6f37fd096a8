import { nanoid } from "nanoid";
import { accountIn } from "../chat/index.ts";
import { UserError } from "../domain/error.ts";
import { addAccount, homeOf } from "../store/people/accounts.ts";
import type { Reading, Writing } from "./context.ts";

/** The person whom the value of a `person` option names; undefined where the bot has not met them yet. */
export const personNamed = async (context: Reading, said: string): Promise<string | undefined> => {
  const account = accountIn(said);
  if (account === undefined) throw new UserError("error.no-person", { said });
  const { db, actor } = context;
  return (await homeOf(db, { workspaceId: actor.workspaceId, account }))?.person?.id;
};

/** The same, met now. */
export const personMet = async (context: Writing, said: string): Promise<string> => {
  const known = await personNamed(context, said);
  if (known) return known;
  const { tx, campaign, actor, at } = context;
  const personId = nanoid();
  const of = { organisationId: campaign.organisationId, workspaceId: actor.workspaceId, at };
  await addAccount(tx, { ...of, personId, account: accountIn(said) ?? "" });
  return personId;
};
