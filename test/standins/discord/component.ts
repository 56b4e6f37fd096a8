/** A component as it travels, in the shape that all kinds share. */
export type Component = {
  readonly type: number;
  id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly content?: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly description?: string;
  readonly options?: readonly Option[];
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly file?: { readonly url: string };
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string }[];
};
export type Option = {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly default?: boolean;
};

export const KIND = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  section: 9,
  text: 10,
  gallery: 12,
  file: 13,
  label: 18,
  upload: 19,
} as const;

/** Components and all inside them, from top to bottom. */
export const walk = (components: readonly Component[]): readonly Component[] =>
  components.flatMap((one) => [
    one,
    ...walk(one.components ?? []),
    ...walk([one.component, one.accessory].filter((inner) => inner !== undefined)),
  ]);

/** Gives every component an id as Discord does: the one asked for, else the next free number from 1. */
export const numbered = (components: readonly Component[]): readonly Component[] => {
  const copy = structuredClone(components);
  const all = walk(copy);
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const one of all) {
    if (one.id) continue;
    while (taken.has(next)) next++;
    taken.add(next);
    one.id = next;
  }
  return copy;
};
