import type { App, BlockAction, ViewSubmitAction } from "@slack/bolt";
import { actOfAction, actOfCommand, actOfSubmission, keyOf } from "./calls.ts";
import type { Reactions } from "./reactions.ts";

/** What Slack tells of the workspace itself. */
export type Tidings = {
  /** Something about an account is another now. */
  readonly changed: (account: string) => void;
  /** An account was deactivated. */
  readonly leaves: (account: string) => void;
  /** The app's tokens are dead from now on. */
  readonly revoked: () => void;
};

/** Hears everything that the manifest asks Slack for. `us` is the bot's own account. */
export const listen = (app: App, us: string, reactions: Reactions, tidings: Tidings): void => {
  app.command(/^\//, async ({ command }) => {
    await reactions.act(actOfCommand(command));
  });

  app.action<BlockAction>({ type: "block_actions", action_id: /./ }, async ({ body }) => {
    const act = actOfAction(body);
    if (act) await reactions.act(act);
  });

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: /./ }, async ({ body }) => {
    await reactions.act(actOfSubmission(body));
  });

  app.event("app_home_opened", async ({ event, body }) => {
    if (event.tab === "home") await reactions.opensHome(keyOf("event", body.event_id), event.user);
  });

  app.event("message", async ({ event, body }) => {
    if (event.channel_type !== "im" || (event.subtype !== undefined && event.subtype !== "file_share")) return;
    await reactions.writes(keyOf("event", body.event_id), event.user, event.channel);
  });

  app.event("user_change", async ({ event }) => {
    tidings.changed(event.user.id);
    if (event.user.deleted) tidings.leaves(event.user.id);
  });

  app.event("app_uninstalled", async () => tidings.revoked());

  app.event("tokens_revoked", async ({ event }) => {
    if (event.tokens.bot?.includes(us)) tidings.revoked();
  });
};
