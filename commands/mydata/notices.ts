import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Notice, noticeOf } from "../../src/domain/notice.ts";
import { capitalised } from "../../src/locales/format.ts";
import type { Words } from "../../src/locales/words.ts";
import { hear } from "../../src/store/people/preferences.ts";
import { offButton } from "../../src/views/notice.ts";

const onButton = (notice: Notice, words: Words) => button(`notice-on:${notice}`, words.say("notice.button.on"));

/** What the person has turned off, each with a way back. */
export const mutedBlocks = (muted: readonly Notice[], words: Words): readonly Block[] =>
  muted.map((notice) =>
    text(words.say("mydata.shown.muted", { kind: capitalised(words.say(`notice.kind.${notice}`), words.locale) }), [
      onButton(notice, words),
    ]),
  );

const turn = async ({ tx, actor, arg, words }: Writing, on: boolean): Promise<Message> => {
  const notice = noticeOf(arg);
  if (!notice) throw new UserError("error.not-found");
  await hear(tx, { personId: actor.personId, notice, on });
  if (on) return message(text(words.say(`notice.on.${notice}`), [offButton(notice, words)]));
  const said = `${words.say(`notice.off.${notice}`)} ${words.say("notice.later")}`;
  return message(text(said, [onButton(notice, words)]));
};

/** `notice-off:KIND`, on every message of a kind that one can do without, and `notice-on:KIND`. */
export const noticeActions: readonly Action[] = [
  { name: "notice-off", handler: { kind: "write", answers: "private", run: (context) => turn(context, false) } },
  { name: "notice-on", handler: { kind: "write", answers: "private", run: (context) => turn(context, true) } },
];
