import type { WebClient } from "@slack/web-api";
import type { Profile } from "../../chat/platform.ts";
import { Gone } from "../../chat/platform.ts";
import { localeOf } from "../../domain/locale.ts";
import { meaningOf } from "./faults.ts";

/** People as the workspace knows them. Nothing of it is kept but who was last seen to be an admin. */
export interface People {
  /** Undefined where Slack knows no such account. */
  profile(account: string): Promise<Profile | undefined>;
  /** Names by account, for those whom Slack knows. */
  names(accounts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Asks Slack whether an account may manage the workspace, and remembers it. */
  askManages(account: string): Promise<boolean>;
  /** What was last answered; no without asking where nobody asked. */
  manages(account: string): boolean;
}

export const people = (reading: WebClient): People => {
  const managers = new Set<string>();

  const known = async (account: string) => {
    try {
      return (await reading.users.info({ user: account, include_locale: true })).user;
    } catch (fault) {
      const meaning = meaningOf(fault);
      if (meaning instanceof Gone && meaning.why === "unreachable-person") return undefined;
      throw meaning;
    }
  };

  const profile = async (account: string): Promise<Profile | undefined> => {
    const user = await known(account);
    if (!user) return undefined;
    return {
      name: user.profile?.display_name || user.real_name || user.name || account,
      locale: localeOf(user.locale),
      zone: user.tz,
      member: !user.deleted,
    };
  };

  return {
    profile,
    async names(accounts) {
      const asked = [...new Set(accounts)].map(async (account) => [account, await profile(account)] as const);
      const answers = await Promise.all(asked);
      return new Map(answers.flatMap(([account, found]) => (found ? [[account, found.name] as const] : [])));
    },
    async askManages(account) {
      const user = await known(account);
      const may = Boolean(user && !user.deleted && (user.is_admin || user.is_owner));
      if (may) managers.add(account);
      else managers.delete(account);
      return may;
    },
    manages: (account) => managers.has(account),
  };
};
