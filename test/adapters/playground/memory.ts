import type { Account, Kept, Shelf } from "../../../src/adapters/playground/shelf.ts";

/** A shelf that forgets everything when the test ends. */
export const memoryShelf = (accounts: readonly Account[] = []): Shelf => {
  const people = new Map(accounts.map((account) => [account.id, account]));
  const messages = new Map<string, Kept>();
  return {
    accounts: async () => [...people.values()],
    putAccount: async (account) => void people.set(account.id, account),
    messages: async (count) => [...messages.values()].slice(-count),
    message: async (id) => messages.get(id),
    putMessage: async (kept) => void messages.set(kept.id, kept),
  };
};
