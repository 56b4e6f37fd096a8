import { type APIGuildMember, type APIUser, type Client, type GuildMember, type REST, Routes } from "discord.js";
import type { Profile } from "../../chat/platform.ts";
import { CODE, isCode } from "./faults.ts";

/** A member as far as Samling asks: what they are called, and which of the server's roles they bear. */
type Member = { readonly name: string; readonly roles: readonly string[] };

export type People = {
  /** The member, or undefined for whoever is none, as known for at most ten minutes. */
  readonly member: (workspace: string, account: string) => Promise<Member | undefined>;
  /** The same as of now. */
  readonly memberNow: (workspace: string, account: string) => Promise<Member | undefined>;
  readonly profile: (workspace: string, account: string) => Promise<Profile | undefined>;
  /** Forgets what was known of someone. */
  readonly forget: (workspace: string, account: string) => void;
};

const KEPT = 600_000;
const MOST_KEPT = 5_000;
/** Discord tells of at most this many members at once. */
const BATCH = 100;
const BATCH_TIME = 5_000;
/** The gateway takes 120 questions a minute; milliseconds between two. */
const SPACING = 500;

type Asked = { readonly account: string; readonly answer: (member: Promise<Member | undefined>) => void };
type Kept = { readonly until: number; readonly member: Promise<Member | undefined> };

/** Who people are, asked of Discord when it is needed and kept in memory for minutes only. */
export const people = (rest: REST, client: () => Client | undefined, now: () => Date): People => {
  const kept = new Map<string, Kept>();
  const waiting = new Map<string, Asked[]>();

  /**
   * One person is asked for by a request, which answers at once or says why not. A list of names goes a hundred at a
   * time through the gateway; whoever is missing there is asked for singly.
   */
  const ask = async (workspace: string, accounts: readonly string[]): Promise<ReadonlyMap<string, Member>> => {
    const one = accounts.length === 1 ? await askSingly(rest, workspace, accounts).catch(() => undefined) : undefined;
    if (one) return one;
    const found = await askTogether(client(), workspace, accounts);
    const missing = accounts.filter((account) => !found.has(account));
    return new Map([...found, ...(await askSingly(rest, workspace, missing))]);
  };

  const flush = (workspace: string): void => {
    const asked = waiting.get(workspace) ?? [];
    const batch = asked.splice(0, BATCH);
    if (batch.length === 0) return void waiting.delete(workspace);
    const all = ask(workspace, [...new Set(batch.map(({ account }) => account))]);
    for (const { account, answer } of batch) answer(all.then((members) => members.get(account)));
    setTimeout(() => flush(workspace), SPACING).unref();
  };

  /** Joins the questions of one turn into one, and in a rush those of half a second. */
  const askSoon = (workspace: string, account: string): Promise<Member | undefined> =>
    new Promise((answer) => {
      const queue = waiting.get(workspace);
      if (queue) queue.push({ account, answer });
      else {
        waiting.set(workspace, [{ account, answer }]);
        setImmediate(() => flush(workspace));
      }
    });

  const member = (workspace: string, account: string): Promise<Member | undefined> => {
    const known = kept.get(`${workspace} ${account}`);
    return known && known.until > now().getTime() ? known.member : memberNow(workspace, account);
  };

  const memberNow = (workspace: string, account: string): Promise<Member | undefined> => {
    const key = `${workspace} ${account}`;
    const asked = askSoon(workspace, account);
    kept.set(key, { until: now().getTime() + KEPT, member: asked });
    asked.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return asked;
  };

  return {
    member,
    memberNow,
    profile: async (workspace, account) => {
      const found = await member(workspace, account);
      if (found) return profileOf(found.name, true);
      const user = await unless(CODE.unknownUser, () => rest.get(Routes.user(account)) as Promise<APIUser>);
      return user && profileOf(user.global_name ?? user.username, false);
    },
    forget: (workspace, account) => void kept.delete(`${workspace} ${account}`),
  };
};

// Discord tells an account's language only with what the person does.
const profileOf = (name: string, member: boolean): Profile => ({ name, locale: undefined, member });

/** The roles someone bears beside the one that everyone has, whose id is the server's. */
export const rolesOf = (member: GuildMember): readonly string[] =>
  [...member.roles.cache.keys()].filter((id) => id !== member.guild.id);

const askTogether = async (
  client: Client | undefined,
  workspace: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, Member>> => {
  const guild = client?.isReady() ? client.guilds.cache.get(workspace) : undefined;
  const found = await guild?.members.fetch({ user: [...accounts], time: BATCH_TIME }).catch(() => undefined);
  return new Map(found?.map((member) => [member.id, { name: member.displayName, roles: rolesOf(member) }]) ?? []);
};

const askSingly = async (
  rest: REST,
  workspace: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, Member>> => {
  const found = await Promise.all(
    accounts.map(async (account): Promise<readonly (readonly [string, Member])[]> => {
      const route = Routes.guildMember(workspace, account);
      const there = await unless(
        [CODE.unknownMember, CODE.unknownUser],
        () => rest.get(route) as Promise<APIGuildMember>,
      );
      if (!there) return [];
      return [[account, { name: there.nick ?? there.user.global_name ?? there.user.username, roles: there.roles }]];
    }),
  );
  return new Map(found.flat());
};

const unless = async <T>(codes: number | readonly number[], work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (isCode(error, ...[codes].flat())) return undefined;
    throw error;
  }
};
