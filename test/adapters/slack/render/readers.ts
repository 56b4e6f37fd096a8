import type { Readers } from "../../../../src/adapters/slack/atoms.ts";
import type { Zone } from "../../../../src/domain/day.ts";

export const ZONE = "Europe/Stockholm" as Zone;
export const MANY: Readers = { kind: "many", names: new Map([["U00000001", "Anna"]]) };
/** A person who reads alone, with this zone in their profile. */
export const oneIn = (zone: string | undefined): Readers => ({ kind: "one", names: undefined, zone: zone as Zone });
