import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { LIMITS } from "./limits.ts";
import type { Problem } from "./wire.ts";

const HERE = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Keeps other sites away from the page: it speaks to this machine's own names only, so that a foreign name that
 * resolves to this machine gets nothing, and takes no request that another site's page makes.
 */
export const ownSiteOnly: MiddlewareHandler = async (c, next) => {
  const { host } = new URL(c.req.url);
  const named = c.req.header("host") ?? host;
  const origin = c.req.header("origin");
  const own = isHere(named) && (origin === undefined || origin === `http://${named}`);
  if (!own || c.req.header("sec-fetch-site") === "cross-site") return c.text("403 Forbidden", 403);
  return next();
};

const isHere = (host: string): boolean => HERE.has(host.toLowerCase().replace(/:\d{1,5}$/, ""));

const tooBig: Problem = { problem: "tooBig" };
export const boundedBody: MiddlewareHandler = bodyLimit({ maxSize: LIMITS.body, onError: (c) => c.json(tooBig, 413) });

/** Only what the page itself brings may run; `script` is the hash of its one inline script, the import map. */
export const pageHeaders = (script: string): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", `'sha256-${script}'`],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Plain HTTP on this machine: a browser must not be told to insist on HTTPS for 127.0.0.1.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
  });
