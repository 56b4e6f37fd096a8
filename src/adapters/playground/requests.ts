import { localeOf } from "../../domain/locale.ts";
import { isObject, isText, isTexts, type Json } from "./json.ts";
import { LIMITS } from "./limits.ts";
import type { Act, Asked, Move, Newcomer, Place, WireInput } from "./wire.ts";

const KEY = /^[A-Za-z0-9_-]{8,64}$/;
const PLACE = /^(?:channel|account):./u;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Each reads one kind of request, or gives undefined where a part is missing or not what it should be. */
export const actOf = ({ key, as, place, message, input, files = {} }: Json): Act | undefined => {
  const did = isObject(input) ? inputOf(input) : undefined;
  if (!did || !isText(key, LIMITS.key) || !KEY.test(key) || !isText(as, LIMITS.id) || !isPlace(place)) return undefined;
  if (message !== undefined && !isText(message, 2 * LIMITS.id)) return undefined;
  if (!isTexts(files, LIMITS.body) || !Object.values(files).every((file) => BASE64.test(file))) return undefined;
  return { key, as, place, message, input: did, files };
};

const inputOf = ({ kind, sent, shown, id, action, value, values }: Json): WireInput | undefined => {
  if (kind === "line")
    return isText(sent, LIMITS.text) && isText(shown, LIMITS.text) ? { kind, sent, shown } : undefined;
  if (kind === "press") return isText(id, LIMITS.id) ? { kind, id } : undefined;
  if (!isText(action, LIMITS.id)) return undefined;
  if (kind === "choose") return isText(value, LIMITS.id) ? { kind, action, value } : undefined;
  if (kind === "submit") return isTexts(values, LIMITS.text) ? { kind, action, values } : undefined;
  return undefined;
};

export const askedOf = ({ as, place, command, option, typed }: Json): Asked | undefined =>
  isText(as, LIMITS.id) &&
  isPlace(place) &&
  isText(command, LIMITS.id) &&
  isText(option, LIMITS.id) &&
  typeof typed === "string" &&
  typed.length <= LIMITS.text
    ? { as, place, command, option, typed }
    : undefined;

export const moveOf = ({ kind, local }: Json): Move | undefined => {
  if (kind === "set") return isText(local, LIMITS.id) && LOCAL.test(local) ? { kind, local } : undefined;
  return kind === "hour" || kind === "day" || kind === "next" ? { kind } : undefined;
};

export const newcomerOf = ({ name, locale }: Json): Newcomer | undefined => {
  const known = typeof locale === "string" ? localeOf(locale) : undefined;
  return typeof name === "string" && known ? { name, locale: known } : undefined;
};

const isPlace = (value: unknown): value is Place => isText(value, 2 * LIMITS.id) && PLACE.test(value);
