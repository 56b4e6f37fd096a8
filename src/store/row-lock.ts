import { eq, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { connectionOf } from "./engine/connection.ts";
import { query } from "./statement.ts";
import type { Tx } from "./store.ts";

/** SQLite has one writer, who holds everything already. */
const holdsEverything = (tx: Tx): boolean => !is(connectionOf(tx).tables.shift, PgTable);

/** A select that holds its rows: the builder is PostgreSQL's there, whatever its type says. */
const holding = <Select extends object>(select: Select): Select =>
  "for" in select && typeof select.for === "function" ? select.for("update") : select;

const person = query((db, t, p: { personId: string }) =>
  holding(db.select({ id: t.person.id }).from(t.person).where(eq(t.person.id, p.personId))),
);
/** Holds a person's row until the transaction ends: first in the order person, shift, association. */
export const lockPerson = async (tx: Tx, of: { personId: string }): Promise<void> => {
  if (!holdsEverything(tx)) await person(tx, of);
};

const shift = query((db, t, p: { shiftId: string }) =>
  holding(db.select({ id: t.shift.id }).from(t.shift).where(eq(t.shift.id, p.shiftId))),
);
/** Holds a shift's row until the transaction ends, so that seats counted after it stay counted. */
export const lockShift = async (tx: Tx, of: { shiftId: string }): Promise<void> => {
  if (!holdsEverything(tx)) await shift(tx, of);
};

const association = query((db, t, p: { associationId: string }) =>
  holding(db.select({ id: t.association.id }).from(t.association).where(eq(t.association.id, p.associationId))),
);
/** Holds an association's row until the transaction ends, so that its reports are settled one after another. */
export const lockAssociation = async (tx: Tx, of: { associationId: string }): Promise<void> => {
  if (!holdsEverything(tx)) await association(tx, of);
};
