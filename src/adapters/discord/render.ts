import {
  type APIAllowedMentions,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RawFile,
  type RESTAPIAttachment,
} from "discord.js";
import type { Message } from "../../chat/message.ts";
import { type Group, groupsOf, more, nothing } from "./groups.ts";
import { LIMITS } from "./limits.ts";
import { type Marks, marked } from "./marks.ts";

/** The body of one message of Discord's, in the shape that sending, answering and editing share. */
type Body = {
  readonly content: string | null;
  readonly components: APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly attachments: RESTAPIAttachment[];
  readonly allowed_mentions: APIAllowedMentions;
};
export type Part = { readonly body: Body; readonly files: RawFile[] };

/**
 * A new message within Discord's limits, as one or more of its messages in order. What is short and has its buttons
 * at the end is a classic message, whose words show on a lock screen; anything else is made of components, which
 * puts each button beside its line.
 */
export const render = (message: Message): readonly Part[] => {
  const groups = groupsOf(message);
  if (groups.length === 0) throw new Error("a message that shows nothing");
  return isClassic(groups) ? [classic(groups)] : packed(groups).map(componentsPart);
};

/**
 * The same on exactly `count` messages that are there already, which never return from components to classic: what no
 * longer fits is left out behind an ellipsis, and a message that is no longer needed is a dash.
 */
export const renderOn = (message: Message, count: number): readonly Part[] => {
  const parts = spread(packed(groupsOf(message)), count);
  const shown = parts.length > count ? [...parts.slice(0, count - 1), cut(parts[count - 1] ?? [])] : parts;
  const idle = Array.from({ length: count - shown.length }, () => [nothing]);
  return [...shown, ...idle].map(componentsPart).map(rewriting);
};

/** The same as components throughout: the first part rewrites a message that is there, the others follow it. */
export const rerender = (message: Message): readonly Part[] => packed(groupsOf(message)).map(componentsPart);

/** A part with Samling's marks on it. */
export const withMarks = ({ body, files }: Part, marks: Marks): Part => ({
  body: { ...body, components: marked(body.components, marks) },
  files,
});

/** A part that only the person sees who asked for it. */
export const whispered = ({ body, files }: Part): Part => ({
  body: { ...body, flags: body.flags | MessageFlags.Ephemeral },
  files,
});

/** Rewriting a message clears whatever classic text it had, and wakes nobody. */
const rewriting = ({ body, files }: Part): Part => ({ body: { ...body, allowed_mentions: { parse: [] } }, files });

/** Words, then buttons and menus, and at least one of those: without any there is nothing to carry a mark. */
const isClassic = (groups: readonly Group[]): boolean => {
  const firstControl = groups.findIndex(({ controls }) => controls.length > 0);
  const words = groups.map(({ words }) => words).filter((text) => text !== "");
  const rows = groups.flatMap(({ controls }) => controls);
  return (
    firstControl >= 0 &&
    groups.slice(firstControl + 1).every(({ words }) => words === "") &&
    words.length > 0 &&
    words.join("\n").length <= LIMITS.content &&
    rows.length <= LIMITS.rows
  );
};

const classic = (groups: readonly Group[]): Part => {
  const words = groups.map(({ words }) => words).filter((text) => text !== "");
  return part(
    groups,
    words.join("\n"),
    groups.flatMap(({ controls }) => controls),
    0,
  );
};

const componentsPart = (groups: readonly Group[]): Part =>
  part(
    groups,
    null,
    groups.flatMap(({ components }) => components),
    MessageFlags.IsComponentsV2,
  );

const part = (
  groups: readonly Group[],
  content: string | null,
  components: readonly APIMessageTopLevelComponent[],
  flags: number,
): Part => {
  const files = groups.flatMap(({ file }) => file ?? []);
  const woken = [...new Set(groups.flatMap(({ woken }) => woken))].slice(0, LIMITS.mentions);
  return {
    body: {
      content,
      components: [...components],
      flags,
      attachments: files.map(({ alt }, at) => ({ id: String(at), description: alt })),
      allowed_mentions: { parse: [], users: woken },
    },
    files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
  };
};

const countOf = (components: readonly object[]): number =>
  components.reduce((sum: number, one: { components?: readonly object[]; accessory?: object }) => {
    const inner = [...(one.components ?? []), ...(one.accessory ? [one.accessory] : [])];
    return sum + 1 + countOf(inner);
  }, 0);

const fits = (groups: readonly Group[]): boolean =>
  countOf(groups.flatMap(({ components }) => components)) <= LIMITS.components &&
  groups.reduce((sum, { words }) => sum + words.length, 0) <= LIMITS.text &&
  groups.filter(({ file }) => file).length <= LIMITS.attachments;

/** As few messages as hold the groups in order. */
const packed = (groups: readonly Group[]): readonly (readonly Group[])[] => {
  const parts: Group[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last && fits([...last, group])) last.push(group);
    else parts.push([group]);
  }
  return parts;
};

/** Spreads groups over at least `count` messages while one of them has several, so that none need stand empty. */
const spread = (parts: readonly (readonly Group[])[], count: number): readonly (readonly Group[])[] => {
  const at = parts.findLastIndex((groups) => groups.length > 1);
  if (parts.length >= count || at < 0) return parts;
  const long = parts[at] ?? [];
  return spread([...parts.slice(0, at), long.slice(0, -1), long.slice(-1), ...parts.slice(at + 1)], count);
};

const cut = (groups: readonly Group[]): readonly Group[] =>
  groups.length === 0 || fits([...groups, more]) ? [...groups, more] : cut(groups.slice(0, -1));
