import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLine, type Spec } from "../../src/chat/index.ts";

const both = { sv: "", en: "" };
const option = (name: string, kind: Spec["options"][number]["kind"], choices?: Readonly<Record<string, string>>) => ({
  name,
  kind,
  required: false,
  completed: false,
  description: both,
  choices: choices && Object.entries(choices).map(([value, sv]) => ({ value, label: { sv, en: value } })),
});
const spec = (name: string, ...options: Spec["options"]): Spec => ({
  name,
  options,
  description: both,
  audience: "everyone",
});

const SPECS = [
  spec(
    "report",
    option("figures", "rest"),
    option("shift", "word"),
    option("association", "word"),
    option("day", "day"),
  ),
  spec("signup", option("activity", "rest"), option("guests", "number")),
  spec("mydata", option("what", "choice", { show: "Visa", language: "Språk" }), option("value", "rest")),
  spec("seats", option("count", "number"), option("place", "word"), option("table", "file"), option("note", "rest")),
];
const valuesOf = (line: string) => {
  const read = readLine(line, SPECS);
  return read.kind === "command" ? read.values : read.kind;
};

describe("a typed line", () => {
  test.each([
    ["/report 40 14 11", { figures: "40 14 11" }],
    ["  /REPORT   40   14 11 ", { figures: "40 14 11" }],
    ["/report", {}],
    ["/report 40 14 11 shift:abc", { figures: "40 14 11", shift: "abc" }],
    ["/report shift:abc 40 14 11", { figures: "40 14 11", shift: "abc" }],
    ['/report 40 association:"Upplands Väsby"', { figures: "40", association: "Upplands Väsby" }],
    ["/report 40 association:“Upplands Väsby”", { figures: "40", association: "Upplands Väsby" }],
    ["/signup högdalen guests:2", { activity: "högdalen", guests: "2" }],
    ["/signup högdalen 2", { activity: "högdalen 2" }],
    ['/signup "Bar Kaja"', { activity: "Bar Kaja" }],
    ["/signup kl:17 Solna", { activity: "kl:17 Solna" }],
    ["/signup 06:30", { activity: "06:30" }],
    ["/mydata language en", { what: "language", value: "en" }],
    ["/mydata LANGUAGE en", { what: "language", value: "en" }],
    ["/mydata språk en", { what: "language", value: "en" }],
    ["/mydata value:en what:Språk", { what: "language", value: "en" }],
    ["/mydata what:nosuch", { what: "nosuch" }],
    ["/mydata svenska", { value: "svenska" }],
    ["/seats 4 Solna vid dörren", { count: "4", place: "Solna", note: "vid dörren" }],
    ["/seats Solna vid dörren", { place: "Solna", note: "vid dörren" }],
    ["/seats place:Solna 4", { count: "4", place: "Solna" }],
    ["/signup guests:", { activity: "guests:" }],
    ['/signup guests:""', { guests: "" }],
    ["/report\n40 14 11", { figures: "40 14 11" }],
  ])("gives %j its options", (line, values) => {
    expect(valuesOf(line)).toEqual(values);
  });

  test.each([
    ["/nosuch 1", { kind: "unknown-command", typed: "nosuch" }],
    ["/", { kind: "not-a-command" }],
    ["hej", { kind: "not-a-command" }],
    ["", { kind: "not-a-command" }],
    ["report 40", { kind: "not-a-command" }],
    ["//report", { kind: "not-a-command" }],
  ])("says of %j what it is", (line, read) => {
    expect(readLine(line, SPECS)).toEqual(read);
  });

  test("whatever it holds is read, and nothing is lost but how it was spaced and quoted", () => {
    const bare = (text: string) => text.replace(/[\s"“”]+/gu, "");

    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (words) => {
        const read = readLine(`/signup ${words}`, SPECS);

        expect(read.kind).toBe("command");
        if (read.kind !== "command" || /(guests|activity):/i.test(words)) return;
        expect(bare(Object.values(read.values).join(""))).toBe(bare(words));
      }),
    );
  });
});
