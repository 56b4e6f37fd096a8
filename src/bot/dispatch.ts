import { nanoid } from "nanoid";
import {
  type Answer,
  type Call,
  type Channels,
  type Choice,
  type Dispatch,
  type Form,
  type Input,
  type Message,
  message,
  type PlatformName,
  text,
} from "../chat/index.ts";
import { UserError } from "../domain/error.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import { dayAt } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { type Words, wordsOf } from "../locales/words.ts";
import { addAccount, homeOf, touchAccount, workspaceIdOf } from "../store/accounts.ts";
import { note } from "../store/audit.ts";
import { standingOf } from "../store/roles.ts";
import { markSeen } from "../store/seen.ts";
import type { Reader, Store, Tx } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { type Act, actsOf } from "./acts.ts";
import type { Action, Command } from "./command.ts";
import type { Actor, Reading, Writing } from "./context.ts";
import type { Log } from "./log.ts";
import type { Names } from "./names.ts";
import { newReference } from "./reference.ts";
import { faultMessage, refusal } from "./refusal.ts";

export type DispatchParts = {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  readonly names: Names;
  /** The platforms that can list their channels. */
  readonly channels: ReadonlyMap<PlatformName, Channels>;
  readonly log: Log;
  /** Called after a write, so that its messages leave at once. */
  readonly wake: () => void;
};

type Home = {
  readonly campaign: Campaign;
  readonly actor: Actor;
  readonly words: Words;
  readonly seenAt: Date | undefined;
};

const arrive = async (db: Reader, call: Omit<Call, "input">): Promise<Home | undefined> => {
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

/** Stores an account with its first write, and later when it was last seen, to the hour. */
const remember = async (tx: Tx, call: Call, { actor, campaign, seenAt }: Home): Promise<void> => {
  const of = { workspaceId: actor.workspaceId, account: call.caller.account, at: call.at };
  if (!seenAt) await addAccount(tx, { ...of, personId: actor.personId, organisationId: campaign.organisationId });
  else if (call.at.getTime() - seenAt.getTime() > HOUR) await touchAccount(tx, of);
};

/** The answer where the workspace belongs to no organisation: the set-up, or a hint at it. */
const outsideAnswer = async (
  tx: Tx,
  t: Tables,
  call: Call,
  act: Act,
  speak: (words: Words) => void,
): Promise<Answer> => {
  const words = wordsOf(call.caller.locale ?? DEFAULT_LOCALE);
  speak(words);
  const { arg, values } = act;
  const said = await act.outside?.({ tx, t, call, at: call.at, words, arg, values });
  return answerOf(said ?? message(text(words.say("error.no-organisation"))));
};

const answerOf = (said: Message | Form): Answer =>
  "fields" in said
    ? { kind: "form", form: said }
    : { kind: "message", message: said, ...(said.refused && { refused: true }) };

/** The engine behind every platform: roles, one effect per key, and the one error boundary. */
export const dispatcher = (parts: DispatchParts): Dispatch => {
  const { store, log, names } = parts;
  const actOf = actsOf(parts.commands, parts.actions);
  const commands = new Map(parts.commands.map((command) => [command.spec.name, command]));

  type Listed = Reading["listed"];
  const listedFor = async ({ platform, workspace }: Call, { handler }: Act): Promise<Listed> =>
    handler.kind !== "ask" && handler.lists ? parts.channels.get(platform)?.list(workspace) : undefined;

  const read = (call: Call, act: Act, listed: Listed, speak: (words: Words) => void): Promise<Answer | undefined> =>
    store.read(async (db, t) => {
      const home = await arrive(db, call);
      if (!home) return undefined;
      speak(home.words);
      const context = contextOf(db, t, call, act, home, listed);
      if (act.handler.kind === "write") throw new Error("a write handler on a reader");
      return answerOf(await act.handler.run(context));
    });

  const write = (call: Call, act: Act, listed: Listed, speak: (words: Words) => void): Promise<Answer> =>
    store.transact(async (tx, t) => {
      const home = await arrive(tx, call);
      if (!home) return outsideAnswer(tx, t, call, act, speak);
      speak(home.words);
      if (!(await markSeen(tx, { workspaceId: home.actor.workspaceId, key: call.key, at: call.at }))) {
        return { kind: "repeat" };
      }
      await remember(tx, call, home);
      const context: Writing = { ...contextOf(tx, t, call, act, home, listed), tx };
      if (act.handler.kind === "ask") throw new Error("an ask handler in a transaction");
      return answerOf(await act.handler.run(context));
    });

  const outside = (call: Call, act: Act, speak: (words: Words) => void): Promise<Answer> =>
    store.transact((tx, t) => outsideAnswer(tx, t, call, act, speak));

  const contextOf = (db: Reader, t: Tables, call: Call, act: Act, home: Home, listed?: Listed): Reading => {
    let standing: ReturnType<Reading["standing"]> | undefined;
    return {
      db,
      t,
      call,
      at: call.at,
      today: dayAt(call.at, home.campaign.zone),
      campaign: home.campaign,
      actor: home.actor,
      words: home.words,
      arg: act.arg,
      values: act.values,
      listed,
      standing: () => (standing ??= standingOf(db, home.actor.personId)),
    };
  };

  /** A forged or foreign id leaves a line in the audit, since the refused work left nothing. */
  const noteDenied = (call: Call): Promise<void> =>
    store.transact(async (tx) => {
      const home = await arrive(tx, call);
      if (!home) return;
      const { campaign, actor } = home;
      const actorId = actor.known ? actor.personId : undefined;
      await note(tx, {
        organisationId: campaign.organisationId,
        actorId,
        verb: "denied",
        subject: call.input.kind,
        at: call.at,
      });
    });

  return {
    acknowledgement: (input) => {
      try {
        const { handler } = actOf(input);
        return handler.kind === "ask" ? "form" : handler.answers;
      } catch {
        return "private";
      }
    },

    answer: async (call) => {
      let words = wordsOf(call.caller.locale ?? DEFAULT_LOCALE);
      const speak = (spoken: Words): void => {
        words = spoken;
      };
      try {
        const act = actOf(call.input);
        const writes = act.handler.kind === "write";
        const listed = await listedFor(call, act);
        const answer = (await (writes ? write : read)(call, act, listed, speak)) ?? (await outside(call, act, speak));
        if (writes) parts.wake();
        if (answer.kind !== "message") return answer;
        const named = await names(answer.message, workspaceIdOf(call.platform, call.workspace));
        return { ...answer, message: named };
      } catch (error) {
        if (error instanceof UserError) {
          if (error.key === "error.not-found") await noteDenied(call);
          return { kind: "message", message: refusal(error, words), refused: true };
        }
        const reference = newReference();
        log.fault(reference, error, { platform: call.platform, input: call.input.kind });
        return { kind: "message", message: faultMessage(reference, words), refused: true };
      }
    },

    complete: async (call, command, option, typed): Promise<readonly Choice[]> => {
      try {
        const found = commands.get(command);
        if (!found) return [];
        const input: Input = { kind: "command", command, values: {} };
        return await store.read(async (db, t) => {
          const home = await arrive(db, call);
          if (!home) return [];
          const context = contextOf(db, t, { ...call, input }, actOf(input), home);
          return (await found.complete(context, option, typed)).slice(0, 25);
        });
      } catch (error) {
        log.fault(newReference(), error, { platform: call.platform, completing: command });
        return [];
      }
    },
  };
};
