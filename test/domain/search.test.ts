import { describe, expect, test } from "vitest";
import { shiftsFitting, shiftsMeant } from "../../src/domain/search.ts";
import { day } from "../stage.ts";
import { scheduled } from "./scheduled.ts";

const SHIFTS = [
  scheduled({ id: "hogdalen", place: "Högdalens T-bana", title: "Morgonutdelning", hosts: ["Vantör"] }),
  scheduled({ id: "bank", place: "Högdalens centrum", title: "Ringstuga", series: "Ringkvällar", hosts: ["Vantör"] }),
  scheduled({ id: "solna", place: "Solna", title: "Ringstuga", area: "Norrort" }),
  scheduled({ id: "solna c", place: "Solna centrum", title: "Kurs" }),
  scheduled({ id: "vasby", place: "Sigma, U Väsby", title: "Gårdsfest" }),
];
const found = (said: string) => shiftsFitting(SHIFTS, said).map(({ id }) => id);

describe("what a person calls a shift", () => {
  test.each([
    ["its place in full, before what only begins so", "solna", ["solna"]],
    ["the beginning of its place", "högdalens", ["hogdalen", "bank"]],
    ["in any case, with å, ä and ö in either form", "HO\u0308GDALENS T", ["hogdalen"]],
    ["on a keyboard without å, ä and ö", "Hogdalens T", ["hogdalen"]],
    ["its title", "ringstuga", ["bank", "solna"]],
    ["its series", "ringkvällar", ["bank"]],
    ["a host", "vantör", ["hogdalen", "bank"]],
    ["an area", "norrort", ["solna"]],
    ["the beginnings of several words, in any order", "centrum hög", ["bank"]],
    ["a word after a comma", "väsby", ["vasby"]],
    ["a piece of a word", "dalens t-b", ["hogdalen"]],
    ["nothing of it", "atlantis", []],
    ["blank", "  ", []],
    ["something that looks like a pattern", "sol.a", []],
  ])("%s", (_what, said, ids) => {
    expect(found(said)).toEqual(ids);
  });
});

describe("a place said with a day", () => {
  const on = (id: string, at: string, place = "Rissne centrum") => scheduled({ id, day: at, place });
  const weeks = [on("tuesday", "2022-08-23"), on("next", "2022-08-30"), on("other", "2022-08-23", "Solna")];
  test.each([
    ["rissne 23/8", ["tuesday"]],
    ["Rissne centrum den 30 augusti", ["next"]],
    ["rissne på tisdag", ["tuesday"]],
    ["tuesday Rissne", ["tuesday"]],
    ["23 august, solna", ["other"]],
    ["23/8", ["tuesday", "other"]],
    ["rissne", ["tuesday", "next"]],
    ["rissne 24/8", []],
    ["atlantis 23/8", []],
  ])("“%s”", (said, ids) => {
    expect(shiftsMeant(weeks, said, day("2022-08-17")).map(({ id }) => id)).toEqual(ids);
  });
});
