import { nanoid } from "nanoid";
import { accountOf, WORKSPACE } from "../src/adapters/playground/account.ts";
import { withMentions } from "../src/adapters/playground/mentions.ts";
import { type App, compose } from "../src/app.ts";
import type { Log } from "../src/bot/log.ts";
import {
  type Answer,
  type Button,
  type Call,
  type Choice,
  type Form,
  type Input,
  type Message,
  plainText,
} from "../src/chat/index.ts";
import type { Locale } from "../src/domain/locale.ts";
import { fillExample } from "../src/example.ts";
import { seatPerson } from "../src/opening.ts";
import { playgroundChannels, playgroundOn } from "../src/playground.ts";
import { playgroundShelf } from "../src/store/playground.ts";
import type { Store } from "../src/store/store.ts";
import { type EngineName, freshStore } from "./stores.ts";

/** A post as it arrived: in a channel by its name, or with a person by theirs. */
export type Arrived = { readonly to: string; readonly view: string; readonly text: string; readonly message: Message };

/** What a person sees of an answer. */
export type Seen = {
  readonly answer: Answer;
  readonly message: Message | undefined;
  readonly form: Form | undefined;
  readonly text: string;
  readonly refused: boolean;
  readonly buttons: readonly Button[];
};

/** The real bot on a fresh database with the playground as its platform; time stands still until it is moved. */
export type House = AsyncDisposable & {
  readonly store: Store;
  readonly app: App;
  readonly arrived: readonly Arrived[];
  /** What went to the log as a fault. */
  readonly faults: readonly unknown[];
  /** Everything that went to the log. */
  readonly logged: readonly unknown[];
  at(moment: string): void;
  seat(
    name: string,
    role?: "activist" | "organiser" | "coordinator",
    association?: string,
    locale?: Locale,
  ): Promise<void>;
  say(name: string, line: string): Promise<Seen>;
  press(name: string, id: string): Promise<Seen>;
  choose(name: string, action: string, value: string): Promise<Seen>;
  submit(name: string, action: string, values: Readonly<Record<string, string>>): Promise<Seen>;
  /** Presses the button with this label on something that was said. */
  tap(name: string, on: Shown, label: string): Promise<Seen>;
  /** Chooses from its menu what begins so. */
  pick(name: string, on: Shown, label: string): Promise<Seen>;
  /** Fills in the form that an answer is; what is not given stays as it stands. */
  fill(name: string, on: Seen, values: Readonly<Record<string, string>>): Promise<Seen>;
  /** What is offered while an option of a command is typed. */
  complete(name: string, command: string, option: string, typed: string): Promise<readonly Choice[]>;
  /** Any input, with a key of one's own: the same twice is a platform delivering twice. */
  act(name: string, input: Input, key?: string, files?: Readonly<Record<string, Uint8Array>>): Promise<Seen>;
  /** The same as somewhere else: in a channel, in another workspace, or by someone who doesn't manage it. */
  actAt(name: string, where: Where, input: Input): Promise<Seen>;
  /** Claims what is due now and delivers it; answers what arrived. */
  tick(moment?: string): Promise<readonly Arrived[]>;
};

/** Something that was said, as an answer or by the bot itself. */
export type Shown = { readonly message: Message | undefined };

export type Where = Partial<Pick<Call, "platform" | "workspace" | "channel">> & { readonly managesWorkspace?: boolean };

type Wish = { readonly engine?: EngineName; readonly example?: boolean; readonly at?: string };

export const openHouse = async ({
  engine = "sqlite",
  example = true,
  at = "2022-08-17T07:00+02:00",
}: Wish = {}): Promise<House> => {
  await using resources = new AsyncDisposableStack();
  const store = resources.use(await freshStore(engine));
  let now = new Date(at);
  const faults: unknown[] = [];
  const logged: unknown[] = [];
  const log: Log = {
    info: (what, values) => void logged.push(what, values),
    warn: (what, values) => void logged.push(what, values),
    fault: (_reference, error, values) => {
      faults.push(error);
      logged.push(String(error), values);
    },
  };
  if (example) await fillExample(store);
  const clock = { now: () => now };
  const clockwork = { now: () => now, set: async () => {}, next: async () => undefined };
  const playground = resources.use(playgroundOn(store, clockwork, log));
  const arrived: Arrived[] = [];
  const names = async () => new Map((await playgroundShelf(store).accounts()).map(({ id, name }) => [id, name]));
  const delivered: { target: string; view: string; message: Message }[] = [];
  const app = compose({
    store,
    clock,
    log,
    platforms: new Map([["playground" as const, playground]]),
    channels: new Map([["playground" as const, playgroundChannels(store)]]),
    sent: (post, message) => void delivered.push({ target: post.id, view: post.view, message }),
    lively: false,
  });
  resources.use(app.sender);

  const place = async (id: string): Promise<string> => {
    const body = await playgroundShelf(store).message(id);
    const where: string = body ? JSON.parse(body.body).place : "";
    const [kind, which = ""] = where.split(":");
    return kind === "channel" ? `#${which}` : ((await names()).get(which) ?? which);
  };
  const callOf = (name: string) => {
    const caller = { account: accountOf(name), locale: undefined, managesWorkspace: true, platformRoles: [] };
    return { platform: "playground", workspace: WORKSPACE, channel: undefined, caller, at: now } as const;
  };
  const act: House["act"] = async (name, input, key = nanoid(), files = {}) =>
    seen(await app.dispatch.answer({ ...callOf(name), key, input, files }));
  const all = resources.move();

  return {
    store,
    app,
    arrived,
    faults,
    logged,
    at: (moment) => {
      now = new Date(moment);
    },
    seat: async (name, role = "activist", association, locale = "sv") => {
      await seatPerson(store, { name, role, association, locale }, now);
    },
    say: async (name, line) =>
      act(name, { kind: "line", text: withMentions(line, await playgroundShelf(store).accounts()) }),
    press: (name, id) => act(name, { kind: "press", id }),
    choose: (name, action, value) => act(name, { kind: "choose", action, value }),
    submit: (name, action, values) => act(name, { kind: "submit", action, values }),
    tap: (name, { message }, label) => {
      const button = message && buttonsOf(message).find((one) => one.label === label);
      if (!button) throw new Error(`there is no [${label}] on: ${message && plainText(message)}`);
      return act(name, { kind: "press", id: button.id });
    },
    pick: (name, { message }, label) => {
      for (const block of message?.blocks ?? []) {
        const choice = block.kind === "select" ? block.choices.find((one) => one.label.startsWith(label)) : undefined;
        if (block.kind === "select" && choice)
          return act(name, { kind: "choose", action: block.action, value: choice.value });
      }
      throw new Error(`there is no choice ${label} on: ${message && plainText(message)}`);
    },
    fill: (name, { form, text }, values) => {
      if (!form) throw new Error(`no form, but: ${text}`);
      const unknown = Object.keys(values).find((key) => !form.fields.some((field) => field.name === key));
      if (unknown) throw new Error(`the form does not ask ${unknown}`);
      const standing = Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? ""]));
      return act(name, { kind: "submit", action: form.action, values: { ...standing, ...values } });
    },
    complete: (name, command, option, typed) =>
      app.dispatch.complete({ ...callOf(name), key: nanoid(), files: {} }, command, option, typed),
    act,
    actAt: async (name, { managesWorkspace = true, ...where }, input) => {
      const { caller, ...here } = callOf(name);
      const call = { ...here, caller: { ...caller, managesWorkspace }, ...where, key: nanoid(), input, files: {} };
      return seen(await app.dispatch.answer(call));
    },
    tick: async (moment) => {
      if (moment) now = new Date(moment);
      await app.tick(now);
      const fresh: Arrived[] = [];
      for (const { target, view, message } of delivered.splice(0)) {
        fresh.push({ to: await place(target), view, text: plainText(message), message });
      }
      arrived.push(...fresh);
      return fresh;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};

export const seen = (answer: Answer): Seen => {
  const said = answer.kind === "message" ? answer.message : undefined;
  return {
    answer,
    message: said,
    form: answer.kind === "form" ? answer.form : undefined,
    text: said ? plainText(said) : "",
    refused: answer.kind === "message" && answer.refused === true,
    buttons: said ? buttonsOf(said) : [],
  };
};

/** Every button of a message, in order. */
export const buttonsOf = (said: Message): readonly Button[] =>
  said.blocks.flatMap((block) => (block.kind === "text" ? block.buttons : []));
