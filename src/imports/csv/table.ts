import { CsvError, parse } from "csv-parse/sync";
import type { ImportProblem } from "../../domain/activity.ts";
import { foldText } from "../../domain/text.ts";
import { problem, shown } from "../problem.ts";

/** The columns a table may have, each with the other names its header goes by; `required` ones must be there. */
export type Columns<K extends string> = {
  readonly names: Readonly<Record<K, readonly string[]>>;
  readonly required: readonly K[];
};
/** A row with its first line in the file; `cell` is "" where there is no such column. */
export type Row<K extends string> = { readonly line: number; readonly cell: (column: K) => string };
export type Table<K extends string> = { readonly rows: readonly Row<K>[]; readonly problems: readonly ImportProblem[] };

type Cells = { readonly line: number; readonly cells: readonly string[] };

const SEPARATORS = [";", ",", "\t"] as const;
/** More rows than this are not a schedule, and would keep people waiting. */
const MAX_ROWS = 20_000;
const MAX_COLUMNS = 100;
/** What Excel writes first to tell itself the separator. */
const EXCEL_HINT = /^sep=.(?=\n)/i;

/**
 * Reads a table whose first row names its columns. The separator is the one (`;`, `,` or tab) by which most columns are
 * recognised. Rows of blanks are skipped; ragged ones, an unclosed quote and doubled or unknown headers are problems.
 */
export const readTable = <K extends string>(text: string, columns: Columns<K>): Table<K> => {
  const body = text.replace(EXCEL_HINT, "");
  const keys = keysByName(columns);
  const { rows, problems } = cellsOf(body, separatorOf(body, keys));
  const [, excess] = rows.slice(MAX_ROWS - 1);
  if (excess) return { rows: [], problems: [problem(excess.line, "import.file-too-long", { max: MAX_ROWS })] };
  const [header, ...records] = rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (!header) return { rows: [], problems: problems.length > 0 ? problems : [problem(1, "import.file-empty")] };
  const names = header.cells.slice(0, 1 + header.cells.findLastIndex((cell) => cell !== "")).slice(0, MAX_COLUMNS);
  const faults = headerFaults(header.line, names, keys, columns.required);
  if (faults.length > 0) return { rows: [], problems: faults };
  if (records.length === 0 && problems.length === 0)
    return { rows: [], problems: [problem(header.line, "import.csv-no-rows")] };
  const at = new Map(names.map((name, index) => [keys.get(fold(name)), index] as const));
  const ragged = records.flatMap((record) => rowFaults(record, names, keys));
  const bad = new Set(ragged.map(({ line }) => line));
  const read = records
    .filter(({ line }) => !bad.has(line))
    .map(({ line, cells }) => ({ line, cell: (column: K) => cells[at.get(column) ?? -1] ?? "" }));
  return { rows: read, problems: [...ragged, ...problems] };
};

/** Names of columns are compared without case, spaces, hyphens and underscores. */
const fold = (name: string): string => foldText(name).replace(/[\s_-]/g, "");

const keysByName = <K extends string>({ names }: Columns<K>): ReadonlyMap<string, K> =>
  new Map((Object.keys(names) as K[]).flatMap((key) => [key, ...names[key]].map((name) => [fold(name), key] as const)));

const separatorOf = (text: string, keys: ReadonlyMap<string, string>): string => {
  const header = /\S.*/.exec(text)?.[0].slice(0, 10_000) ?? "";
  const recognised = (separator: string): number =>
    header.split(separator).filter((name) => keys.has(fold(name.replaceAll('"', "")))).length;
  return SEPARATORS.toSorted((a, b) => recognised(b) - recognised(a))[0] ?? ";";
};

const cellsOf = (text: string, delimiter: string): { rows: readonly Cells[]; problems: readonly ImportProblem[] } => {
  const rows: Cells[] = [];
  let ended = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: MAX_ROWS + 1,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - lineEnds(cells), cells });
        ended = lines;
        return null;
      },
    });
    return { rows, problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, problems: [problem(nextLine(text, ended), "import.csv-quote")] };
  }
};

const lineEnds = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);

/** The first line after `line` that is not empty: where the row that could not be read begins. */
const nextLine = (text: string, line: number): number => {
  const after = text.split("\n").findIndex((content, at) => at >= line && content.trim() !== "");
  return after < 0 ? line : after + 1;
};

const headerFaults = <K extends string>(
  line: number,
  names: readonly string[],
  keys: ReadonlyMap<string, K>,
  required: readonly K[],
): readonly ImportProblem[] => {
  const found = names.map((name) => keys.get(fold(name)));
  const missing = required.filter((key) => !found.includes(key));
  if (missing.length === required.length)
    return [problem(line, "import.csv-no-header", { columns: required.join(", ") })];
  return [
    ...names.flatMap((name, at) => {
      const key = found[at];
      if (key === undefined) return [problem(line, "import.csv-unknown-column", { column: shown(name) })];
      return found.indexOf(key) < at ? [problem(line, "import.csv-double-column", { column: shown(name) })] : [];
    }),
    ...missing.map((column) => problem(line, "import.csv-missing-column", { column })),
  ];
};

const rowFaults = (
  { line, cells }: Cells,
  names: readonly string[],
  keys: ReadonlyMap<string, string>,
): readonly ImportProblem[] => {
  const extra = cells.slice(names.length).some((cell) => cell !== "");
  if (cells.length < names.length || extra)
    return [problem(line, "import.csv-ragged", { expected: names.length, found: cells.length })];
  const again = names.every((name, at) => keys.get(fold(name)) === keys.get(fold(cells[at] ?? "")));
  return again ? [problem(line, "import.csv-header-again")] : [];
};
