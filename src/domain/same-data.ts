import { isDeepStrictEqual } from "node:util";

const asStored = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

/** Whether two pieces of plain data are the same once stored: a property that is undefined is one that is not there. */
export const isSameData = (one: unknown, other: unknown): boolean => isDeepStrictEqual(asStored(one), asStored(other));
