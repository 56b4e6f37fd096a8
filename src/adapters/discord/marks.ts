import { createHash } from "node:crypto";

/**
 * Discord lets every component of a message carry a number (31 bits) that nobody sees and that histories and
 * interactions give back. Samling hides two there: which post a message is a part of, so that it is found again after
 * a lost answer, and which workspace it speaks for, since a press in direct messages does not say. The room of
 * `custom_id` is left to the actions.
 */
const FIRST = 1000;
const mark = (text: string): number =>
  FIRST + (createHash("sha256").update(text).digest().readUInt32BE() % (2 ** 31 - FIRST));

/** The mark of a post's part, numbered from 0; the last part says so, so that a search knows when it has found all. */
export const partMark = (post: string, part: number, last: boolean): number =>
  mark(`post ${post} ${part}${last ? " end" : ""}`);

export const workspaceMark = (workspace: string): number => mark(`workspace ${workspace}`);

/** What a message hides: the first of its components bears the post's mark, the second the workspace's. */
export type Marks = { readonly part?: number | undefined; readonly workspace: string };

type Component = {
  id?: number | undefined;
  readonly components?: readonly object[];
  readonly accessory?: object;
};

const walk = (components: readonly object[]): readonly Component[] =>
  components.flatMap((one: Component) => [
    one,
    ...walk(one.components ?? []),
    ...walk(one.accessory ? [one.accessory] : []),
  ]);

/** The components with the marks on them. */
export const marked = <T extends object>(components: readonly T[], { part, workspace }: Marks): T[] => {
  const copy = structuredClone(components) as T[];
  const [first, second] = walk(copy);
  if (first && part !== undefined) first.id = part;
  if (second) second.id = workspaceMark(workspace);
  return copy;
};

/** Every number that a message's components carry. */
export const numbersIn = (components: readonly object[]): readonly number[] =>
  walk(components).flatMap(({ id }) => id ?? []);

/** The mark a post's message bears first, kept when the message is rewritten in place; what stands inside is no post's. */
export const firstMark = ([first]: readonly Component[]): number | undefined =>
  first?.id !== undefined && first.id >= FIRST ? first.id : undefined;
