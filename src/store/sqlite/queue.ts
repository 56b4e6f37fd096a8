import type Database from "better-sqlite3";

/** How long, in milliseconds, a long queue may keep timers and sockets waiting. */
const BREATH_MS = 10;
/** How long work may gather, in milliseconds, before it is saved together. */
const GATHER_MS = 5;

/** What became of one piece of work, before it is saved. */
export type Outcome<R> =
  | { readonly kind: "done"; readonly result: R }
  | { readonly kind: "failed"; readonly fault: unknown };

type Waiting = {
  /** Never rejects. */
  readonly attempt: () => Promise<Outcome<() => void>>;
  readonly reject: (fault: unknown) => void;
};

/**
 * Runs work one after the other on the one connection that writes. What waits at the same time is saved by one commit,
 * each piece within a savepoint of its own: a piece that fails takes nothing else with it, and nobody is answered before
 * the commit. A single piece has a transaction to itself.
 */
export const queue = (writer: Database.Database) => {
  const [begin, commit, rollback] = ["BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"].map((sql) =>
    writer.prepare(sql),
  ) as Three;
  const [mark, release, undo] = ["SAVEPOINT work", "RELEASE work", "ROLLBACK TO work"].map((sql) =>
    writer.prepare(sql),
  ) as Three;
  const waiting: Waiting[] = [];
  let running = false;
  let breathed = 0;

  const breathe = (): Promise<void> | undefined => {
    if (performance.now() - breathed < BREATH_MS) return undefined;
    return new Promise((done) => {
      setImmediate(() => {
        breathed = performance.now();
        done();
      });
    });
  };

  /** One piece alone in its transaction. */
  const alone = async ({ attempt, reject }: Waiting): Promise<void> => {
    const outcome = await attempt();
    if (outcome.kind === "done") {
      save([{ tell: outcome.result, reject }]);
      return;
    }
    if (writer.inTransaction) rollback.run();
    reject(outcome.fault);
  };

  const together = async (): Promise<void> => {
    const done: Done[] = [];
    const until = performance.now() + GATHER_MS;
    for (let next = waiting.shift(); next; next = performance.now() < until ? waiting.shift() : undefined) {
      mark.run();
      const outcome = await next.attempt();
      if (outcome.kind === "done") done.push({ tell: outcome.result, reject: next.reject });
      else {
        next.reject(outcome.fault);
        // A full disk or the like ends the whole transaction: nothing of it is there to be saved.
        if (!writer.inTransaction) {
          lose(done, outcome.fault);
          return;
        }
        undo.run();
      }
      release.run();
    }
    save(done);
  };

  const save = (done: readonly Done[]): void => {
    try {
      commit.run();
    } catch (fault) {
      if (writer.inTransaction) rollback.run();
      lose(done, fault);
      return;
    }
    for (const { tell } of done) tell();
  };

  const drain = async (): Promise<void> => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      await breathe();
      try {
        begin.run();
      } catch (fault) {
        waiting.shift()?.reject(fault);
        continue;
      }
      if (waiting.length > 1) await together();
      else await alone(waiting.shift() ?? first);
    }
    running = false;
  };

  return <R>(attempt: () => Promise<Outcome<R>>): Promise<R> =>
    new Promise<R>((resolve, reject) => {
      const told = async (): Promise<Outcome<() => void>> => {
        const outcome = await attempt();
        return outcome.kind === "done" ? { kind: "done", result: () => resolve(outcome.result) } : outcome;
      };
      waiting.push({ attempt: told, reject });
      if (running) return;
      running = true;
      void Promise.resolve().then(drain);
    });
};

type Three = [Database.Statement, Database.Statement, Database.Statement];
type Done = { readonly tell: () => void; readonly reject: (fault: unknown) => void };

const lose = (done: readonly Done[], fault: unknown): void => {
  for (const { reject } of done) reject(fault);
};
