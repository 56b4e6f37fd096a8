/**
 * The database refused a query: its code (`SQLITE_CONSTRAINT_UNIQUE`, `23505`) and the statement without its values.
 * The driver's own error is left behind on purpose: it can carry a whole row, and faults are logged.
 */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly code: string;
  readonly statement: string;

  constructor(fault: unknown, statement: string) {
    super(fault instanceof Error ? fault.message : String(fault));
    this.code = codeOf(fault);
    this.statement = statement;
  }
}

/** The database's code of a fault, or the empty string where it has none. */
export const codeOf = (fault: unknown): string =>
  fault instanceof Error && "code" in fault && typeof fault.code === "string" ? fault.code : "";
