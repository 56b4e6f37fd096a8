import type { PlatformName, Target } from "../chat/index.ts";
import type { Post } from "../store/delivery/outbox.ts";
import { isExample, placeOf } from "../store/organisation/places.ts";
import { accountsOf } from "../store/people/accounts.ts";
import type { Reader } from "../store/store.ts";

/** A place that a post may go to. */
export type Found = { readonly workspaceId: string; readonly platform: PlatformName; readonly target: Target };

/** A channel's place, or a person's accounts, the latest seen first; of an example organisation the playground only. */
export const targetsOf = async (db: Reader, post: Post): Promise<readonly Found[]> => {
  const found = await anywhere(db, post);
  if (!found.some(({ platform }) => platform !== "playground") || !(await isExample(db, post))) return found;
  return found.filter(({ platform }) => platform === "playground");
};

const anywhere = async (db: Reader, { channelId, personId }: Post): Promise<readonly Found[]> => {
  if (channelId) {
    const place = await placeOf(db, channelId);
    if (!place) return [];
    const { workspace, channel } = place;
    return [{ ...place, target: { kind: "channel", workspace, channel } }];
  }
  return (personId ? await accountsOf(db, { personId }) : []).map(({ workspaceId, platform, workspace, account }) => ({
    workspaceId,
    platform,
    target: { kind: "account", workspace, account },
  }));
};
