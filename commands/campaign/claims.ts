import { createHash } from "node:crypto";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type Message, menus, message, type Span, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Claim, claimsOf } from "../../src/store/people/claims.ts";
import { organiserIdsBy } from "../../src/store/people/roles.ts";
import { decline, grant, roleTellingWords } from "./granting.ts";

/** Says which claims a person has seen, so that "all" never means one more. */
const seenMark = (claims: readonly Claim[]): string =>
  createHash("sha256")
    .update(
      claims
        .map(({ personId, associationId }) => `${personId}:${associationId}`)
        .sort()
        .join("\n"),
    )
    .digest("base64url")
    .slice(0, 20);

/** Everyone who asks, by association, to be approved together or answered one by one. */
export const showClaims = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  const { db, campaign, words } = context;
  await mustRunCampaign(context);
  const { organisationId } = campaign;
  const claims = await claimsOf(db, { organisationId });
  if (claims.length === 0) return message(...notice, text(words.say("claims.none")));
  const organised = await organiserIdsBy(db, { organisationId });
  const lines = claims.flatMap(({ personId, associationId, association }): readonly Span[] => {
    const has = organised.get(associationId) ?? [];
    const others = has.flatMap((person): readonly Span[] => [" ", { person, notify: false }]);
    return [
      `\n${association}: `,
      { person: personId, notify: false },
      ...(others.length > 0 ? [` (${words.say("claims.has")}`, ...others, ")"] : []),
    ];
  });
  const told = words.say("claims.told", { count: claims.length, when: roleTellingWords(context) });
  const choices = claims.map(({ personId, associationId, association }) => ({
    value: `${personId}:${associationId}`,
    label: `, ${association}`,
    person: personId,
  }));
  return message(
    ...notice,
    text(
      [{ bold: words.say("claims.title", { count: claims.length }) }, ...lines, `\n${told}`],
      [button(`claims-all:${seenMark(claims)}`, words.say("claims.button.all", { count: claims.length }), "primary")],
    ),
    ...menus("claims-one", words.say("claims.label"), choices),
  );
};

const approveAll = async (context: Writing): Promise<Message> => {
  const { tx, campaign, arg, words } = context;
  await mustRunCampaign(context);
  const { organisationId } = campaign;
  const claims = await claimsOf(tx, { organisationId });
  if (seenMark(claims) !== arg) return showClaims(context, [text(words.say("claims.more"))]);
  for (const { personId, associationId } of claims)
    await grant(context, { personId, organisationId, name: "organiser", associationId });
  return message(text(words.say("claims.approved", { count: claims.length })));
};

/** The claim that `PERSON:ASSOCIATION` names. */
const claimIn = async ({ db, campaign }: Reading, said: string): Promise<Claim> => {
  const [personId, associationId] = said.split(":");
  const found = (await claimsOf(db, { organisationId: campaign.organisationId })).find(
    (claim) => claim.personId === personId && claim.associationId === associationId,
  );
  if (!found) throw new UserError("error.not-found");
  return found;
};

const askOne = async (context: Reading): Promise<Message> => {
  const { words, values } = context;
  await mustRunCampaign(context);
  const { personId, associationId, association } = await claimIn(context, values.value ?? "");
  const arg = `${personId}:${associationId}`;
  return message(
    text(
      [
        { person: personId, notify: false },
        ` ${words.say("claims.answer", { association, when: roleTellingWords(context) })}`,
      ],
      [
        button(`claims-yes:${arg}`, words.say("claims.button.yes"), "primary"),
        button(`claims-no:${arg}`, words.say("claims.button.no")),
      ],
    ),
  );
};

const answer = (name: string, yes: boolean): Action => ({
  name,
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      await mustRunCampaign(context);
      const { words, campaign, arg } = context;
      const { personId, associationId } = await claimIn(context, arg);
      await associationIn(context, associationId);
      const role = { personId, organisationId: campaign.organisationId, name: "organiser", associationId } as const;
      await (yes ? grant : decline)(context, role);
      return showClaims(context, [text(words.say(yes ? "claims.approved" : "claims.declined", { count: 1 }))]);
    },
  },
});

export const claimsActions: readonly Action[] = [
  { name: "claims", handler: { kind: "read", answers: "private", run: (context) => showClaims(context) } },
  { name: "claims-all", handler: { kind: "write", answers: "update", run: approveAll } },
  { name: "claims-one", handler: { kind: "read", answers: "private", run: askOne } },
  answer("claims-yes", true),
  answer("claims-no", false),
];
