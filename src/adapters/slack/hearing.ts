import { App, LogLevel } from "@slack/bolt";
import type { Dispatch, Input } from "../../chat/call.ts";
import type { Spec } from "../../chat/command.ts";
import type { Report } from "../../chat/report.ts";
import { acknowledgeAtOnce } from "./acknowledge.ts";
import { answers } from "./answers.ts";
import { asking } from "./asking.ts";
import { type Clients, telling } from "./clients.ts";
import type { Delivery } from "./delivery.ts";
import { homes } from "./home.ts";
import type { Identity } from "./identity.ts";
import { listen, type Tidings } from "./listeners.ts";
import type { People } from "./people.ts";
import type { Posts } from "./posts.ts";
import { type Reactions, reactions } from "./reactions.ts";
import type { Fetching } from "./uploads.ts";

export type HearingGiven = {
  readonly us: Identity;
  readonly botToken: string;
  readonly delivery: Delivery;
  readonly specs: readonly Spec[];
  readonly dispatch: Dispatch;
  readonly home: Input;
  readonly start: Input;
  readonly clients: Clients;
  readonly people: People;
  readonly fetchFiles: Fetching;
  readonly posts: Posts;
  readonly tidings: Tidings;
  readonly now: () => Date;
  readonly report: Report;
};

/** Sets a Bolt app behind a delivery that is not open yet: from then on what arrives there is answered. */
export const hear = (given: HearingGiven): Reactions => {
  const { us, botToken, delivery, specs, dispatch, clients, people, fetchFiles, posts, now, report } = given;
  const app = new App({
    // A delivery may be several of Bolt's receivers; it is opened and closed by itself.
    receiver: { init: (one) => delivery.attach(one), start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken, botId: us.bot, botUserId: us.account, teamId: us.workspace }),
    convoStore: false,
    logger: telling(report),
    logLevel: LogLevel.WARN,
  });
  acknowledgeAtOnce(app, report);
  app.error(async (fault) => report(fault, "an act from Slack"));
  const ask = asking({ workspace: us.workspace, specs, dispatch, people, fetchFiles, now, report });
  const showHome = homes(clients.posting, people, ask, given.home);
  const shown = answers({ clients, people, posts, report, showHome });
  const reacting = reactions({ dispatch, ask, answers: shown, showHome, start: given.start });
  listen(app, us.account, reacting, given.tidings);
  return reacting;
};
