import { nanoid } from "nanoid";
import type { Call } from "../../chat/index.ts";
import { rolesFollowed } from "../../domain/followed-roles.ts";
import { dayAt } from "../../domain/moment.ts";
import type { Campaign } from "../../domain/organisation.ts";
import { type Words, wordsOf } from "../../locales/words.ts";
import { addAccount, homeOf, touchAccount, workspaceIdOf } from "../../store/people/accounts.ts";
import { followRoles } from "../../store/people/following.ts";
import { standingOf } from "../../store/people/roles.ts";
import type { Reader, Tx } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import type { Actor, Reading } from "../context.ts";
import type { Act } from "./acts.ts";

/** Where a call comes home: its campaign, who acts, and the words they chose, else the campaign's. */
export type Home = {
  readonly campaign: Campaign;
  readonly actor: Actor;
  readonly words: Words;
  readonly seenAt: Date | undefined;
};

/** Undefined where the workspace belongs to no organisation. */
export const arrive = async (db: Reader, call: Omit<Call, "input">): Promise<Home | undefined> => {
  const workspaceId = workspaceIdOf(call.platform, call.workspace);
  const found = await homeOf(db, { workspaceId, account: call.caller.account });
  if (!found) return undefined;
  const { campaign, person } = found;
  return {
    campaign,
    actor: { personId: person?.id ?? nanoid(), known: person !== undefined, workspaceId },
    words: wordsOf(person?.locale ?? campaign.locale),
    seenAt: person?.seenAt,
  };
};

const HOUR = 3_600_000;

/** Stores an account with its first write and what has changed about it since, and what roles follow the platform's. */
export const remember = async (tx: Tx, call: Call, arrived: Home): Promise<Home> => {
  const home = await met(tx, call, arrived);
  const { campaign, actor } = home;
  const { workspaceId, personId } = actor;
  await followRoles(tx, campaign, { personId, workspaceId, borne: call.caller.platformRoles, at: call.at });
  return home;
};

/**
 * The account, and when it was last seen, to the hour. Two first acts at once are the same person's: the later one finds
 * who the earlier one stored.
 */
const met = async (tx: Tx, call: Call, home: Home): Promise<Home> => {
  const { actor, campaign, seenAt } = home;
  const of = { workspaceId: actor.workspaceId, account: call.caller.account, at: call.at };
  if (seenAt) {
    if (call.at.getTime() - seenAt.getTime() > HOUR) await touchAccount(tx, of);
    return home;
  }
  const stored = await addAccount(tx, {
    ...of,
    personId: actor.personId,
    organisationId: campaign.organisationId,
  });
  return stored ? home : ((await arrive(tx, call)) ?? home);
};

/** What a platform was asked to list for a handler. */
export type Listings = Pick<Reading, "listed" | "serverRoles">;
const NOTHING: Listings = { listed: undefined, serverRoles: undefined };

/** What a handler knows of a call that came home. */
export const readingOf = (
  db: Reader,
  t: Tables,
  call: Call,
  { arg, values }: Act,
  { actor, campaign, words }: Home,
  { listed, serverRoles }: Listings = NOTHING,
): Reading => {
  const { at, caller } = call;
  const { workspaceId } = actor;
  const followed = rolesFollowed(campaign.settings.followedRoles, workspaceId, caller.platformRoles);
  let standing: ReturnType<Reading["standing"]> | undefined;
  return {
    db,
    t,
    call,
    at,
    today: dayAt(at, campaign.zone),
    campaign,
    actor,
    words,
    arg,
    values,
    listed,
    serverRoles,
    standing: () => (standing ??= standingOf(db, actor.personId, { workspaceId, roles: followed })),
  };
};
