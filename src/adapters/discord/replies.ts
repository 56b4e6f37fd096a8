import { setTimeout as wait } from "node:timers/promises";
import {
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
  type Interaction,
  MessageFlags,
  type REST,
  InteractionResponseType as Reply,
  Routes,
} from "discord.js";
import { CODE, isCode, isPassing, isUncertain } from "./faults.ts";
import { lane } from "./lane.ts";
import type { Part } from "./render.ts";

/**
 * Whether an acknowledgement came in time only Discord can say, so each attempt that has no answer by then is followed
 * by another: a second one is told that the first was taken, or that it is too late. Milliseconds.
 */
const ATTEMPT = 2_000;
/** An act that has waited so long for its first attempt is given up: others can still be in time. Milliseconds. */
const TOO_LATE = 2_500;
const QUICKLY_AGAIN_AFTER = [50, 200, 600] as const;
/** Waits between attempts at an edit, which may be repeated without harm. */
const AGAIN_AFTER = [250, 1_000, 4_000] as const;

type Addressed = Pick<Interaction, "id" | "token" | "applicationId" | "createdTimestamp">;

/**
 * How many acknowledgements are under way at a time. The library opens a connection for each request that finds none
 * free, and in a rush hundreds of handshakes would take longer than the few round trips they save.
 */
const AT_ONCE = 64;

/** The ways to answer an interaction through what it carries itself, within the time Discord gives. */
export const replies = (rest: REST) => {
  const inTurn = lane(AT_ONCE);
  /** Tells Discord that the act was taken; false where the person already sees that it failed. */
  const callback = async (to: Addressed, body: APIInteractionResponse, files: Part["files"] = []): Promise<boolean> => {
    const route = Routes.interactionCallback(to.id, to.token);
    const since = performance.now();
    let asked = false;
    const ask = async (): Promise<boolean> => {
      if (!asked && performance.now() - since > TOO_LATE) return false;
      asked = true;
      await rest.post(route, { body, files, auth: false, signal: AbortSignal.timeout(ATTEMPT) });
      return true;
    };
    for (const pause of [...QUICKLY_AGAIN_AFTER, undefined]) {
      try {
        return await inTurn.run(ask);
      } catch (error) {
        // Taken already: by an attempt whose answer was lost, or by the same act delivered twice.
        if (isCode(error, CODE.alreadyAcknowledged)) return true;
        if (isCode(error, CODE.unknownInteraction)) return false;
        if (!(isUncertain(error) || isPassing(error))) throw error;
        if (pause !== undefined) await wait(pause);
      }
    }
    return false;
  };

  const original = (to: Addressed) => Routes.webhookMessage(to.applicationId, to.token);

  return {
    callback,
    /** Resolves as soon as no acknowledgement waits for its turn. */
    clear: inTurn.clear,
    /** "Thinking", for the person alone; direct messages are that already, and there the answer stays. */
    deferPrivately: (to: Addressed, inServer: boolean) =>
      callback(to, {
        type: Reply.DeferredChannelMessageWithSource,
        ...(inServer && { data: { flags: MessageFlags.Ephemeral } }),
      }),
    /** The message that was pressed will change. */
    deferUpdate: (to: Addressed) => callback(to, { type: Reply.DeferredMessageUpdate }),
    say: (to: Addressed, { body, files }: Part) =>
      // A new message takes no null for its text, and its flags are those an answer may have.
      callback(to, { type: Reply.ChannelMessageWithSource, data: body as APIInteractionResponseCallbackData }, files),
    /** Fills in what was deferred, or rewrites it. */
    edit: async (to: Addressed, { body, files }: Part): Promise<void> => {
      for (const pause of [...AGAIN_AFTER, undefined]) {
        try {
          await rest.patch(original(to), { body, files, auth: false });
          return;
        } catch (error) {
          if (pause === undefined || !(isUncertain(error) || isPassing(error))) throw error;
          await wait(pause);
        }
      }
    },
    /** A further message. It bears no key, so what may have arrived is not sent again. */
    followUp: async (to: Addressed, { body, files }: Part): Promise<void> => {
      await rest.post(Routes.webhook(to.applicationId, to.token), { body, files, auth: false });
    },
  };
};

export type Replies = ReturnType<typeof replies>;
