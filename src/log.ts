import { type Logger, pino } from "pino";
import type { Log } from "./bot/log.ts";
import { loggedError } from "./logged-error.ts";

/** Logs as JSON lines on stderr. An error keeps its cause; names and message text never come here. */
export const pinoLog = (): Log => {
  const logger: Logger = pino(
    { base: null, level: process.env.LOG_LEVEL ?? "info" },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (what, values) => logger.info(values ?? {}, what),
    warn: (what, values) => logger.warn(values ?? {}, what),
    fault: (reference, error, values) => logger.error({ ...values, reference, err: loggedError(error) }, "fault"),
  };
};
