import type { PhoneBank } from "../turnout/phone-bank.ts";

/** Reports a few dials for each of the days from one to another. */
export const few = async (bank: PhoneBank, associationId: string, first: number, last: number, dials = 4) => {
  for (let date = first; date <= last; date++) await bank.report(associationId, `2022-08-${date}`, dials);
};
