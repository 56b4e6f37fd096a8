import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { personMet } from "../../src/bot/someone.ts";
import {
  type Block,
  button,
  type Choice,
  type Message,
  menus,
  message,
  type Span,
  text,
} from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { foldText } from "../../src/domain/text.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { isPersonOf } from "../../src/store/people/accounts.ts";
import { claimsOf } from "../../src/store/people/claims.ts";
import { anyFollowed, coordinatorsOf, type Grant, givenRoles, organiserIdsBy } from "../../src/store/people/roles.ts";
import { associationMenus } from "../../src/views/claims.ts";
import { associationNamed } from "../association/named.ts";
import { grant, roleTellingWords, withdraw } from "./granting.ts";

/** In the place of an association's id where the role is a coordinator's. */
const ALL = "all";

const people = (ids: readonly string[]): readonly Span[] =>
  ids.flatMap((person, i): readonly Span[] => [i === 0 ? " " : ", ", { person, notify: false }]);

/** Who is what, in one place, with a menu to take roles away and the way to give them. */
export const showRoles = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  const { db, campaign, words } = context;
  await mustRunCampaign(context);
  const { organisationId } = campaign;
  const all = (await associationsOf(db, { organisationId })).toSorted((a, b) => a.name.localeCompare(b.name, "sv"));
  const organisers = await organiserIdsBy(db, { organisationId });
  const coordinators = await coordinatorsOf(db, organisationId);
  const claims = (await claimsOf(db, { organisationId })).length;
  const organised = all.filter(({ id }) => organisers.has(id));
  const without = all.filter(({ id }) => !organisers.has(id)).map(({ name }) => name);
  const lines = organised.flatMap(({ id, name }): readonly Span[] => [
    `\n${name}:`,
    ...people(organisers.get(id) ?? []),
  ]);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const held = (await givenRoles(db, { organisationId })).map(
    ({ personId: person, associationId }): Choice => ({
      value: `${person}:${associationId || ALL}`,
      label: `, ${names.get(associationId) ?? words.say("roles.coordinator")}`,
      person,
    }),
  );
  return message(
    ...notice,
    text(
      [{ bold: words.say("roles.coordinators") }, ...people(coordinators)],
      claims > 0 ? [button("claims", words.say("claims.title", { count: claims }), "primary")] : [],
    ),
    text([{ bold: words.say("roles.organisers") }, ...(lines.length > 0 ? lines : [`\n${words.say("roles.nobody")}`])]),
    ...(without.length > 0 ? [text(words.say("roles.without", { names: without.join(", ") }))] : []),
    text(words.say("roles.how")),
    ...((await anyFollowed(db, { organisationId })) ? [text(words.say("roles.followed"))] : []),
    ...menus("role-end", words.say("roles.end"), held),
  );
};

/** The role that `PERSON:ASSOCIATION` or `PERSON:all` names. */
const roleIn = async (context: Reading, said: string): Promise<Grant> => {
  const [personId = "", associationId = ""] = said.split(":");
  const { organisationId } = context.campaign;
  if (!(await isPersonOf(context.db, { personId, organisationId }))) throw new UserError("error.not-found");
  if (associationId === ALL) return { personId, organisationId, name: "coordinator" };
  await associationIn(context, associationId);
  return { personId, organisationId, name: "organiser", associationId };
};

const idOf = (role: Grant): string => `${role.personId}:${role.name === "organiser" ? role.associationId : ALL}`;

/** A role in words: `valansvarig för Solna`. */
const roleWords = async (context: Reading, role: Grant): Promise<string> =>
  role.name === "coordinator"
    ? context.words.say("roles.coordinator")
    : context.words.say("roles.organiserOf", { association: (await associationIn(context, role.associationId)).name });

/** Somebody has to be left who can mend things, whatever becomes of a platform's own roles. */
const mustKeepOne = async ({ db }: Reading, role: Grant): Promise<void> => {
  if (role.name !== "coordinator") return;
  const given = (await givenRoles(db, role)).filter(({ name }) => name === "coordinator");
  if (given.every(({ personId }) => personId === role.personId)) throw new UserError("roles.last");
};

/** `role-end:…`, a menu's choice: asks before the role goes. */
const askEnd = async (context: Reading): Promise<Message> => {
  const { values, words } = context;
  await mustRunCampaign(context);
  const role = await roleIn(context, values.value ?? "");
  await mustKeepOne(context, role);
  const said = words.say("roles.endAsk", { role: await roleWords(context, role), when: roleTellingWords(context) });
  return message(
    text(
      [{ person: role.personId, notify: false }, ` ${said}`],
      [
        button(`role-ended:${idOf(role)}`, words.say("roles.button.end"), "danger"),
        button("roles", words.say("activity.no"), "primary"),
      ],
    ),
  );
};

const end = async (context: Writing): Promise<Message> => {
  const { arg, words } = context;
  await mustRunCampaign(context);
  const role = await roleIn(context, arg);
  await mustKeepOne(context, role);
  await withdraw(context, role);
  const undo = button(`role-give:${idOf(role)}`, words.say("activity.button.undo"));
  return showRoles(context, [text(words.say("roles.ended"), [undo])]);
};

const give = async (context: Writing): Promise<Message> => {
  await mustRunCampaign(context);
  await grant(context, await roleIn(context, context.arg));
  return showRoles(context, [text(context.words.say("roles.given"))]);
};

const COORDINATOR = new Set(["samordnare", "coordinator", "coordinators"]);

/** `/campaign grant @Kim Solna`: asks before the role is given, since it tells someone and opens data. */
export const askGrant = async (context: Writing): Promise<Message> => {
  const { values, words } = context;
  await mustRunCampaign(context);
  if (!values.person) throw new UserError("roles.whom");
  const personId = await personMet(context, values.person);
  const { organisationId } = context.campaign;
  const said = foldText(values.value ?? "");
  if (said === "") {
    const all = await associationsOf(context.tx, { organisationId });
    return message(
      text(words.say("roles.which"), [button(`role-ask:${personId}:${ALL}`, words.say("roles.button.coordinator"))]),
      ...associationMenus(all, `role-for:${personId}`, words.say("association.choose.label")),
    );
  }
  const role: Grant = COORDINATOR.has(said)
    ? { personId, organisationId, name: "coordinator" }
    : {
        personId,
        organisationId,
        name: "organiser",
        associationId: (await associationNamed(context, values.value ?? "")).id,
      };
  return askGive(context, role);
};

const askGive = async (context: Reading, role: Grant): Promise<Message> => {
  const { words } = context;
  const said = words.say("roles.giveAsk", { role: await roleWords(context, role), when: roleTellingWords(context) });
  return message(
    text(
      [{ person: role.personId, notify: false }, ` ${said}`],
      [
        button(`role-give:${idOf(role)}`, words.say("roles.button.give"), "primary"),
        button("roles", words.say("activity.no")),
      ],
    ),
  );
};

export const roleActions: readonly Action[] = [
  { name: "roles", handler: { kind: "read", answers: "private", run: (context) => showRoles(context) } },
  { name: "role-end", handler: { kind: "read", answers: "private", run: askEnd } },
  { name: "role-ended", handler: { kind: "write", answers: "update", run: end } },
  { name: "role-give", handler: { kind: "write", answers: "update", run: give } },
  {
    name: "role-ask",
    handler: {
      kind: "read",
      answers: "update",
      run: async (context) => {
        await mustRunCampaign(context);
        return askGive(context, await roleIn(context, context.arg));
      },
    },
  },
  {
    name: "role-for",
    handler: {
      kind: "read",
      answers: "update",
      run: async (context) => {
        await mustRunCampaign(context);
        const [personId = ""] = context.arg.split(":");
        return askGive(context, await roleIn(context, `${personId}:${context.values.value ?? ""}`));
      },
    },
  },
];
