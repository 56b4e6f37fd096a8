import type { ImportProblem } from "../../domain/activity.ts";
import { lookOf } from "../../domain/lookalike.ts";
import { COUNT_LIMITS } from "../../domain/number.ts";
import type { AssociationKind } from "../../domain/organisation.ts";
import { foldText, TEXT_LIMITS } from "../../domain/text.ts";
import { ok, problem, type Read, refused, shown } from "../problem.ts";
import { countCell, rowReader, textCell } from "./cell.ts";
import { type GoalDraft, goalOf } from "./goal.ts";
import { type Columns, type Row, readTable } from "./table.ts";

/** An association as a file describes it; what the file leaves blank is undefined, and `kind` then geographic. */
export type AssociationDraft = {
  readonly line: number;
  readonly name: string;
  readonly kind: AssociationKind;
  readonly channel: string | undefined;
  readonly listSize: number | undefined;
  readonly goal: GoalDraft | undefined;
};

const COLUMNS = {
  names: {
    name: ["namn", "förening", "partiförening", "association"],
    kind: ["typ", "slag", "type"],
    channel: ["kanal"],
    list_size: ["lista", "listans storlek", "liststorlek", "ringlista", "nummer", "antal nummer", "list"],
    goal: ["mål"],
  },
  required: ["name"],
} as const satisfies Columns<string>;
type Column = keyof typeof COLUMNS.names;

const KINDS: ReadonlyMap<string, AssociationKind> = new Map([
  ["", "geographic"],
  ["geographic", "geographic"],
  ["geografisk", "geographic"],
  ["lokal", "geographic"],
  ["lokalförening", "geographic"],
  ["local", "geographic"],
  ["branch", "branch"],
  ["bransch", "branch"],
  ["branschförening", "branch"],
]);

/** Reads a table of associations; a name that comes twice is a problem. */
export const readAssociationTable = (
  text: string,
): { readonly drafts: readonly AssociationDraft[]; readonly problems: readonly ImportProblem[] } => {
  const { rows, problems } = readTable<Column>(text, COLUMNS);
  const read = rows.map(associationIn);
  const drafts = read.flatMap(({ draft }) => (draft ? [draft] : []));
  const again = [...doubled(drafts), ...sharedChannels(drafts)];
  return { drafts, problems: [...problems, ...read.flatMap((row) => row.problems), ...again] };
};

const associationIn = ({
  line,
  cell,
}: Row<Column>): { draft?: AssociationDraft; problems: readonly ImportProblem[] } => {
  const { take, problems } = rowReader();
  const name = take(textCell(line, cell("name"), TEXT_LIMITS.name));
  const kind = take(kindIn(line, cell("kind")));
  const channel = take(textCell(line, cell("channel"), TEXT_LIMITS.name));
  const listSize = take(countCell(line, cell("list_size"), COUNT_LIMITS.total));
  const goal = take(goalIn(line, cell("goal")));
  if (problems.length > 0 || !kind) return { problems };
  if (name === undefined) return { problems: [problem(line, "import.name-missing")] };
  return { draft: { line, name, kind, channel, listSize, goal }, problems };
};

const kindIn = (line: number, cell: string): Read<AssociationKind> => {
  const kind = KINDS.get(foldText(cell));
  return kind ? ok(kind) : refused(line, "import.association-kind-unknown", { kind: shown(cell) });
};

const goalIn = (line: number, cell: string): Read<GoalDraft | undefined> => {
  if (cell.trim() === "") return ok(undefined);
  const goal = goalOf(cell);
  return goal ? ok(goal) : refused(line, "import.goal", { goal: shown(cell) });
};

const doubled = (drafts: readonly AssociationDraft[]): readonly ImportProblem[] => {
  const first = new Map<string, number>();
  return drafts.flatMap(({ line, name }) => {
    const other = first.get(foldText(name));
    if (other !== undefined) return [problem(line, "import.name-again", { name, other })];
    first.set(foldText(name), line);
    return [];
  });
};

/** A channel belongs to one association. */
const sharedChannels = (drafts: readonly AssociationDraft[]): readonly ImportProblem[] => {
  const first = new Map<string, number>();
  return drafts.flatMap(({ line, channel }) => {
    if (channel === undefined) return [];
    const key = foldText(channelName(channel));
    const other = first.get(key);
    if (other !== undefined) return [problem(line, "import.channel-again", { channel: shown(channel), other })];
    first.set(key, line);
    return [];
  });
};

/** A channel's name without the mark before it. */
export const channelName = (written: string): string => written.replace(/^#/, "");

/** Names that look like another one, in the file or among `known`, and are not it: with Cyrillic letters, say. */
export const lookalikes = (drafts: readonly AssociationDraft[], known: readonly string[]): readonly ImportProblem[] => {
  const looks = new Map(known.map((name) => [lookOf(name), name]));
  return drafts.flatMap(({ line, name }) => {
    const other = looks.get(lookOf(name)) ?? name;
    looks.set(lookOf(name), other);
    return foldText(other) === foldText(name) ? [] : [problem(line, "import.name-lookalike", { name, other })];
  });
};
