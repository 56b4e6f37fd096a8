import { nanoid } from "nanoid";
import type { Action, Handler, Outside } from "../../src/bot/command.ts";
import type { Unlinked } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { refusal } from "../../src/bot/refusal.ts";
import { choiceTyped, dayTyped, lineTyped, mustHave } from "../../src/bot/typed.ts";
import { button, type Form, type Message, message, text } from "../../src/chat/index.ts";
import type { Day } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import { LOCALES, type Locale } from "../../src/domain/locale.ts";
import { dayAt } from "../../src/domain/moment.ts";
import { DEFAULT_ZONE } from "../../src/domain/organisation.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import type { Key } from "../../src/locales/words.ts";
import { note } from "../../src/store/organisation/audit.ts";
import { addOrganisation, organisationOf } from "../../src/store/organisation/campaigns.ts";
import { linkWorkspace } from "../../src/store/organisation/channels.ts";
import {
  type Attempt,
  type Code,
  codeTyped,
  keepAttempt,
  plainCode,
  useCode,
} from "../../src/store/organisation/codes.ts";
import { addAccount, addWorkspaceAccount, workspaceIdOf } from "../../src/store/people/accounts.ts";
import { grantRole, standingOf } from "../../src/store/people/roles.ts";

const wrong = (typed: string): UserError =>
  new UserError("setup.code-wrong", {}, [{ action: `setup-code:${plainCode(typed)}`, label: "setup.button.code" }]);

/**
 * What the code stands for. UserError for whoever does not manage the workspace, and for a code that is no good, as of
 * someone who does not coordinate any more: whoever uses it would again.
 */
const codeIn = async ({ tx, call, at }: Unlinked, typed: string): Promise<Code & { readonly attempt: Attempt }> => {
  if (!call.caller.managesWorkspace) throw new UserError("setup.managers-only");
  const code = await codeTyped(tx, { typed, at });
  if (!code || code.purpose === "person") throw wrong(typed);
  if (code.personId !== undefined && !(await standingOf(tx, code.personId)).coordinator) throw wrong(typed);
  return code;
};

/** Asks for the code that whoever runs the machine prints; `arg` is one that was mistyped. */
const askCode = async ({ call, arg, words }: Unlinked): Promise<Form> => {
  if (!call.caller.managesWorkspace) throw new UserError("setup.managers-only");
  const code = { required: true, value: arg || undefined, hint: words.say("setup.form.codeHint") };
  return {
    action: "setup-code-set",
    title: words.say("setup.button.code"),
    fields: [field("code", "setup.form.code", words, code)],
  };
};

/** `/campaign setup` and `/campaign link` where nothing is set up yet: the way in. */
export const begin: Outside = async (context) => {
  const { call, values, words } = context;
  if (values.what !== "setup" && values.what !== "link") throw new UserError("error.no-organisation");
  if (values.value?.trim()) return withCode(context, values.value);
  if (!call.caller.managesWorkspace) throw new UserError("setup.managers-only");
  return message(
    text(
      [{ bold: words.say("setup.begin") }, `\n${words.say("setup.beginHow")}`],
      [button("setup-code", words.say("setup.button.code"), "primary")],
    ),
  );
};

/** A code that was typed: joins its organisation after a yes, or founds a new one with a form. */
const withCode = async (context: Unlinked, typed: string): Promise<Message> => {
  const { tx, words } = context;
  const { organisationId } = await codeIn(context, typed);
  if (organisationId === undefined) {
    return message(
      text(
        [{ bold: words.say("setup.found") }, `\n${words.say("setup.foundHow")}`],
        [button(`setup-found:${plainCode(typed)}`, words.say("setup.button.found"), "primary")],
      ),
    );
  }
  const name = (await organisationOf(tx, organisationId))?.name ?? "";
  return message(
    text(words.say("setup.join", { organisation: name }), [
      button(`setup-join:${plainCode(typed)}`, words.say("setup.button.join"), "primary"),
    ]),
  );
};

const foundForm = async (context: Unlinked): Promise<Form> => {
  const { arg, words } = context;
  const { attempt } = await codeIn(context, arg);
  const fields = [
    field("organisation", "setup.form.organisation", words, { required: true }),
    field("campaign", "campaign.form.name", words, { required: true }),
    field("firstDay", "campaign.form.firstDay", words, { required: true, hint: words.say("setup.form.dayHint") }),
    field("lastDay", "campaign.form.lastDay", words, { required: true, hint: words.say("setup.form.lastDayHint") }),
    field("locale", "campaign.form.language", words, {
      kind: "choice",
      required: true,
      value: words.locale,
      choices: LOCALES.map((locale) => ({ value: locale, label: words.say(`campaign.language.${locale}`) })),
    }),
  ];
  return {
    action: `setup-found-set:${arg}`,
    title: words.say("setup.button.found"),
    fields: fields.map((one) => ({ ...one, value: attempt[one.name] ?? one.value })),
  };
};

type Founded = {
  readonly organisation: string;
  readonly name: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly locale: Locale;
};

const foundedIn = (context: Unlinked): Founded => {
  const line = (name: string, label: Key): string => {
    const said = typed(context, name, label);
    return mustHave(said, lineTyped(said, TEXT_LIMITS.name));
  };
  const today = dayAt(context.at, DEFAULT_ZONE);
  const firstDay = dayTyped(typed(context, "firstDay", "campaign.form.firstDay"), today);
  const lastDay = dayTyped(typed(context, "lastDay", "campaign.form.lastDay"), today);
  if (lastDay < firstDay) throw new UserError("campaign.days-backwards");
  return {
    organisation: line("organisation", "setup.form.organisation"),
    name: line("campaign", "campaign.form.name"),
    firstDay,
    lastDay,
    locale: choiceTyped(typed(context, "locale", "campaign.form.language"), LOCALES),
  };
};

/** Links the workspace, and makes the caller a coordinator of the organisation. */
const settle = async (context: Unlinked, organisationId: string, code: Code, typed: string): Promise<void> => {
  const { tx, call, at } = context;
  const { platform, workspace: externalId, caller } = call;
  const workspaceId = workspaceIdOf(platform, externalId);
  if (!(await useCode(tx, typed))) throw wrong(typed);
  await linkWorkspace(tx, { id: workspaceId, organisationId, platform, externalId });
  const account = { organisationId, workspaceId, account: caller.account, at };
  const personId = code.personId ?? nanoid();
  // The code was shown to that person only: whoever types it in the second workspace is the same.
  if (code.personId === undefined) await addAccount(tx, { ...account, personId });
  else await addWorkspaceAccount(tx, { ...account, personId });
  await grantRole(tx, { personId, organisationId, name: "coordinator" });
  await note(tx, { organisationId, actorId: personId, verb: "link-workspace", subject: workspaceId, at });
};

const done = ({ words }: Unlinked, key: Key, organisation: string): Message =>
  message(
    text(
      [{ bold: words.say(key, { organisation }) }, `\n${words.say("setup.doneThen")}`],
      [button("setup", words.say("campaign.button.setup"), "primary")],
    ),
    text(words.say("signup.first.kept")),
  );

const found = async (context: Unlinked): Promise<Message> => {
  const { tx, t, at, arg, values, words } = context;
  const code = await codeIn(context, arg);
  if (code.organisationId !== undefined) throw wrong(arg);
  let understood: Founded;
  try {
    understood = foundedIn(context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await keepAttempt(tx, arg, values);
    const offers = [{ action: `setup-found:${arg}`, label: "error.again" }];
    return { ...refusal(new UserError(error.key, error.values, offers), words), refused: true };
  }
  const { organisation, ...campaign } = understood;
  const id = nanoid();
  const first = { ...campaign, id: nanoid(), zone: DEFAULT_ZONE, settings: {} };
  await addOrganisation(tx, t, { id, name: organisation, example: false }, first, at);
  await settle(context, id, code, arg);
  return done(context, "setup.founded", organisation);
};

const join = async (context: Unlinked): Promise<Message> => {
  const { tx, call, arg } = context;
  const code = await codeIn(context, arg);
  const organisation = code.organisationId && (await organisationOf(tx, code.organisationId));
  if (!organisation) throw wrong(arg);
  if (organisation.example && call.platform !== "playground") throw new UserError("setup.example");
  await settle(context, organisation.id, code, arg);
  return done(context, "setup.joined", organisation.name);
};

/** In a workspace that is set up these buttons are leftovers. */
const leftover = async (): Promise<never> => {
  throw new UserError("setup.already", {}, [{ action: "setup", label: "campaign.button.setup" }]);
};
const asks: Handler = { kind: "ask", run: leftover };
const writes: Handler = { kind: "write", answers: "update", run: leftover };

export const foundingActions: readonly Action[] = [
  { name: "setup-code", handler: asks, outside: askCode },
  {
    name: "setup-code-set",
    handler: { ...writes, answers: "private" },
    outside: (context) => withCode(context, context.values.code ?? ""),
  },
  { name: "setup-found", handler: asks, outside: foundForm },
  { name: "setup-found-set", handler: { ...writes, answers: "private" }, outside: found },
  { name: "setup-join", handler: writes, outside: join },
];
