import { setTimeout as wait } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import type { Profile } from "../../chat/platform.ts";
import { Gone } from "../../chat/platform.ts";
import { type Zone, zoneOf } from "../../domain/day.ts";
import { localeOf } from "../../domain/locale.ts";
import { meaningOf } from "./faults.ts";

/** People as the workspace knows them. Only who was last seen to be an admin, and zones, stay in memory. */
export interface People {
  /** Undefined where Slack knows no such account. */
  profile(account: string): Promise<Profile | undefined>;
  /** Names by account, for those whom Slack knows. */
  names(accounts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The zone of somebody's clock; undefined where Slack does not say it at once. Never rejects. */
  zone(account: string): Promise<Zone | undefined>;
  /** Slack told that something about an account is another now. */
  changed(account: string): void;
  /** Asks Slack whether an account may manage the workspace, and remembers it. */
  askManages(account: string): Promise<boolean>;
  /** What was last answered; no without asking where nobody asked. */
  manages(account: string): boolean;
}

/** An answer waits no longer for the zone of its reader. */
const PATIENCE = 1000;
const REMEMBERED = 10_000;

export const people = (reading: WebClient): People => {
  const managers = new Set<string>();
  const zones = new Map<string, Zone | undefined>();

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
      member: !user.deleted,
    };
  };

  const askZone = async (account: string): Promise<Zone | undefined> => {
    const tz = (await known(account))?.tz;
    const zone = tz === undefined ? undefined : zoneOf(tz);
    if (zones.size >= REMEMBERED) zones.clear();
    zones.set(account, zone);
    return zone;
  };

  return {
    profile,
    async zone(account) {
      if (zones.has(account)) return zones.get(account);
      // Without it a message only says less; a Slack that is busy or gone is noticed where something is sent.
      const asked = askZone(account).catch(() => undefined);
      return Promise.race([asked, wait(PATIENCE, undefined, { ref: false })]);
    },
    changed: (account) => void zones.delete(account),
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
