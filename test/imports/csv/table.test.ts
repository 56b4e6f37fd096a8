import { describe, expect, test } from "vitest";
import { readTable } from "../../../src/imports/csv/table.ts";

const COLUMNS = { names: { name: ["namn"], list_size: ["lista"] }, required: ["name"] } as const;
const read = (text: string) => readTable<"name" | "list_size">(text, COLUMNS);
const cellsOf = (text: string) => read(text).rows.map(({ line, cell }) => [line, cell("name"), cell("list_size")]);

describe("a table", () => {
  test.each([
    ["commas", "name,list_size\nVantör,12"],
    ["semicolons", "Namn;Lista\nVantör;12"],
    ["tabs", "NAMN\tlist size\nVantör\t12"],
    ["columns in another order", "lista;namn\n12;Vantör"],
    ["quotes around everything", '"name","List-Size"\n"Vantör","12"'],
    ["spaces around quotes", '"name" , "list_size"\n "Vantör" , "12" '],
    ["blank columns at its end", "name,list_size,,\nVantör,12,,"],
  ])("is read with %s", (_, text) => {
    const cells = cellsOf(text);

    expect(cells).toEqual([[2, "Vantör", "12"]]);
  });

  test("of one column needs no separator", () => {
    const cells = cellsOf("namn\nVantör\n\nHuddinge\n");

    expect(cells).toEqual([
      [2, "Vantör", ""],
      [4, "Huddinge", ""],
    ]);
  });

  test.each([
    ["a row of too few cells", "name,list_size\nVantör,1\nHuddinge", 3, "import.csv-ragged"],
    ["a row of too many", "name,list_size\nVantör,1\nUpplands, Väsby,1", 3, "import.csv-ragged"],
    ["a quote that is never closed", 'name,list_size\nVantör,1\n\n"Huddinge,2\nSalem,3\n', 4, "import.csv-quote"],
    ["a quote that another row closes", 'name,list_size\n"Vantör,1\n"Huddinge",2\n', 2, "import.csv-quote"],
    ["a quote inside a word", 'name,list_size\nVan"tör,1\n', 2, "import.csv-quote"],
    ["a doubled column", "name,lista,list_size\nVantör,1,2", 1, "import.csv-double-column"],
    ["a header that comes again", "name,list_size\nVantör,1\nNamn,Lista", 3, "import.csv-header-again"],
    ["a column nobody knows", "name,__proto__\nVantör,1", 1, "import.csv-unknown-column"],
    ["a column without a name", "name,,list_size\nVantör,1,2", 1, "import.csv-unknown-column"],
    ["a separator nobody knows", "name|list_size\nVantör|1", 1, "import.csv-no-header"],
    ["no header", "Vantör,1\nHuddinge,2", 1, "import.csv-no-header"],
    ["a header alone", "name,list_size\n\n", 1, "import.csv-no-rows"],
    ["only blanks", ";;\n;;", 1, "import.file-empty"],
  ])("says its line and the reason: %s", (_, text, line, key) => {
    const { problems } = read(text);

    expect(problems).toMatchObject([{ line, key }]);
  });

  test("keeps the good rows beside the bad, so that every problem is found at once", () => {
    const { rows, problems } = read('name,list_size\nVantör\nHuddinge,1\n"Salem,2');

    expect(rows.map(({ cell }) => cell("name"))).toEqual(["Huddinge"]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });
});
