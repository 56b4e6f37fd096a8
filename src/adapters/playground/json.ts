import { LIMITS } from "./limits.ts";

/** A JSON object read from outside: its keys are nothing but names. */
export type Json = Readonly<Record<string, unknown>>;

/** The object in the text, or undefined for anything that is none, is nested too deep or names a prototype. */
export const jsonOf = (text: string): Json | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isPlain(value, LIMITS.depth) ? value : undefined;
  } catch {
    return undefined;
  }
};

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlain = (value: unknown, depth: number): boolean => {
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth - 1));
};

/** A text of 1–`max` characters. */
export const isText = (value: unknown, max: number): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= max;

/** Texts by name, each at most `max` characters, at most 25 of them. */
export const isTexts = (value: unknown, max: number): value is Readonly<Record<string, string>> =>
  isObject(value) &&
  Object.keys(value).length <= 25 &&
  Object.values(value).every((text) => typeof text === "string" && text.length <= max);
