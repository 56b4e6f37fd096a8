import { describe, expect, test } from "vitest";
import { shiftsFitting } from "../../src/domain/search.ts";
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
