import { type Column, getTableColumns, is, Table } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import { addPosts } from "../../../src/store/delivery/posts.ts";
import { sqliteKit } from "../../../src/store/kit.ts";
import { note } from "../../../src/store/organisation/audit.ts";
import { mergePersons } from "../../../src/store/people/merging.ts";
import { type Tables, tables } from "../../../src/store/tables.ts";
import { day, type Stage, stageOn, summer } from "../../stage.ts";

type Name = keyof Tables;
/** A column by the names that queries use: `shift.leadId`. */
type Place = { readonly table: Name; readonly column: string; readonly refersTo: string | undefined };

const AT = summer("2022-08-17 12:00");
const ALL = tables(sqliteKit);
// The kit gives every dialect one type; this instance is SQLite's, whose metadata it asks for.
const configOf = (table: Name) => getTableConfig(ALL[table] as unknown as SQLiteTable);

const places = (Object.keys(ALL) as Name[]).flatMap((table): readonly Place[] => {
  const references = configOf(table).foreignKeys.map((key) => key.reference());
  return Object.entries(getTableColumns(ALL[table])).map(([column, { name }]) => {
    const found = references.find(({ columns }) => columns.some((one) => one.name === name));
    return { table, column, refersTo: found && getTableConfig(found.foreignTable).name };
  });
});

/** Every column that the database holds to an existing person. */
const toPersons = places.filter(({ refersTo }) => refersTo === "person");

/** Columns that read like a reference and are held to nothing. Of these only the audit's names a person. */
const HELD_TO_NOTHING = [
  "account.externalId",
  "audit.actorId",
  "channel.externalId",
  "nativeEvent.activityId",
  "nativeEvent.externalId",
  "organisation.currentCampaignId",
  "report.replacedById",
  "role.associationId",
  "seen.workspaceId",
  "workspace.externalId",
];

/** Codes are not handed on: whoever is gone can't have one shown. */
const LET_GO = "code.personId";

/** Any value that a column takes. */
const anything = (column: Column): unknown => {
  if (column.name === "day") return day("2022-08-17");
  return column.enumValues?.[0] ?? column.mapFromDriverValue(column.getSQLType() === "integer" ? 0 : "0");
};

/** A row that names a person in one column, and else only what it must. */
const rowNaming = (person: string, { table, column }: Place, known: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    Object.entries(getTableColumns(ALL[table])).flatMap(([key, one]) => {
      if (key === column) return [[key, person]];
      if (!one.notNull || one.hasDefault) return [];
      const place = places.find((other) => other.table === table && other.column === key);
      return [[key, place?.refersTo ? known.get(place.refersTo) : anything(one)]];
    }),
  );

/** A campaign with one of everything that a row may have to refer to. */
const opened = async () => {
  const stage = await stageOn();
  const known = new Map([
    ["shift", await stage.shift({ day: "2022-08-20" })],
    ["association", await stage.association("Vantör")],
    ["person", await stage.person("Bo")],
  ]);
  for (const table of ["organisation", "workspace", "channel", "campaign", "activity"] as const) {
    const [row] = await stage.store.read((db, t) => db.select({ id: t[table].id }).from(t[table]));
    known.set(table, row?.id ?? "");
  }
  return { ...stage, known, into: await stage.person("Anna"), from: await stage.person("Anna på jobbet") };
};

const merge = async ({ store, campaign }: Stage, into: string, from: string): Promise<void> => {
  const of = await campaign();
  await store.transact((tx, t) => mergePersons(tx, t, { campaign: of, into, from, at: AT }));
};

/** Where an id still stands, in any table. */
const traces = ({ store }: Stage, id: string): Promise<readonly string[]> =>
  store.read(async (db, t) => {
    const found: string[] = [];
    for (const [name, table] of Object.entries(t))
      if (is(table, Table) && JSON.stringify(await db.select().from(table)).includes(id)) found.push(name);
    return found;
  });

describe("when two persons become one", () => {
  test.each(toPersons.map((place) => [`${place.table}.${place.column}`, place] as const))(
    "nothing names who is gone, but who stays: %s",
    async (name, place) => {
      await using house = await opened();
      const { known, into, from, store } = house;
      await store.transact(async (tx, t) => {
        await tx.insert(t[place.table]).values(rowNaming(from, place, known) as never);
      });

      await merge(house, into, from);

      const rows = await store.read((db, t) => db.select().from(t[place.table]));
      const named = rows.map((row) => Object.entries(row).find(([key]) => key === place.column)?.[1]);
      expect(await traces(house, from)).toEqual([]);
      expect(named.includes(into)).toBe(name !== LET_GO);
    },
  );

  test("so do the audit and messages about them, which no reference holds", async () => {
    await using house = await opened();
    const { into, from, store } = house;
    const { organisationId } = await house.campaign();
    await store.transact(async (tx) => {
      await note(tx, { organisationId, actorId: from, verb: "role-granted", subject: from, at: AT });
      const about = { view: "absence", args: { personId: from }, subject: `absence:s:${from}:late` };
      const post = { ...about, organisationId, to: { personId: into }, urgency: 1, dueAt: AT };
      await addPosts(tx, [post], AT);
    });

    await merge(house, into, from);

    expect(await traces(house, from)).toEqual([]);
    expect(await house.outbox()).toMatchObject([{ view: "absence", args: { personId: into } }]);
  });

  test("a column that reads like a reference is held to what it refers to, or known to be none", () => {
    const likeReferences = places.filter(({ table, column, refersTo }) => {
      const { name, columnType } = getTableColumns(ALL[table])[column as never] as Column;
      return refersTo === undefined && columnType === "SQLiteText" && /_(id|by)$/.test(name);
    });

    expect(likeReferences.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(HELD_TO_NOTHING);
  });
});
