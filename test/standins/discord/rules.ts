import { type Component, KIND, walk } from "./component.ts";
import { misfit, Refusal } from "./refusal.ts";

/** What Discord enforces on messages and modals beyond its published description. */

const V2 = 1 << 15;

/** A message as it would stand after a create or an edit. */
export type Draft = {
  readonly content: string;
  readonly embeds: readonly object[];
  readonly components: readonly Component[];
  readonly flags: number;
  /** Names of the files it carries. */
  readonly files: readonly string[];
};

export const isV2 = (flags: number): boolean => (flags & V2) !== 0;

/** Throws what Discord answers to a message that breaks its rules. */
export const checkMessage = (draft: Draft): void => {
  const all = walk(draft.components);
  const problems = [
    ...repeated(all),
    ...buttons(all),
    ...(isV2(draft.flags) ? checkV2(draft, all) : checkClassic(draft)),
  ];
  if (problems.length > 0) throw misfit(...problems);
  const empty = draft.content.trim() === "" && draft.embeds.length + draft.components.length + draft.files.length === 0;
  if (empty) throw new Refusal(50006);
};

const checkClassic = ({ content, embeds, components }: Draft): readonly string[] =>
  [
    content.length > 2000 && "content: must be 2000 or fewer in length",
    components.length > 5 && "components: more than 5 rows",
    components.some(({ type }) => type !== KIND.row) && "components: needs the IS_COMPONENTS_V2 flag",
    ...components.map((row) => weigh(row) > 5 && "components: more than 5 in a row"),
    letters(embeds) > 6000 && "embeds: more than 6000 characters",
  ].filter((problem) => problem !== false);

const checkV2 = ({ content, embeds, components, files }: Draft, all: readonly Component[]): readonly string[] => {
  const shown = all.flatMap(({ file, items = [] }) => [file?.url, ...items.map(({ media }) => media.url)]);
  const written = all.reduce((sum, { type, content: text = "" }) => sum + (type === KIND.text ? text.length : 0), 0);
  return [
    content !== "" && "content: cannot be used beside IS_COMPONENTS_V2",
    embeds.length > 0 && "embeds: cannot be used beside IS_COMPONENTS_V2",
    components.length === 0 && "components: a V2 message must have some",
    all.length > 40 && `components: ${all.length} of at most 40`,
    written > 4000 && `components: ${written} characters of at most 4000`,
    ...components.map((row) => row.type === KIND.row && weigh(row) > 5 && "components: more than 5 in a row"),
    ...all.map(({ type, content: text = "" }) => type === KIND.text && text.trim() === "" && "content: blank"),
    ...shown.map((url) => url?.startsWith("attachment://") && !files.includes(url.slice(13)) && `no such file: ${url}`),
  ].filter((problem) => typeof problem === "string");
};

/** The room a row's parts take: a select fills a row. */
const weigh = (row: Component): number =>
  (row.components ?? []).reduce((sum, { type }) => sum + (type === KIND.button ? 1 : 5), 0);

const repeated = (all: readonly Component[]): readonly string[] => {
  const twice = (values: readonly (string | number | undefined)[]) =>
    values.filter((value, at) => value !== undefined && value !== 0 && values.indexOf(value) !== at);
  return [
    ...twice(all.map((one) => one.custom_id)).map((id) => `custom_id: duplicated ${id}`),
    ...twice(all.map((one) => one.id)).map((id) => `id: duplicated ${id}`),
    ...all.flatMap(({ options = [] }) =>
      twice(options.map(({ value }) => value)).map((v) => `option: duplicated ${v}`),
    ),
  ];
};

const LINK = 5;

const buttons = (all: readonly Component[]): readonly string[] =>
  all.flatMap(({ type, style, custom_id, url, label }) => {
    if (type !== KIND.button) return [];
    const aimed = style === LINK ? url !== undefined && custom_id === undefined : custom_id !== undefined && !url;
    return [...(aimed ? [] : ["button: needs a custom_id or a url"]), ...(label?.trim() ? [] : ["button: no label"])];
  });

const EMBED_TEXT = ["title", "description", "name", "value", "text"];
const letters = (value: unknown): number =>
  typeof value !== "object" || value === null
    ? 0
    : Object.entries(value).reduce(
        (sum, [key, inner]) =>
          sum + (typeof inner === "string" ? (EMBED_TEXT.includes(key) ? inner.length : 0) : letters(inner)),
        0,
      );

/** A modal: at most 5 parts, each name once, no value outside its own bounds. */
export const checkModal = (components: readonly Component[]): void => {
  const all = walk(components);
  const problems = [
    ...repeated(all),
    ...(components.length > 5 ? ["components: more than 5"] : []),
    ...components.flatMap(({ type, component }) =>
      type === KIND.label && component?.label ? ["label: given both inside and outside"] : [],
    ),
    ...all.flatMap(({ type, value, min_length = 0, max_length = 4000 }) =>
      type === KIND.input && value && (value.length < min_length || value.length > max_length) ? ["value: length"] : [],
    ),
  ];
  if (problems.length > 0) throw misfit(...problems);
};
