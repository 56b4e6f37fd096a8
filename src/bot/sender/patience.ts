import { Doubt } from "../../chat/index.ts";

/** The work's own end, or `Doubt` after so many milliseconds: what it does afterwards is nobody's. */
export const within = async <R>(milliseconds: number, work: Promise<R>): Promise<R> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Doubt(`no answer in ${milliseconds} ms`)), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
