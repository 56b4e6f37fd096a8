import type { Block, Choice, Message, Platform, PlatformName, Span } from "../chat/index.ts";
import { type Account, accountsOf } from "../store/people/accounts.ts";
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
  const accounts = (personId: string): Promise<readonly Account[]> => store.read((db) => accountsOf(db, { personId }));

  return async (said, workspaceId) => {
    const shown = new Map<string, string | { readonly account: string }>();
    // All at once: a platform can answer for a hundred together.
    const show = async (person: string): Promise<void> => {
      const known = await accounts(person);
      const here = known.find((account) => account.workspaceId === workspaceId);
      shown.set(person, here ? { account: here.account } : await nameOf(known));
    };
    await Promise.all([...new Set(said.blocks.flatMap(spannedIn))].map(show));
    // A menu's choices are plain words on every platform.
    const chosen = new Map<string, string>();
    const choose = async (person: string): Promise<void> => {
      chosen.set(person, await nameOf(await accounts(person)));
    };
    await Promise.all([...new Set(said.blocks.flatMap(chosenIn))].map(choose));

    if (shown.size + chosen.size === 0) return said;
    return naming(
      said,
      (span) => {
        const name = shown.get(span.person) ?? NOBODY;
        return typeof name === "string" ? name : { ...span, person: name.account };
      },
      (person) => chosen.get(person) ?? NOBODY,
    );
  };
};

/** The message with nobody's name in it. */
export const unnamed = (said: Message): Message =>
  naming(
    said,
    () => NOBODY,
    () => NOBODY,
  );

const naming = (said: Message, spanOf: (span: PersonSpan) => Span, chosenName: (person: string) => string): Message => {
  const choiceOf = ({ person, ...choice }: Choice): Choice =>
    person === undefined ? choice : { ...choice, label: `${chosenName(person)}${choice.label}` };
  const blockOf = (block: Block): Block => {
    if (block.kind === "text") {
      return { ...block, spans: block.spans.map((span) => (isPerson(span) ? spanOf(span) : span)) };
    }
    return block.kind === "select" ? { ...block, choices: block.choices.map(choiceOf) } : block;
  };
  return { ...said, blocks: said.blocks.map(blockOf) };
};

const spannedIn = (block: Block): readonly string[] =>
  block.kind === "text" ? block.spans.filter(isPerson).map(({ person }) => person) : [];
const chosenIn = (block: Block): readonly string[] =>
  block.kind === "select" ? block.choices.flatMap(({ person }) => person ?? []) : [];
