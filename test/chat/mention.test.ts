import { describe, expect, test } from "vitest";
import { accountIn } from "../../src/chat/mention.ts";

describe("a person as a value", () => {
  test.each([
    ["<@123456789012345678>", "123456789012345678"],
    ["<@!123456789012345678>", "123456789012345678"],
    ["<@U123ABC|kim>", "U123ABC"],
    [" <@U123ABC> ", "U123ABC"],
    ["123456789012345678", "123456789012345678"],
  ])("%s", (written, account) => {
    expect(accountIn(written)).toBe(account);
  });

  test.each(["Kim", "@Kim", "<@>", "<#123>", "", "12"])("“%s” is nobody", (written) => {
    expect(accountIn(written)).toBeUndefined();
  });
});
