import type { Block, Message, Platform, PlatformName, Span } from "../chat/index.ts";
import { type Account, accountsOf } from "../store/accounts.ts";
import type { Store } from "../store/store.ts";

/** Puts platforms' own names where a message names a person: nothing of ours stores them. */
export type Names = (said: Message, workspaceId: string) => Promise<Message>;

type PersonSpan = Extract<Span, { person: string }>;
const isPerson = (span: Span): span is PersonSpan => typeof span !== "string" && "person" in span;

/** Someone whose account is gone, or whose platform does not answer. */
const NOBODY = "–";

export const namesFrom = (store: Store, platforms: ReadonlyMap<PlatformName, Platform>): Names => {
  const nameOf = async (accounts: readonly Account[]): Promise<string> => {
    for (const { platform, workspace, account } of accounts) {
      const profile = await platforms.get(platform)?.profile(workspace, account);
      if (profile) return profile.name;
    }
    return NOBODY;
  };
  return async (said, workspaceId) => {
    const people = new Set(
      said.blocks
        .flatMap((block) => (block.kind === "text" ? block.spans.filter(isPerson) : []))
        .map(({ person }) => person),
    );
    const shown = new Map<string, string | { readonly account: string }>();
    for (const person of people) {
      const accounts = await store.read((db) => accountsOf(db, { personId: person }));
      const here = accounts.find((account) => account.workspaceId === workspaceId);
      shown.set(person, here ? { account: here.account } : await nameOf(accounts));
    }
    const spanOf = (span: Span): Span => {
      if (!isPerson(span)) return span;
      const name = shown.get(span.person) ?? NOBODY;
      return typeof name === "string" ? name : { ...span, person: name.account };
    };
    const blockOf = (block: Block): Block =>
      block.kind === "text" ? { ...block, spans: block.spans.map(spanOf) } : block;
    return people.size === 0 ? said : { blocks: said.blocks.map(blockOf) };
  };
};
