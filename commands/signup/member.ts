import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { countedIn, joinAssociation, membershipsOf } from "../../src/store/people/roles.ts";
import { attributeReports } from "../../src/store/report/reports.ts";
import { attributeSignUp, attributeSignUps, signUpOf } from "../../src/store/signup/signups.ts";
import { associationMenus } from "../../src/views/claims.ts";

/** All associations to choose one's own from. */
export const askMembership = async ({ db, campaign, words }: Reading): Promise<Message> => {
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return message(
    text(words.say("signup.which.ask")),
    ...associationMenus(all, "member-set", words.say("signup.which.label")),
  );
};

/** Notes where the actor belongs; what they signed up to and reported before is counted there too. */
export const setMembership = async (context: Writing, associationId: string): Promise<Message> => {
  const { tx, campaign, actor, words } = context;
  const { organisationId } = campaign;
  const association = await associationIn(context, associationId);
  const { personId } = actor;
  await joinAssociation(tx, { personId, association, organisationId });
  const counted = countedIn(await membershipsOf(tx, personId));
  if (counted) {
    await attributeSignUps(tx, { personId, associationId: counted.associationId });
    await attributeReports(tx, {
      campaignId: campaign.id,
      organisationId,
      personId,
      associationId: counted.associationId,
    });
  }
  return message(text(words.say("signup.which.set", { association: association.name })));
};

/** `member:ASSOCIATION`, `member:unknown`, `member:none`: full answers all of them. */
const answer: Action = {
  name: "member",
  handler: {
    kind: "write",
    answers: "private",
    run: async (context) =>
      context.arg === "unknown" || context.arg === "none"
        ? message(text(context.words.say("signup.which.unset")))
        : setMembership(context, context.arg),
  },
};

const choose: Action = { name: "member-choose", handler: { kind: "read", answers: "private", run: askMembership } };

const set: Action = {
  name: "member-set",
  handler: { kind: "write", answers: "update", run: (context) => setMembership(context, context.values.value ?? "") },
};

/** `signup-for:SHIFT`, for which of several associations one comes. */
const comeFor: Action = {
  name: "signup-for",
  handler: {
    kind: "write",
    answers: "update",
    run: async ({ tx, actor, arg, values, words }) => {
      const { personId } = actor;
      const member = (await membershipsOf(tx, personId)).find(({ associationId }) => associationId === values.value);
      const mine = await signUpOf(tx, { shiftId: arg, personId });
      if (!member || !mine) throw new UserError("error.not-found");
      await attributeSignUp(tx, { shiftId: arg, personId, associationId: member.associationId });
      return message(text(words.say("signup.which.comesFor", { association: member.name })));
    },
  },
};

export const memberActions: readonly Action[] = [answer, choose, set, comeFor];
