import { codeOf } from "../query-error.ts";

/** serialization_failure and deadlock_detected: PostgreSQL manual, appendix A. Nothing was saved. */
const AGAIN = new Set(["40001", "40P01"]);
const TIMES = 5;

/** Runs an attempt again, up to five times, while only another transaction stands in its way. */
export const retrying = async <R>(attempt: () => Promise<R>): Promise<R> => {
  for (let left = TIMES; ; left--) {
    try {
      return await attempt();
    } catch (fault) {
      if (left === 0 || !AGAIN.has(codeOf(fault))) throw fault;
    }
  }
};
