import { type Given, type Slack as Platform, slack as platformOf } from "../../../src/adapters/slack/platform.ts";
import type { Stop } from "../../../src/adapters/slack/stop.ts";
import type { Acknowledgement, Answer, Call, Dispatch, Input } from "../../../src/chat/call.ts";
import type { Spec } from "../../../src/chat/command.ts";
import { type Message, message, text } from "../../../src/chat/message.ts";
import { type Slack, TOKENS } from "../../standins/slack/stand-in.ts";

/** What the engine says to a call; a bare message stands for itself. */
export type Script = (call: Call) => Message | Answer | Promise<Message | Answer>;

export type Scripted = Dispatch & { readonly calls: readonly Call[] };

/** An engine that follows a script, also when it is asked the same twice. */
export const scripted = (
  script: Script,
  acknowledge: (input: Input) => Acknowledgement = () => "private",
): Scripted => {
  const calls: Call[] = [];
  return {
    calls,
    acknowledgement: acknowledge,
    async answer(call) {
      calls.push(call);
      const said = await script(call);
      return "blocks" in said ? { kind: "message", message: said } : said;
    },
    complete: async () => [],
  };
};

/** Says back what was done. */
export const echo: Script = ({ input }) => message(text(JSON.stringify(input)));

export const SPECS: readonly Spec[] = [
  {
    name: "report",
    description: { sv: "Rapportera samtal", en: "Report calls" },
    options: [],
    audience: "everyone",
  },
  {
    name: "campaign",
    description: { sv: "Kampanjen", en: "The campaign" },
    options: [],
    audience: "organisers",
  },
];

export type Running = AsyncDisposable & {
  readonly platform: Platform;
  readonly stops: readonly Stop[];
  readonly faults: readonly string[];
  readonly departed: readonly string[];
};

export const socketDelivery = { kind: "socket", appToken: TOKENS.app } as const;
export const httpDelivery = { kind: "http", signingSecret: TOKENS.secret, host: "127.0.0.1", port: 0 } as const;

/** The adapter, started against a stand-in. */
export const running = async (slack: Slack, dispatch: Dispatch, given: Partial<Given> = {}): Promise<Running> => {
  const stops: Stop[] = [];
  const faults: string[] = [];
  const departed: string[] = [];
  const platform = platformOf({
    botToken: TOKENS.bot,
    deliveries: [socketDelivery],
    apiUrl: slack.apiUrl,
    now: () => new Date(),
    home: { kind: "press", id: "home" },
    start: { kind: "press", id: "start" },
    stopped: (stop) => stops.push(stop),
    departed: (_, account) => departed.push(account),
    report: (fault, doing) => faults.push(`${doing}: ${fault}`),
    ...given,
  });
  await platform.start(SPECS, dispatch);
  return { platform, stops, faults, departed, [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose]() };
};
