import { nanoid } from "nanoid";
import { accountOf, WORKSPACE } from "../adapters/playground/account.ts";
import { withMentions } from "../adapters/playground/mentions.ts";
import type { Account } from "../adapters/playground/shelf.ts";
import { compose } from "../app.ts";
import type { Log } from "../bot/log.ts";
import { type Answer, type Call, type Input, plainText } from "../chat/index.ts";
import { stoppedAt } from "../clock.ts";
import { LOCALES, type Locale } from "../domain/locale.ts";
import { DEFAULT_ZONE } from "../domain/organisation.ts";
import { seatPerson } from "../opening.ts";
import { playgroundChannels, playgroundOn, standingIn } from "../playground.ts";
import { playgroundShelf } from "../store/playground.ts";
import type { Store } from "../store/store.ts";
import { campaignHere, openMigrated } from "./database.ts";
import { bytesOf } from "./files.ts";
import { instantOf } from "./instant.ts";
import { jsonMessage } from "./json.ts";
import { shownForm, shownMessage, withNames } from "./shown.ts";
import { UsageError, type Verb } from "./verb.ts";

const ROLES = ["activist", "organiser", "coordinator"] as const;

/** The association that someone of the playground organises or is counted in. */
const ownAssociation = async (store: Store, name: string): Promise<string | undefined> =>
  (await store.read((db) => standingIn(db, accountOf(name)))).association;

/** What a person does, through the same dispatch as on every platform. */
export const act = async (
  store: Store,
  log: Log,
  { account, locale }: { readonly account: string; readonly locale: Locale | undefined },
  input: Input,
  at: Date,
  files: Call["files"] = {},
): Promise<Answer> => {
  const clock = stoppedAt(at);
  const clockwork = { now: () => at, set: async () => {}, next: async () => undefined };
  const platforms = new Map([["playground" as const, playgroundOn(store, clockwork, log)]]);
  const channels = new Map([["playground" as const, playgroundChannels(store)]]);
  const app = compose({ store, clock, log, platforms, channels, sent: () => {}, lively: false });
  await using _sender = app.sender;
  return app.dispatch.answer({
    key: nanoid(),
    platform: "playground",
    workspace: WORKSPACE,
    channel: undefined,
    caller: { account, locale, managesWorkspace: true, platformRoles: [] },
    at,
    input,
    files,
  });
};

const inputOf = (
  line: string | undefined,
  press: string | undefined,
  fields: string | undefined,
  accounts: readonly Account[],
): Input => {
  if (press === undefined) {
    if (fields !== undefined) throw new UsageError("--fields goes with --press ID");
    if (line === undefined) throw new UsageError('say takes a line, for example "/report 40 14 11", or --press ID');
    return { kind: "line", text: withMentions(line, accounts) };
  }
  if (line !== undefined) throw new UsageError("say takes a line or --press ID, not both");
  if (fields === undefined) return { kind: "press", id: press };
  const values = fieldsIn(fields);
  const chosen = values.value;
  const keys = Object.keys(values);
  if (chosen !== undefined && keys.length === 1) return { kind: "choose", action: press, value: chosen };
  return { kind: "submit", action: press, values };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const fieldsIn = (text: string): Readonly<Record<string, string>> => {
  const json = parsed(text);
  const entries = typeof json === "object" && json !== null && !Array.isArray(json) ? Object.entries(json) : undefined;
  if (!entries?.every(([, value]) => typeof value === "string" || typeof value === "number")) {
    throw new UsageError("--fields takes a JSON object of texts");
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
};

export const say: Verb = {
  name: "say",
  usage:
    'say --as NAME [--role ROLE] [--association NAME] [--locale sv|en] [--at INSTANT] [--file FILE] "/report 40 14 11" | --press ID [--fields JSON]',
  about: "act as a person of the playground",
  words: [0, 1],
  options: {
    as: "string",
    role: "string",
    association: "string",
    locale: "string",
    at: "string",
    press: "string",
    fields: "string",
    file: "string",
  },
  run: async (terminal, { words, options }) => {
    const role = ROLES.find((one) => one === (options.role ?? "activist"));
    const name = options.as?.toString();
    if (!name) throw new UsageError("say needs --as NAME");
    if (!role) throw new UsageError(`--role takes ${ROLES.join(", ")}`);
    const locale = LOCALES.find((one) => one === options.locale);
    if (options.locale !== undefined && !locale) throw new UsageError(`--locale takes ${LOCALES.join(", ")}`);
    await using store = await openMigrated(terminal.config.database);
    const zone = (await campaignHere(store))?.zone ?? DEFAULT_ZONE;
    const at = options.at === undefined ? new Date() : instantOf(options.at.toString(), zone, terminal.aside);
    const accounts = await playgroundShelf(store).accounts();
    const input = inputOf(words[0], options.press?.toString(), options.fields?.toString(), accounts);
    const files = options.file === undefined ? {} : { file: await bytesOf(options.file.toString()) };
    const association =
      options.association?.toString() || (role === "organiser" && (await ownAssociation(store, name)));
    if (role === "organiser" && !association) throw new UsageError("--role organiser needs --association NAME");
    const account = await seatPerson(store, { name, role, association: association || undefined, locale }, at);
    const answer = await act(store, terminal.log, { account, locale }, input, at, files);
    if (answer.kind === "form") {
      terminal.document({ form: answer.form });
      terminal.say(shownForm(answer.form));
      return 0;
    }
    if (answer.kind === "repeat") throw new Error("a fresh key was seen before");
    const named = withNames(answer.message, await playgroundShelf(store).accounts());
    const text = plainText(named);
    terminal.document(
      answer.refused ? { refused: text } : { private: true, text, message: jsonMessage(answer.message) },
    );
    terminal.say(shownMessage(named));
    return answer.refused ? 1 : 0;
  },
};
