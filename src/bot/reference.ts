import { customAlphabet } from "nanoid";

/** A number to quote when something went wrong: easy to read out, unlike enough to find in a log. */
export const newReference = customAlphabet("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 8);
