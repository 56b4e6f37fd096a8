/** What of an error may stand in a log. */
export type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly code?: string | number;
  readonly status?: string | number;
  readonly method?: string;
  /** Of the database, without its values. */
  readonly statement?: string;
  readonly cause?: LoggedError;
};

/** Deeper chains of causes than this say nothing new. */
const DEEPEST = 5;

const isShort = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";

const property = (error: object, name: string): unknown => Reflect.get(error, name);

/**
 * An error as it is logged, with its causes: what it is, and where it arose. Libraries hang whole requests on theirs, and
 * with them what people wrote and tokens in addresses: nothing else of an error is told.
 */
export const loggedError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  const [code, status, method, statement] = ["code", "status", "method", "statement"].map((one) =>
    property(error, one),
  );
  return {
    type: name,
    message,
    stack,
    ...(isShort(code) && { code }),
    ...(isShort(status) && { status }),
    ...(typeof method === "string" && { method }),
    ...(typeof statement === "string" && { statement }),
    ...(cause !== undefined && depth < DEEPEST && { cause: loggedError(cause, depth + 1) }),
  };
};
