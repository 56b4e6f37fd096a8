import { and, eq, lte } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { command, query } from "../../src/store/statement.ts";
import type { Tables } from "../../src/store/tables.ts";
import { ENGINES, freshStore } from "../stores.ts";
import { AT } from "./samples.ts";

const HOUSE: Tables["organisation"]["$inferInsert"] = {
  id: "o",
  name: "Example District",
  example: true,
  createdAt: AT,
};

const PERSON: Tables["person"]["$inferInsert"] = { id: "p", organisationId: HOUSE.id, muted: [], createdAt: AT };

const DRAFT: Tables["draft"]["$inferInsert"] = {
  id: "d",
  organisationId: HOUSE.id,
  personId: PERSON.id,
  kind: "example",
  body: { day: "2022-08-17", texts: ["Örebro, “Stora torget”", "' \\ \n"], deep: { none: null, half: 0.5 } },
  until: AT,
};

const addHouse = command((db, t, p: { id: string; example: boolean; at: Date; campaign: string | undefined }) =>
  db
    .insert(t.organisation)
    .values({ id: p.id, name: p.id, example: p.example, createdAt: p.at, currentCampaignId: p.campaign }),
);
const examplesUntil = query((db, t, p: { example: boolean; at: Date }) =>
  db
    .select()
    .from(t.organisation)
    .where(and(eq(t.organisation.example, p.example), lte(t.organisation.createdAt, p.at))),
);
const rewrite = command((db, t, p: { id: string; body: unknown }) =>
  db.update(t.draft).set({ body: p.body }).where(eq(t.draft.id, p.id)),
);

describe.each(ENGINES)("a column, on %s", (engine) => {
  test("gives back a moment to the millisecond, yes and no, and nothing", async () => {
    await using store = await freshStore(engine);

    await store.transact(async (tx, t) => {
      await tx.insert(t.organisation).values([HOUSE, { ...HOUSE, id: "real", example: false }]);
    });

    const rows = await store.read((db, t) => db.select().from(t.organisation).orderBy(t.organisation.id));
    expect(rows).toEqual([
      { ...HOUSE, currentCampaignId: null },
      { ...HOUSE, id: "real", example: false, currentCampaignId: null },
    ]);
  });

  test("takes and compares the same values through placeholders", async () => {
    await using store = await freshStore(engine);

    await store.transact(async (tx) => {
      await addHouse(tx, { id: "yes", example: true, at: AT, campaign: undefined });
      await addHouse(tx, { id: "no", example: false, at: AT, campaign: "c" });
    });

    const before = new Date(AT.getTime() - 1);
    expect(await store.read((db) => examplesUntil(db, { example: true, at: AT }))).toEqual([
      { id: "yes", name: "yes", example: true, createdAt: AT, currentCampaignId: null },
    ]);
    expect(await store.read((db) => examplesUntil(db, { example: true, at: before }))).toEqual([]);
  });

  test("keeps plain data as they were, through a value and through a placeholder", async () => {
    await using store = await freshStore(engine);
    const { body } = DRAFT;

    await store.transact(async (tx, t) => {
      await tx.insert(t.organisation).values(HOUSE);
      await tx.insert(t.person).values(PERSON);
      await tx.insert(t.draft).values([DRAFT, { ...DRAFT, id: "rewritten", body: {} }]);
      await rewrite(tx, { id: "rewritten", body });
    });

    const rows = await store.read((db, t) => db.select().from(t.draft));
    expect(rows.map((row) => row.body)).toEqual([body, body]);
  });

  test("orders text by code point, whatever the database's own order", async () => {
    await using store = await freshStore(engine);
    const ids = ["B", "a", "z", "Ä", "å", "ö"];

    await store.transact(async (tx, t) => {
      await tx.insert(t.tick).values(ids.toReversed().map((id) => ({ id, at: AT })));
    });

    const rows = await store.read((db, t) => db.select().from(t.tick).orderBy(t.tick.id));
    expect(rows.map((row) => row.id)).toEqual(ids);
  });

  test("refuses a row whose parent is missing", async () => {
    await using store = await freshStore(engine);

    const orphan = store.transact(async (tx, t) => {
      await tx.insert(t.draft).values(DRAFT);
    });

    await expect(orphan).rejects.toMatchObject({
      code: engine === "sqlite" ? "SQLITE_CONSTRAINT_FOREIGNKEY" : "23503",
    });
  });
});
