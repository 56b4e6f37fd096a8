import { type Playground, playground } from "../../../src/adapters/playground/platform.ts";
import type { Channel, Standing } from "../../../src/adapters/playground/scene.ts";
import type { Shelf } from "../../../src/adapters/playground/shelf.ts";
import type { Answer, Call, Dispatch } from "../../../src/chat/call.ts";
import { readLine } from "../../../src/chat/line.ts";
import { button, type Message, message, text } from "../../../src/chat/message.ts";
import type { Ref } from "../../../src/chat/platform.ts";
import type { Locale } from "../../../src/domain/locale.ts";
import { SPECS } from "./commands.ts";
import { memoryShelf } from "./memory.ts";
import {
  ACTIVITIES,
  ALVA,
  KIM,
  ping,
  REPORT,
  ROBIN,
  SAM,
  SEATS,
  signedUp,
  TABLE,
  thanks,
  theDay,
  WHEN,
  ZONE,
} from "./script.ts";

const channel = (id: string, purpose: Channel["purpose"], closed: boolean, association?: string): Channel => ({
  id,
  name: id,
  purpose,
  association,
  closed,
});

/** The playground with a small engine of the test's own: enough of a day to show every kind of message. */
export type Rehearsal = AsyncDisposable & {
  readonly page: Playground;
  readonly shelf: Shelf;
  readonly calls: readonly Call[];
  readonly faults: readonly unknown[];
  readonly postTheDay: () => Promise<Ref>;
};

export const rehearsal = async (): Promise<Rehearsal> => {
  const shelf = memoryShelf([
    { id: ROBIN, name: "Robin", locale: "en" },
    { id: ALVA, name: "Alva", locale: "en" },
    { id: SAM, name: "Sam", locale: "en" },
    { id: KIM, name: "Kim", locale: "en" },
  ]);
  const roles: Readonly<Record<string, Omit<Standing, "locale">>> = {
    [SAM]: { role: "organiser", association: "Huddinge" },
    [KIM]: { role: "coordinator", association: undefined },
  };
  const chosen = new Map<string, Locale>([[ALVA, "sv"]]);
  const calls: Call[] = [];
  const faults: unknown[] = [];
  const going: string[] = [];
  const waiting: string[] = [];
  const keys = new Set<string>();
  let now = new Date("2022-08-17T05:00:00Z");
  let posted: Ref | undefined;
  let posts = 0;

  const page: Playground = playground({
    shelf,
    scene: {
      channels: async () => [
        channel("today", "daily", false),
        channel("huddinge", "association", true, "Huddinge"),
        channel("coordinators", "coordinators", true),
      ],
      standing: async (account) => ({
        role: "activist",
        association: undefined,
        ...roles[account],
        locale: chosen.get(account),
      }),
      campaign: async () => ({ zone: ZONE, locale: "en" }),
      async choose(account, locale) {
        chosen.set(account, locale);
      },
    },
    clockwork: {
      now: () => now,
      async set(at) {
        now = at;
      },
      async next() {
        if (posts > 1) return undefined;
        now = new Date("2022-08-17T09:30:00Z");
        await send("huddinge", ping());
        await say(
          ROBIN,
          message(
            text(
              [{ bold: "See you at 17:00!" }, " Phone bank, Kungsholmen. Bring headphones."],
              [button("late:1", "Running late"), button("cancel:1", "Can't make it", "danger")],
            ),
          ),
        );
        return now;
      },
    },
    report: (fault) => void faults.push(fault),
  });
  const send = (to: string, said: Message): Promise<Ref> =>
    page.send(
      { id: `post-${posts++}`, target: { kind: "channel", workspace: "playground", channel: to }, since: now },
      said,
    );
  const say = (account: string, said: Message): Promise<Ref> =>
    page.send(
      { id: `post-${posts++}`, target: { kind: "account", workspace: "playground", account }, since: now },
      said,
    );

  const joined = async (account: string): Promise<Message> => {
    if (going.length >= SEATS && !going.includes(account)) {
      if (!waiting.includes(account)) waiting.push(account);
      await refresh();
      return message(
        text(
          [{ bold: "It's full, you are first in line." }, " I'll write to you when a place is free."],
          [button("leave:1", "Leave the line")],
        ),
      );
    }
    if (!going.includes(account)) going.push(account);
    await refresh();
    return signedUp();
  };
  const left = async (account: string): Promise<Message> => {
    const seats = going.filter((one) => one !== account);
    if (seats.length < going.length) {
      const next = waiting.shift();
      if (next) seats.push(next);
      going.splice(0, going.length, ...seats);
      if (next)
        await say(
          next,
          message(
            text(
              [{ bold: "A place is free for you." }, " Phone bank Wednesday 17–19, Kungsholmen. Answer before 20:00."],
              [button("confirm:1", "I'm coming", "primary"), button("leave:1", "Can't make it")],
            ),
          ),
        );
    }
    await refresh();
    return message(text("Done, you are off the list. Welcome another time!"));
  };
  const refresh = async () => {
    if (posted) await page.edit(posted, theDay(going.length, waiting.length));
  };
  const said = (words: string): Answer => ({ kind: "message", message: message(text(words)) });
  const read = ({ files }: Call): Answer => said(`Read ${files.file?.length ?? 0} bytes.`);

  const byCommand = async (call: Call, command: string, values: Readonly<Record<string, string>>): Promise<Answer> => {
    const { account } = call.caller;
    if (command === "signup") return { kind: "message", message: await joined(account) };
    if (command === "schedule") return { kind: "message", message: theDay(going.length, waiting.length) };
    if (command === "mydata") {
      if (values.language === "sv" || values.language === "en") chosen.set(account, values.language);
      return {
        kind: "message",
        message: message(
          text(values.language === "sv" ? "Då talar jag svenska med dig." : "I'll speak English with you."),
        ),
      };
    }
    if (command === "association") return call.files.file ? read(call) : { kind: "form", form: TABLE, locale: "en" };
    return values.dials
      ? { kind: "message", message: thanks(values.dials, values.answers ?? "0", values.conversations ?? "0") }
      : { kind: "form", form: REPORT, locale: "en" };
  };
  const dispatch: Dispatch = {
    acknowledgement: (input) => (input.kind === "press" && input.id.startsWith("leave") ? "update" : "private"),
    async answer(call) {
      if (keys.has(call.key)) return { kind: "repeat" };
      keys.add(call.key);
      calls.push(call);
      const { input } = call;
      const { account } = call.caller;
      if (input.kind === "line") {
        const line = readLine(input.text, SPECS);
        return line.kind === "command"
          ? byCommand(call, line.command, line.values)
          : said("I don't know that command.");
      }
      if (input.kind === "submit" && input.action === TABLE.action) return read(call);
      if (input.kind === "submit")
        return {
          kind: "message",
          message: thanks(input.values.dials ?? "", input.values.answers ?? "", input.values.conversations ?? ""),
        };
      if (input.kind === "choose") return said(`Noted: ${input.value}.`);
      if (input.kind === "press" && input.id.startsWith("join"))
        return { kind: "message", message: await joined(account) };
      if (input.kind === "press" && input.id.startsWith("leave"))
        return { kind: "message", message: await left(account) };
      if (input.kind === "press" && input.id.startsWith("report")) return { kind: "form", form: REPORT, locale: "en" };
      return said("Wednesday 17–19, Kungsholmen.");
    },
    async complete(_call, _command, option, typed) {
      const all = option === "when" ? WHEN : ACTIVITIES;
      return all.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
    },
  };
  await page.start(SPECS, dispatch);
  return {
    page,
    shelf,
    calls,
    faults,
    async postTheDay() {
      posted = await send("today", theDay(going.length, waiting.length));
      return posted;
    },
    [Symbol.asyncDispose]: () => page[Symbol.asyncDispose](),
  };
};
