import { expect, test } from "vitest";
import { accountOf } from "../../../src/adapters/playground/account.ts";

test("a name gives the same account however it is written", () => {
  const decomposed = "A\u030asa Berg".normalize("NFD");

  const ids = ["Åsa Berg", "ÅSA  BERG ", decomposed].map(accountOf);

  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[\w-]{21}$/);
});

test("two names give two accounts", () => {
  expect(accountOf("Asa")).not.toBe(accountOf("Åsa"));
});
