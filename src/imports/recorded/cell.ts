import { UserError } from "../../domain/error.ts";
import type { Row } from "./table.ts";

/** `12.0` as well: so tables write whole numbers once a column has had an empty cell. */
const DAY_NUMBER = /^-?\d{1,4}(\.0{1,20})?$/;
const AMOUNT = /^\d{1,6}(\.\d{1,20})?$/;

/** A day number, negative before the campaign. @throws UserError as all of these do, with file, line and column. */
export const dayCell = <Column extends string>(row: Row<Column>, column: Column): number =>
  DAY_NUMBER.test(row.cells[column]) ? Number(row.cells[column]) : refuse(row, column);

/** A whole number between two bounds, both included. */
export const wholeCell = <Column extends string>(
  row: Row<Column>,
  column: Column,
  from: number,
  to: number,
): number => {
  const value = dayCell(row, column);
  return value >= from && value <= to ? value : refuse(row, column);
};

/** A number of things or hours from 0 to 999,999; decimals after a point. */
export const amountCell = <Column extends string>(row: Row<Column>, column: Column): number =>
  AMOUNT.test(row.cells[column]) ? Number(row.cells[column]) : refuse(row, column);

/** What `read` makes of a cell, or undefined where the cell is empty. */
export const optionalCell = <Column extends string>(
  row: Row<Column>,
  column: Column,
  read: (row: Row<Column>, column: Column) => number,
): number | undefined => (row.cells[column] === "" ? undefined : read(row, column));

export const nameCell = <Column extends string>(row: Row<Column>, column: Column): string =>
  row.cells[column] || refuse(row, column);

/** Says which cell is wrong; for names of things that are not there as well. */
export const refuse = <Column extends string>({ file, line, cells }: Row<Column>, column: Column): never => {
  throw new UserError("recorded.bad-cell", { file, line, column, value: cells[column].slice(0, 40) });
};
