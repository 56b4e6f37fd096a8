import { Later, type Message } from "../chat/index.ts";
import { dayAt } from "../domain/moment.ts";
import type { Campaign } from "../domain/organisation.ts";
import { nextWaking } from "../domain/queue.ts";
import { wordsOf } from "../locales/words.ts";
import type { Post } from "../store/delivery/outbox.ts";
import { currentCampaigns } from "../store/organisation/campaigns.ts";
import { preferencesOf } from "../store/people/preferences.ts";
import type { Store } from "../store/store.ts";
import type { Showing, View } from "./view.ts";

/**
 * A post in words, as the store says now and in the reader's language. Undefined: there is nothing left to show. Rejects
 * with `Later` for one that would wake its reader, however it came to be sent at this hour.
 */
export type Render = (post: Post, at: Date) => Promise<Message | undefined>;

export const renderer = (store: Store, views: readonly View[]): Render => {
  const byName = new Map(views.map((view) => [view.name, view]));
  return (post, at) =>
    store.read(async (db) => {
      const view = byName.get(post.view);
      if (!view) throw new Error(`no view ${post.view}`);
      const campaign = (await currentCampaigns(db)).find((c: Campaign) => c.organisationId === post.organisationId);
      if (!campaign) return undefined;
      const locale = post.personId ? (await preferencesOf(db, post.personId))?.locale : undefined;
      const showing: Showing = {
        db,
        at,
        today: dayAt(at, campaign.zone),
        campaign,
        words: wordsOf(locale ?? campaign.locale),
        personId: post.personId ?? undefined,
      };
      const message = await view.show(post.args, showing);
      const sleeps = nextWaking(at, campaign.hours, campaign.zone).getTime() - at.getTime();
      // An edit of what has arrived makes no sound.
      const comes = message !== undefined && post.personId !== null && post.state !== "sent";
      if (comes && sleeps > 0 && !(await view.wakes?.(post.args, showing))) throw new Later(sleeps);
      return message;
    });
};
