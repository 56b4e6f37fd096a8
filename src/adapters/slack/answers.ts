import { WebAPIPlatformError } from "@slack/web-api";
import type { Answer } from "../../chat/call.ts";
import type { Form } from "../../chat/form.ts";
import { type Message, message, text } from "../../chat/message.ts";
import type { Report } from "../../chat/report.ts";
import { type Words, wordsOf } from "../../locales/words.ts";
import { keyOf } from "./calls.ts";
import type { Clients } from "./clients.ts";
import { share } from "./files.ts";
import { modalOf } from "./forms.ts";
import type { ShowHome } from "./home.ts";
import { isDirect, type Origin, packed } from "./origin.ts";
import type { People } from "./people.ts";
import type { Posts } from "./posts.ts";
import { onlyReader } from "./readers.ts";
import { filesOf, render, shownOf } from "./render.ts";

/** Shows answers to acts where they belong. Faults are reported, never thrown: what was done is done. */
export interface Answers {
  /** `update`: in place of the message that bore the button, where there is one; a refusal leaves that standing. */
  show(origin: Origin, answer: Answer, update: boolean): Promise<void>;
}

export type AnswersGiven = {
  readonly clients: Clients;
  readonly people: People;
  readonly posts: Posts;
  readonly report: Report;
  readonly showHome: ShowHome;
};

/** People wait for this; a slower answer comes as a direct message. */
const PATIENCE = 10_000;

export const answers = ({ clients: { posting }, people, posts, report, showHome }: AnswersGiven): Answers => {
  const directly = async (account: string, given: Message): Promise<void> => {
    const channel = await posts.direct(account);
    const parts = render(given, await onlyReader(people, account, given));
    for (const part of parts) await posting.chat.postMessage({ channel, ...shownOf(part) });
  };

  /** In their own messages with the app nobody else sees what is said, so there it stays. */
  const stays = async ({ place, channel, account }: Origin): Promise<boolean> => {
    if (place === "direct" || !channel || !isDirect(channel)) return place === "direct";
    return channel === (await posts.direct(account).catch(() => undefined));
  };

  /** Answers by the act's own address; a message that can't go that way is still owed to the person. */
  const whisper = async (origin: Origin, response: string, given: Message, update: boolean): Promise<void> => {
    const others = { response_type: (await stays(origin)) ? "in_channel" : "ephemeral" } as const;
    const parts = render(given, await onlyReader(people, origin.account, given));
    for (const [n, part] of parts.entries()) {
      const replaces = update && n === 0 && origin.place !== "typed";
      await respond(response, { ...shownOf(part), ...(replaces ? { replace_original: true } : others) });
    }
  };

  const said = async (origin: Origin, given: Message, update: boolean): Promise<void> => {
    if (origin.place === "home") await showHome(keyOf("home", origin.key), origin.account, given);
    else if (!origin.response) await directly(origin.account, given);
    else
      await whisper(origin, origin.response, given, update).catch(async (fault) => {
        report(fault, "answering by response_url");
        await directly(origin.account, given);
      });
    const files = filesOf(given);
    if (files.length > 0) await share(posting, await posts.direct(origin.account), files);
  };

  /** A trigger lives three seconds; after that the person is asked to try again. */
  const open = async (origin: Origin, form: Form, words: Words): Promise<void> => {
    try {
      await posting.views.open({
        trigger_id: origin.trigger,
        view: modalOf(form, packed(origin, words.locale), words),
      });
    } catch (fault) {
      report(fault, "opening a form");
      const key = isDenied(fault, form) ? "slack.no-files" : "slack.late";
      await said(origin, message(text(words.say(key))), false);
    }
  };

  return {
    async show(origin, answer, update) {
      try {
        if (answer.kind === "form") await open(origin, answer.form, wordsOf(answer.locale));
        if (answer.kind === "message") await said(origin, answer.message, update && !answer.refused);
      } catch (fault) {
        report(fault, `showing a ${answer.kind}`);
      }
    },
  };
};

/** Whether Slack keeps a form from opening that takes a file, as it does without the scope for it. */
const isDenied = (fault: unknown, { fields }: Form): boolean =>
  fault instanceof WebAPIPlatformError &&
  !fault.data.error.endsWith("_trigger_id") &&
  fields.some(({ kind }) => kind === "file");

type Shown = ReturnType<typeof shownOf>;
type Response = Shown & ({ readonly replace_original: true } | { readonly response_type: "ephemeral" | "in_channel" });

const respond = async (url: string, response: Response): Promise<void> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(response),
    signal: AbortSignal.timeout(PATIENCE),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`response_url answered ${answer.status}`);
};
