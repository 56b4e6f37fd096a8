import { QueryPromise } from "drizzle-orm";
import { connectionOf } from "./engine/connection.ts";
import { placeholders } from "./engine/placeholders.ts";
import type { Reader, Tx } from "./store.ts";
import type { Tables } from "./tables.ts";

type Prepared<R> = { execute(values?: Record<string, unknown>): PromiseLike<R> };
type Builder<R> = { prepare(name?: string): Prepared<R> };

/**
 * A frequent read, built and prepared once per connection: `const byId = query((db, t, p: { id: string }) => …)`, then
 * `await byId(tx, { id })`. Each `p.x` stands where one value stands: it is no list, and no JavaScript may look at it.
 */
export const query = <P extends object, R>(build: (db: Reader, t: Tables, p: P) => Builder<R>) =>
  named<Reader, P, R>(build, false);

/** The same for a frequent write; it runs on a Tx only. */
export const command = <P extends object, R>(build: (db: Tx, t: Tables, p: P) => Builder<R>) =>
  named<Tx, P, R>(build, true);

let count = 0;

const named = <On extends Reader, P extends object, R>(
  build: (db: Tx, t: Tables, p: P) => Builder<R>,
  writes: boolean,
) => {
  const name = `statement_${++count}`; // PostgreSQL keeps a prepared statement by its name.
  const prepared = new WeakMap<On, Prepared<R>>();
  const prepare = (on: On): Prepared<R> => {
    const { db, tables } = connectionOf(on);
    const made = build(db, tables, placeholders as P).prepare(name); // The proxy answers to whatever names P has.
    prepared.set(on, made);
    return made;
  };
  return (on: On, values: P): Promise<R> => {
    if (writes) connectionOf(on).held.transaction?.built();
    return new Execution(() => (prepared.get(on) ?? prepare(on)).execute(values as Record<string, unknown>));
  };
};

/** Runs when it is first awaited, as drizzle's own builders do, so that both engines see a forgotten `await`. */
class Execution<R> extends QueryPromise<R> {
  readonly #start: () => PromiseLike<R>;
  #result: Promise<R> | undefined;

  constructor(start: () => PromiseLike<R>) {
    super();
    this.#start = start;
  }

  override execute(): Promise<R> {
    this.#result ??= (async () => this.#start())();
    return this.#result;
  }
}
