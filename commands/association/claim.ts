import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { addPosts, refresh, URGENCY } from "../../src/store/delivery/posts.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { channelsFor } from "../../src/store/organisation/channels.ts";
import { addClaim, claimsOf, endClaim } from "../../src/store/people/claims.ts";
import { associationMenus } from "../../src/views/claims.ts";
import { ROLES } from "../campaign/granting.ts";
import { associationNamed } from "./named.ts";

/** All associations to choose the one that the actor wants to be organiser of. */
export const askClaim = async ({ db, campaign, words }: Reading): Promise<Message> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  if (all.length === 0) return message(text(words.say("association.none")));
  return message(
    text(words.say("association.claim.ask")),
    ...associationMenus(all, "claim", words.say("association.choose.label")),
  );
};

/** The coordinators get one message for all that wait, and its count stays fresh. */
const tellCoordinators = async (context: Writing, first: boolean): Promise<void> => {
  const { tx, campaign, at } = context;
  const { organisationId } = campaign;
  if (!first) return refresh(tx, { organisationId, subject: ROLES });
  const posts = (await channelsFor(tx, { organisationId, purpose: "coordinators" })).map(({ id }) => ({
    organisationId,
    to: { channelId: id },
    view: "claims",
    args: {},
    subject: ROLES,
    urgency: URGENCY.bulk,
    dueAt: at,
  }));
  await addPosts(tx, posts, at);
};

const claimFor = async (context: Writing, associationId: string): Promise<Message> => {
  const { tx, campaign, actor, at, standing, words } = context;
  const { organisationId } = campaign;
  const { personId } = actor;
  const { name } = await associationIn(context, associationId);
  if ((await standing()).organiserOf.includes(associationId))
    return message(text(words.say("association.claim.already", { association: name })));
  const waiting = (await claimsOf(tx, { organisationId })).length;
  await addClaim(tx, { personId, associationId, organisationId, at });
  await audit(context, "claim", associationId);
  await tellCoordinators(context, waiting === 0);
  const kept = actor.known ? [] : [text(words.say("signup.first.kept"))];
  return message(
    text(words.say("association.claim.done", { association: name }), [
      button(`claim-back:${associationId}`, words.say("association.claim.back")),
    ]),
    ...kept,
  );
};

/** `/association claim Solna`. */
export const claimNamed = async (context: Writing, said: string): Promise<Message> =>
  claimFor(context, (await associationNamed(context, said)).id);

export const claimActions: readonly Action[] = [
  {
    name: "claim",
    handler: { kind: "write", answers: "private", run: (context) => claimFor(context, context.values.value ?? "") },
  },
  {
    name: "claim-back",
    handler: {
      kind: "write",
      answers: "update",
      run: async ({ tx, campaign, actor, arg, words }) => {
        await endClaim(tx, { personId: actor.personId, associationId: arg });
        await refresh(tx, { organisationId: campaign.organisationId, subject: ROLES });
        return message(text(words.say("association.claim.gone")));
      },
    },
  },
];
