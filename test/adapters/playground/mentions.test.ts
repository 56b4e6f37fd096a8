import { describe, expect, test } from "vitest";
import { peopleNamed, withMentions } from "../../../src/adapters/playground/mentions.ts";

const PEOPLE = [
  { id: "k", name: "Kim", locale: "sv" },
  { id: "b", name: "Bo Ek", locale: "sv" },
] as const;

describe("people in the playground's lines", () => {
  test.each([
    ["/campaign grant @kim Solna", "/campaign grant <@k> Solna"],
    ['/campaign grant @"Bo Ek" Solna', "/campaign grant <@b> Solna"],
    ["/campaign grant @Nobody Solna", "/campaign grant @Nobody Solna"],
    ["/activity add", "/activity add"],
  ])("%s", (line, read) => {
    expect(withMentions(line, PEOPLE)).toBe(read);
  });

  test("are offered while a name is typed", () => {
    expect(peopleNamed("@ki", PEOPLE)).toEqual([{ value: "<@k>", label: "Kim" }]);
    expect(peopleNamed("", PEOPLE)).toHaveLength(2);
  });
});
