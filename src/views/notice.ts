import { type Button, button } from "../chat/index.ts";
import type { Notice } from "../domain/notice.ts";
import type { Words } from "../locales/words.ts";

/** Turns this kind of message off, from the message itself. */
export const offButton = (notice: Notice, words: Words): Button =>
  button(
    `notice-off:${notice}`,
    words.say(notice === "organiser-list-daily" ? "notice.button.mondays" : "notice.button.off"),
  );
