import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { message, text } from "../../src/chat/index.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { setChannel } from "../../src/store/organisation/channels.ts";
import { isClosed, standing } from "./here.ts";

/** `start-post:CHANNEL`: a post for people to pin, with the buttons that everything begins at. */
export const startPost: Action = {
  name: "start-post",
  handler: {
    kind: "write",
    answers: "update",
    lists: true,
    run: async (context) => {
      const { tx, campaign, actor, at, arg: id, words } = context;
      await mustRunCampaign(context);
      const { organisationId } = campaign;
      const before = await standing(context, id);
      const closed = isClosed(context, id, before);
      const place = { workspaceId: actor.workspaceId, externalId: id, closed };
      if (!before) await setChannel(tx, { ...place, organisationId, purpose: "none", associationId: undefined });
      const channel = before ?? (await standing(context, id));
      if (!channel) throw new Error("a channel that was just stored is not there");
      const post = { organisationId, view: "start", args: {}, subject: "start", urgency: URGENCY.bulk, dueAt: at };
      await addPosts(tx, [{ ...post, to: { channelId: channel.id } }], at);
      await audit(context, "post-start", id);
      return message(text(words.say("channels.here.started")));
    },
  },
};
