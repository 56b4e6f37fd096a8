import { discord, type Given } from "../../../src/adapters/discord/platform.ts";
import type { Stop } from "../../../src/adapters/discord/stop.ts";
import type { Acknowledgement, Answer, Call, Dispatch, Input } from "../../../src/chat/call.ts";
import type { Spec } from "../../../src/chat/command.ts";
import { type Choice, type Message, message, text } from "../../../src/chat/message.ts";
import type { Discord } from "../../standins/discord/stand-in.ts";

export const says = (words: string): Answer => ({ kind: "message", message: message(text(words)) });
export const answering = (said: Message): Answer => ({ kind: "message", message: said });

/** An engine that does what a test tells it, and remembers what it was asked. */
export class Engine implements Dispatch {
  readonly calls: Call[] = [];
  readonly completions: { readonly command: string; readonly option: string; readonly typed: string }[] = [];
  how: (input: Input) => Acknowledgement = () => "private";
  reply: (call: Call) => Answer | Promise<Answer> = () => says("Done");
  choices: readonly Choice[] | Promise<readonly Choice[]> = [];

  acknowledgement(input: Input): Acknowledgement {
    return this.how(input);
  }

  async answer(call: Call): Promise<Answer> {
    this.calls.push(call);
    return this.reply(call);
  }

  async complete(
    _call: Omit<Call, "input">,
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly Choice[]> {
    this.completions.push({ command, option, typed });
    return this.choices;
  }
}

const both = (sv: string, en: string) => ({ sv, en });
const option = { required: false, completed: false, description: both("Vad", "What") } as const;

const SPECS: readonly Spec[] = [
  {
    name: "signup",
    description: both("Anmäl dig", "Sign up"),
    audience: "everyone",
    options: [
      { ...option, name: "activity", kind: "rest", completed: true },
      { ...option, name: "guests", kind: "number" },
    ],
  },
  {
    name: "association",
    description: both("Föreningar", "Associations"),
    audience: "organisers",
    options: [{ ...option, name: "file", kind: "file" }],
  },
];

/** What the adapter told its owner. */
type Told = { readonly stops: Stop[]; readonly departed: string[]; readonly faults: string[] };

/** The adapter, connected to the stand-in. */
export const connect = async (server: Discord, engine = new Engine(), change: Partial<Given> = {}) => {
  const told: Told = { stops: [], departed: [], faults: [] };
  const platform = discord({
    token: server.token,
    apiUrl: server.url,
    guild: undefined,
    threadsIn: async () => undefined,
    now: () => new Date(),
    stopped: (stop) => told.stops.push(stop),
    departed: (workspace, account) => told.departed.push(`${workspace} ${account}`),
    report: (fault, doing) => told.faults.push(`${doing}: ${fault}`),
    ...change,
  });
  await platform.start(SPECS, engine);
  return { platform, engine, told, [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose]() };
};
