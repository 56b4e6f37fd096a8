import { describe, expect, test } from "vitest";
import { lookalikes, readAssociationTable } from "../../../src/imports/csv/associations.ts";

describe("a table of associations", () => {
  test("gives what it says and leaves the rest open", () => {
    const text =
      "name,kind,channel,list_size,goal\nHuddinge,geographic,#huddinge,3 197,20%\nLärarvänstern,bransch,,,60h\nSalem,,,,";

    const { drafts, problems } = readAssociationTable(text);

    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        line: 2,
        name: "Huddinge",
        kind: "geographic",
        channel: "#huddinge",
        listSize: 3197,
        goal: { unit: "share", value: 2000 },
      },
      {
        line: 3,
        name: "Lärarvänstern",
        kind: "branch",
        channel: undefined,
        listSize: undefined,
        goal: { unit: "hours", value: 120 },
      },
      { line: 4, name: "Salem", kind: "geographic", channel: undefined, listSize: undefined, goal: undefined },
    ]);
  });

  test("needs no more than names", () => {
    const { drafts, problems } = readAssociationTable("Namn\nHuddinge\nSalem");

    expect(problems).toEqual([]);
    expect(drafts.map(({ name }) => name)).toEqual(["Huddinge", "Salem"]);
  });

  test.each([
    ["no name", ",branch,,,", "import.name-missing"],
    ["a name of 81 characters", `${"x".repeat(81)},,,,`, "import.text-too-long"],
    ["a kind nobody knows", "Huddinge,bil,,,", "import.association-kind-unknown"],
    ["a list of a million", "Huddinge,,,1000000,", "import.number"],
    ["half a number", 'Huddinge,,,"3,5",', "import.number"],
    ["a goal without a unit", "Huddinge,,,,20", "import.goal"],
    ["the same name, however it is written", "SKA\u030aNELA,,,,", "import.name-again"],
  ])("says a row's line and the reason: %s", (_, row, key) => {
    const { problems } = readAssociationTable(`name,kind,channel,list_size,goal\nSkånela,,,1,\n${row}`);

    expect(problems).toMatchObject([{ line: 3, key }]);
  });

  test("warns of a name that looks like another but is spelt with Cyrillic letters", () => {
    const { drafts } = readAssociationTable("name\nHuddinge\n\u041duddinge\nS\u0430lem");

    const warnings = lookalikes(drafts, ["Salem"]);

    expect(warnings).toMatchObject([
      { line: 3, key: "import.name-lookalike", values: { other: "Huddinge" } },
      { line: 4, key: "import.name-lookalike", values: { other: "Salem" } },
    ]);
  });
});
