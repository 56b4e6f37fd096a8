import type { Kit } from "../kit.ts";

/** What the playground remembers as a platform of its own: the bot's own tables never hold a name or a message. */
export const playgroundTables = (k: Kit) => ({
  playgroundMessage: k.table("playground_message", {
    id: k.text("id").primaryKey(),
    position: k.int("position").notNull(),
    body: k.text("body").notNull(),
  }),
  playgroundAccount: k.table("playground_account", {
    id: k.text("id").primaryKey(),
    name: k.text("name").notNull(),
    locale: k.text("locale"),
  }),
});
