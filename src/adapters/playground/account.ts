import { createHash } from "node:crypto";
import { foldText } from "../../domain/text.ts";

/** The external id of the playground's only workspace. */
export const WORKSPACE = "playground";

/** The external id of the account with this name: 21 characters, the same however the name's case is written. */
export const accountOf = (name: string): string =>
  createHash("sha256").update(foldText(name)).digest("base64url").slice(0, 21);
