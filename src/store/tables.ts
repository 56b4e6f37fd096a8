import type { Kit } from "./kit.ts";

/** Every table, for one dialect. */
export const tables = (k: Kit) => {
  const organisation = k.table("organisation", { id: k.text("id").primaryKey() });
  return { organisation };
};

export type Tables = ReturnType<typeof tables>;
