import type {
  Answer,
  Call,
  Channels,
  Choice,
  Dispatch,
  Form,
  Input,
  Message,
  PlatformName,
  ServerRoles,
} from "../chat/index.ts";
import { UserError } from "../domain/error.ts";
import { DEFAULT_LOCALE } from "../domain/locale.ts";
import { type Words, wordsOf } from "../locales/words.ts";
import { markSeen } from "../store/delivery/seen.ts";
import { note } from "../store/organisation/audit.ts";
import { workspaceIdOf } from "../store/people/accounts.ts";
import type { Store, Tx } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Action, Command } from "./command.ts";
import type { Writing } from "./context.ts";
import { type Act, actsOf, isStorable } from "./dispatch/acts.ts";
import { arrive, type Listings, readingOf, remember } from "./dispatch/arrival.ts";
import type { Log } from "./log.ts";
import { type Names, unnamed } from "./names.ts";
import { newReference } from "./reference.ts";
import { faultMessage, refusal } from "./refusal.ts";

export type DispatchParts = {
  readonly store: Store;
  readonly commands: readonly Command[];
  readonly actions: readonly Action[];
  readonly names: Names;
  /** The platforms that can list their channels. */
  readonly channels: ReadonlyMap<PlatformName, Channels>;
  /** The platforms whose servers have roles of their own. */
  readonly roles: ReadonlyMap<PlatformName, ServerRoles>;
  readonly log: Log;
  /** Called after a write, so that its messages leave at once. */
  readonly wake: () => void;
};

/** The answer where the workspace belongs to no organisation: the set-up, or a refusal that hints at it. */
const outsideAnswer = async (tx: Tx, t: Tables, call: Call, { outside, arg, values }: Act): Promise<Answer> => {
  if (!outside) throw new UserError("error.no-organisation");
  const words = wordsOf(call.caller.locale ?? DEFAULT_LOCALE);
  return answerOf(await outside({ tx, t, call, at: call.at, words, arg, values }), words);
};

const answerOf = (said: Message | Form, { locale }: Words): Answer =>
  "fields" in said
    ? { kind: "form", form: said, locale }
    : { kind: "message", message: said, ...(said.refused && { refused: true }) };

/** The engine behind every platform: roles, one effect per key, and the one error boundary. */
export const dispatcher = (parts: DispatchParts): Dispatch => {
  const { store, log, names } = parts;
  const actOf = actsOf(parts.commands, parts.actions);
  const commands = new Map(parts.commands.map((command) => [command.spec.name, command]));

  const listedFor = async ({ platform, workspace }: Call, { handler }: Act): Promise<Listings> => {
    if (handler.kind === "ask") return { listed: undefined, serverRoles: undefined };
    return {
      listed: handler.lists && (await toldNow(platform, parts.channels.get(platform)?.list(workspace))),
      serverRoles: handler.seesRoles && (await toldNow(platform, parts.roles.get(platform)?.roles(workspace))),
    };
  };

  /** What a platform can't tell just now is left out: what the store knows is shown all the same. */
  const toldNow = async <T>(platform: PlatformName, telling: Promise<T> | undefined): Promise<T | undefined> => {
    try {
      return await telling;
    } catch (error) {
      log.fault(newReference(), error, { platform, in: "listing" });
      return undefined;
    }
  };

  const read = (call: Call, act: Act, listed: Listings): Promise<Answer | undefined> =>
    store.read(async (db, t) => {
      const home = await arrive(db, call);
      if (!home) return undefined;
      if (act.handler.kind === "write") throw new Error("a write handler on a reader");
      const context = readingOf(db, t, call, act, home, listed);
      return answerOf(await act.handler.run(context), context.words);
    });

  type Run = (context: Writing) => Promise<Message>;
  const written = (call: Call, act: Act, listed: Listings, run: Run): Promise<Answer> =>
    store.transact(async (tx, t) => {
      const home = await arrive(tx, call);
      if (!home) return outsideAnswer(tx, t, call, act);
      if (!(await markSeen(tx, { workspaceId: home.actor.workspaceId, key: call.key, at: call.at }))) {
        return { kind: "repeat" };
      }
      const context: Writing = { ...readingOf(tx, t, call, act, await remember(tx, call, home), listed), tx };
      return answerOf(await run(context), context.words);
    });

  const write = async (call: Call, act: Act, listed: Listings): Promise<Answer> => {
    const { handler } = act;
    if (handler.kind !== "write") throw new Error("not a write handler");
    const { run, refused } = handler;
    try {
      return await written(call, act, listed, run);
    } catch (error) {
      if (!refused || !(error instanceof UserError) || error.key === "error.not-found") throw error;
      return written(call, act, listed, (context) => refused(context, error));
    }
  };

  const outside = (call: Call, act: Act): Promise<Answer> => store.transact((tx, t) => outsideAnswer(tx, t, call, act));

  /** What was done stays done when a platform doesn't know who is who. */
  const named = async (said: Message, { platform, workspace }: Call): Promise<Message> => {
    try {
      return await names(said, workspaceIdOf(platform, workspace));
    } catch (error) {
      log.fault(newReference(), error, { platform, in: "names" });
      return unnamed(said);
    }
  };

  const answered = async (call: Call): Promise<Answer> => {
    const act = actOf(call.input, call.files);
    const writes = act.handler.kind === "write";
    const listed = await listedFor(call, act);
    const answer = (await (writes ? write : read)(call, act, listed)) ?? (await outside(call, act));
    if (writes) parts.wake();
    return answer.kind === "message" ? { ...answer, message: await named(answer.message, call) } : answer;
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

  /** In the language of whoever acts, as far as the store can still tell. */
  const wordsFor = async (call: Call): Promise<Words> => {
    const home = await store.read((db) => arrive(db, call)).catch(() => undefined);
    return home?.words ?? wordsOf(call.caller.locale ?? DEFAULT_LOCALE);
  };

  const refused = async (call: Call, error: unknown): Promise<Message> => {
    const words = await wordsFor(call);
    try {
      if (!(error instanceof UserError)) throw error;
      if (error.key === "error.not-found") await noteDenied(call);
      return refusal(error, words);
    } catch (fault) {
      const reference = newReference();
      log.fault(reference, fault, { platform: call.platform, input: call.input.kind });
      return faultMessage(reference, words);
    }
  };

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
      try {
        return await answered(call);
      } catch (error) {
        return { kind: "message", message: await refused(call, error), refused: true };
      }
    },

    complete: async (call, command, option, typed): Promise<readonly Choice[]> => {
      try {
        const found = commands.get(command);
        const input: Input = { kind: "command", command, values: { [option]: typed } };
        if (!found || !isStorable(input)) return [];
        const act = actOf({ ...input, values: {} });
        return await store.read(async (db, t) => {
          const home = await arrive(db, call);
          if (!home) return [];
          const context = readingOf(db, t, { ...call, input }, act, home);
          return (await found.complete(context, option, typed)).slice(0, 25);
        });
      } catch (error) {
        log.fault(newReference(), error, { platform: call.platform, completing: command });
        return [];
      }
    },
  };
};
