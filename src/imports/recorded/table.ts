import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import { UserError } from "../../domain/error.ts";

/** A data row: where it stands, by file name and 1-based line, and its trimmed cells by column. */
export type Row<Column extends string> = {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
};

/**
 * The rows of a comma-separated UTF-8 file whose header names at least `columns`, in any order.
 * @throws UserError naming the file, and the line where there is one.
 */
export const readTable = async <Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): Promise<readonly Row<Column>[]> => {
  const bytes = await readBytes(folder, file);
  if (!isUtf8(bytes)) throw new UserError("recorded.not-utf8", { file });
  return parseTable(file, bytes, columns);
};

const readBytes = async (folder: string, file: string): Promise<Buffer> => {
  try {
    return await readFile(join(folder, file));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException; // node:fs rejects with nothing else
    if (code && UNREADABLE.has(code)) throw new UserError("recorded.unreadable", { file, folder });
    throw cause;
  }
};

const UNREADABLE: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EACCES"]);

const parseTable = <Column extends string>(
  file: string,
  bytes: Buffer,
  columns: readonly Column[],
): readonly Row<Column>[] => {
  let header: readonly string[] = [];
  let line = 1;
  try {
    const rows = parse<Row<string>, Record<string, string>>(bytes, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      columns: (names) => {
        header = names;
        return names;
      },
      on_record: (cells, { lines }) => {
        line = lines;
        return { file, line, cells };
      },
    });
    checkHeader(file, header, columns);
    return rows as readonly Row<Column>[]; // the header has just been checked for these columns
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_RECORD_INCONSISTENT_COLUMNS")
      throw new UserError("recorded.ragged-row", { file, line: Number(error.lines) });
    // An open quote swallows the rest of the file: what helps is where it began.
    throw new UserError("recorded.bad-quote", { file, line: line + 1 });
  }
};

const checkHeader = (file: string, header: readonly string[], columns: readonly string[]): void => {
  const missing = columns.find((column) => !header.includes(column));
  if (missing) throw new UserError("recorded.no-column", { file, column: missing });
  const doubled = columns.find((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (doubled) throw new UserError("recorded.doubled-column", { file, column: doubled });
};
