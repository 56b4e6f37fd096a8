import { type AnyColumn, sql } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";

/** As known at a moment. What was only entered once the campaign was `over` counts as if it had been known in time. */
export type AsOf = { readonly campaignId: string; readonly at: Date; readonly over: Date; readonly morning: Day };

type Known = Pick<AsOf, "at" | "over">;
export const knownBy = (column: AnyColumn, { at, over }: Known) =>
  sql`(${column} <= ${sql.param(at, column)} or ${column} > ${sql.param(over, column)})`;
