import type { types } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Input } from "../../chat/call.ts";
import type { Message } from "../../chat/message.ts";
import type { Ask } from "./asking.ts";
import { LIMITS } from "./limits.ts";
import type { People } from "./people.ts";
import { onlyReader } from "./readers.ts";
import { renderView } from "./render.ts";

/** Shows a person's home; `news`, the answer to what was last pressed there, stands above it. */
export type ShowHome = (key: string, account: string, news?: Message) => Promise<void>;

const DIVIDER: types.DividerBlock = { type: "divider" };

export const homes =
  (posting: WebClient, people: People, ask: Ask, input: Input): ShowHome =>
  async (key, account, news) => {
    const shown = async (said: Message) => renderView(said, await onlyReader(people, account, said));
    const answer = await ask({ key, account, channel: undefined, language: undefined }, input);
    if (answer.kind === "repeat") return;
    const above = news ? await shown(news) : [];
    const below = answer.kind === "message" ? await shown(answer.message) : [];
    const between = above.length > 0 && below.length > 0 ? [DIVIDER] : [];
    const blocks = [...above, ...between, ...below].slice(0, LIMITS.viewBlocks);
    await posting.views.publish({ user_id: account, view: { type: "home", blocks } });
  };
