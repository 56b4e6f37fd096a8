import type { Dispatch, Input } from "../../chat/call.ts";
import type { Channels } from "../../chat/channels.ts";
import type { Spec } from "../../chat/command.ts";
import { Gone, Later, type Platform } from "../../chat/platform.ts";
import type { Report } from "../../chat/report.ts";
import { channelsOf } from "./channels.ts";
import { clientsFor, telling } from "./clients.ts";
import { type Delivery, together } from "./delivery.ts";
import { meaningOf, Refused } from "./faults.ts";
import { hear } from "./hearing.ts";
import { http } from "./http.ts";
import { type Identity, identify } from "./identity.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import type { Reactions } from "./reactions.ts";
import { sockets } from "./sockets.ts";
import { refusedStop, revokedStop, type Stop } from "./stop.ts";
import { fetching } from "./uploads.ts";

export type DeliveryGiven =
  | { readonly kind: "socket"; readonly appToken: string }
  | { readonly kind: "http"; readonly signingSecret: string; readonly host: string; readonly port: number };

/** What `app` gives the Slack adapter. */
export type Given = {
  readonly botToken: string;
  /** At least one. */
  readonly deliveries: readonly DeliveryGiven[];
  /** Slack's own is https://slack.com/api/. */
  readonly apiUrl: string;
  readonly now: () => Date;
  /** What is asked of the engine when somebody opens the app's home, and when somebody writes to the app. */
  readonly home: Input;
  readonly start: Input;
  /** Slack is stopped for good; the process is not. */
  readonly stopped: (stop: Stop) => void;
  /** An account was deactivated. */
  readonly departed: (workspace: string, account: string) => void;
  readonly report: Report;
};

/** Slack as a chat platform. */
export interface Slack extends Platform, Channels {
  /** Where Slack's requests are taken, once started; undefined where Socket Mode is all. */
  address(): string | undefined;
}

/** How long to wait for a Slack that was not reached yet. */
const SOON = 5000;

/** `start` resolves when connected, and also where Slack can't be reached yet or refuses the tokens (see `stopped`). */
export const slack = (given: Given): Slack => {
  const { botToken, apiUrl, now } = given;
  const troubled = Promise.withResolvers<void>();
  const report: Report = (fault, doing) => {
    troubled.resolve();
    given.report(fault, doing);
  };
  const logger = telling(report);
  const closing = new AbortController();
  const clients = clientsFor(botToken, apiUrl);
  const known = people(clients.reading);
  let identity: Identity | undefined;
  let address: string | undefined;
  let stop: Stop | undefined;
  let beginning: Promise<void> | undefined;
  let closed: Promise<void> | undefined;
  let reacting: Reactions | undefined;
  const workspace = (): string | undefined => identity?.workspace;
  const here = (): string => {
    if (!identity) throw new Later(SOON);
    return identity.workspace;
  };
  const outgoing = posts({ workspace: here, clients, people: known, report, closing: closing.signal });

  const stopFor = (why: Stop): void => {
    if (stop) return;
    stop = why;
    closed = delivery.close().catch((fault) => report(fault, "closing"));
    given.stopped(why);
  };
  const refused = (fault: Refused): void => stopFor(refusedStop(fault, "SLACK_APP_TOKEN", workspace()));
  const deliveryBy = (by: DeliveryGiven): Delivery =>
    by.kind === "http" ? http({ ...by, logger, now }) : sockets({ appToken: by.appToken, apiUrl, report, refused });
  const delivery = together(given.deliveries.map(deliveryBy));

  /** Reports a fault that nobody is told of otherwise; where Slack refuses the token, it is the last one. */
  const notice: Report = (fault, doing) => {
    const meaning = meaningOf(fault);
    if (meaning instanceof Refused) stopFor(refusedStop(meaning, "SLACK_BOT_TOKEN", workspace()));
    else report(meaning, doing);
  };

  /** Runs what needs the bot's token; once Slack refuses it, nothing does any more. */
  const guarded = async <R>(work: () => Promise<R>): Promise<R> => {
    if (stop) throw new Gone("stopped");
    try {
      return await work();
    } catch (fault) {
      const meaning = meaningOf(fault);
      if (!(meaning instanceof Refused)) throw meaning;
      stopFor(refusedStop(meaning, "SLACK_BOT_TOKEN", workspace()));
      throw new Gone("stopped", { cause: meaning });
    }
  };

  const begin = async (specs: readonly Spec[], dispatch: Dispatch): Promise<void> => {
    const us = await identify(clients.posting, closing.signal, report);
    if (!us || closing.signal.aborted) return;
    identity = us;
    const tidings = {
      changed: known.changed,
      leaves: (account: string) => given.departed(us.workspace, account),
      revoked: () => stopFor(revokedStop(us.workspace)),
    };
    const { home, start } = given;
    const fetchFiles = fetching(botToken, apiUrl);
    const mine = { us, botToken, delivery, specs, dispatch, home, start, now, tidings, fetchFiles };
    reacting = hear({ ...mine, clients, people: known, posts: outgoing, report: notice });
    address = await delivery.open();
    if (closing.signal.aborted) await delivery.close();
  };

  return {
    start: async (specs, dispatch) => {
      beginning = guarded(() => begin(specs, dispatch)).catch((fault) => {
        if (!stop) throw fault;
      });
      const ready = await Promise.race([beginning.then(() => true), troubled.promise.then(() => false)]);
      if (!ready) void beginning.catch((fault) => report(fault, "starting"));
    },
    send: (post, message) => guarded(() => outgoing.send(post, message)),
    edit: (ref, message) => guarded(() => outgoing.edit(ref, message)),
    find: (post) => guarded(() => outgoing.find(post)),
    profile: (team, account) => guarded(async () => (team === here() ? known.profile(account) : undefined)),
    list: (team) => guarded(async () => (team === here() ? channelsOf(clients.reading) : [])),
    address: () => address,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await (closed ?? delivery.close());
      await beginning?.catch(() => undefined);
      await reacting?.idle();
    },
  };
};
