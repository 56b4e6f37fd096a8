import { join } from "node:path";
import { EXAMPLES } from "../terminal.ts";

/** The example's page: 17 activities. */
export const PAGE = join(EXAMPLES, "activities-2022.md");
/** How many activities a run has created, updated, left and cancelled. */
export const counts = ({ json }: { readonly json: Record<string, unknown> }) =>
  ["created", "updated", "unchanged", "cancelled"].map((key) => json[key]);
