import { describe, expect, test } from "vitest";
import { wireSpecs } from "../../../../src/adapters/playground/commands.ts";
import { lineToSend, lineWith, typingIn } from "../../../../src/adapters/playground/page/line.ts";
import { SPECS } from "../commands.ts";

const specs = wireSpecs(SPECS, "en");
const HOGDALEN = { option: "activity", label: "Thu 18 Aug 06:30 Högdalen metro", value: "V1StGXR8_Z5jdHi6B-myT" };

const typing = (line: string, picks = [HOGDALEN]) => {
  const now = typingIn(line, specs, picks);
  if (now.kind === "option") return [now.option.name, now.typed];
  return now.kind === "command" ? ["/", now.typed] : [now.kind];
};

describe("what is being typed", () => {
  test.each([
    ["", ["text"]],
    ["hello", ["text"]],
    ["/", ["/", ""]],
    ["/sig", ["/", "sig"]],
    ["/nothing here", ["text"]],
    ["/signup ", ["activity", ""]],
    ["/SIGNUP hög", ["activity", "hög"]],
    ["/signup hög ", ["guests", ""]],
    ["/signup hög 2", ["guests", "2"]],
    ["/signup hög 2 ", ["done"]],
    [`/signup ${HOGDALEN.label} `, ["guests", ""]],
    [`/signup ${HOGDALEN.label} 2`, ["guests", "2"]],
    ["/signup guests:2 hög", ["activity", "hög"]],
    ["/signup guests:", ["guests", ""]],
    ['/signup "hög', ["activity", "hög"]],
    ["/schedule next week", ["when", "next week"]],
    ["/report 40 14 ", ["conversations", ""]],
    ["/association imp", ["do", "imp"]],
    ["/association import ", ["done"]],
  ])("in %j is %j", (line, expected) => {
    expect(typing(line)).toEqual(expected);
  });
});

describe("the line that is sent", () => {
  test.each([
    ["/report 40 14 11", "/report 40 14 11"],
    [`/signup ${HOGDALEN.label} `, `/signup activity:"${HOGDALEN.value}" `],
    [`/signup ${HOGDALEN.label} 2`, `/signup activity:"${HOGDALEN.value}" 2`],
    [`/signup guests:2 ${HOGDALEN.label}`, `/signup guests:2 activity:"${HOGDALEN.value}"`],
    [`/signup ${HOGDALEN.label}s`, `/signup ${HOGDALEN.label}s`],
    ["no command", "no command"],
  ])("for %j is %j", (line, sent) => {
    expect(lineToSend(line, specs, [HOGDALEN])).toBe(sent);
  });

  test("quotes a value that holds quotes", () => {
    const pick = { option: "activity", label: "The hall", value: 'the "hall"' };

    expect(lineToSend("/signup The hall", specs, [pick])).toBe('/signup activity:“the "hall"”');
  });
});

test.each([
  ["/signup hög", `/signup ${HOGDALEN.label} `],
  ["/signup guests:2 ", `/signup guests:2 ${HOGDALEN.label} `],
])("a pick takes the place of the typed word in %j", (line, expected) => {
  const now = typingIn(line, specs, []);

  expect(now.kind === "option" && lineWith(line, now, HOGDALEN)).toBe(expected);
});
