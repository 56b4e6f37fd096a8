import type { types } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Input } from "../../chat/call.ts";
import type { Message } from "../../chat/message.ts";
import type { Ask } from "./asking.ts";
import { LIMITS } from "./limits.ts";
import { renderView } from "./render.ts";

/** Shows a person's home; `news`, the answer to what was last pressed there, stands above it. */
export type ShowHome = (key: string, account: string, news?: Message) => Promise<void>;

const DIVIDER: types.DividerBlock = { type: "divider" };

export const homes =
  (posting: WebClient, ask: Ask, input: Input): ShowHome =>
  async (key, account, news) => {
    const answer = await ask({ key, account, channel: undefined }, input);
    if (answer.kind === "repeat") return;
    const above = news ? renderView(news) : [];
    const below = answer.kind === "message" ? renderView(answer.message) : [];
    const between = above.length > 0 && below.length > 0 ? [DIVIDER] : [];
    const blocks = [...above, ...between, ...below].slice(0, LIMITS.viewBlocks);
    await posting.views.publish({ user_id: account, view: { type: "home", blocks } });
  };
