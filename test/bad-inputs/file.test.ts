import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type CommandLine, item, openCommandLine, pageOf } from "../cli/terminal.ts";
import { FAMILY, ZALGO } from "./odd-text.ts";

const ROW = "2022-08-18,17:00,19:00,Ringstuga,Solna";
const HEADER = "date,start,end,title,place";
const table = (...rows: readonly string[]) => [HEADER, ...rows, ""].join("\n");
const cells = (cell: { title?: string; place?: string; date?: string; start?: string; end?: string }) =>
  table(
    [
      cell.date ?? "2022-08-18",
      cell.start ?? "17:00",
      cell.end ?? "19:00",
      cell.title ?? "Ringstuga",
      cell.place ?? "Solna",
    ]
      .map((text) => `"${text}"`)
      .join(","),
  );

type BadFile = readonly [
  input: string,
  content: string | Uint8Array,
  problem: { readonly line: number; readonly message: string },
];
const problem = (line: number, message: string) => ({ line, message });

const BAD_TABLES: readonly BadFile[] = [
  ["a blank title", cells({ title: " " }), problem(2, "The title is missing.")],
  ["zero-width characters for a title", cells({ title: "\u200b\u2060" }), problem(2, "The title is missing.")],
  ["a title of 10,000 characters", cells({ title: "x".repeat(10_000) }), problem(2, "200")],
  ["a place of 201 emoji", cells({ place: FAMILY.repeat(201) }), problem(2, "200")],
  ["NUL in a title", Buffer.from(cells({ title: "a\0b" })), problem(1, "text file")],
  ["−1 wanted", `${HEADER},needed\n${ROW},-1\n`, problem(2, "9999")],
  ["3,5 wanted", `${HEADER},needed\n${ROW},"3,5"\n`, problem(2, "9999")],
  ["1e309 wanted", `${HEADER},needed\n${ROW},1e309\n`, problem(2, "9999")],
  ["10,000 places", `${HEADER},capacity\n${ROW},10000\n`, problem(2, "9999")],
  ["31/2", cells({ date: "31/2 2022" }), problem(2, "31/2 2022 is not in the calendar")],
  ["29/2 2027", cells({ date: "2027-02-29" }), problem(2, "2027-02-29 is not in the calendar")],
  ["year 20270", cells({ date: "20270-01-01" }), problem(2, "20270-01-01 is not in the calendar")],
  ["24:00 as a start", cells({ start: "24:00", end: "" }), problem(2, "24:00")],
  ["25:00", cells({ start: "25:00", end: "" }), problem(2, "25:00")],
  ["02:30 on 2027-03-28", cells({ date: "2027-03-28", start: "02:30", end: "" }), problem(2, "Write 03:00.")],
  ["end ≤ start", cells({ start: "19:00", end: "17:00" }), problem(2, "midnight")],
  ["an unclosed quote", `${table(ROW)}2022-08-19,17:00,19:00,"Ring\n`, problem(3, "quotation mark")],
  ["a ragged row", `${table(ROW)}2022-08-19,17:00\n`, problem(3, "2 cells")],
  ["a doubled header", `${HEADER},title\n${ROW},x\n`, problem(1, "twice")],
  ["an unknown header", `${HEADER},mood\n${ROW},x\n`, problem(1, "mood")],
  ["no header", `${ROW}\n${ROW}\n`, problem(1, "name the columns")],
  [
    "an error at row 999",
    table(
      ...Array.from({ length: 1_000 }, (_, i) =>
        i === 997 ? "31/2 2022,,,x,y" : `2022-08-18,17:00,19:00,Ringstuga ${i},Solna`,
      ),
    ),
    problem(999, "31/2"),
  ],
  ["an empty file", "", problem(1, "empty")],
  ["white space only", " \n\n", problem(1, "empty")],
  ["a binary file", Uint8Array.from({ length: 64 }, (_, i) => i), problem(1, "text file")],
  ["a zip", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), problem(1, "workbook or an archive")],
  ["a gzip", gzipSync(table(ROW)), problem(1, "workbook or an archive")],
  ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), problem(1, "workbook or an archive")],
  ["2 MB and a byte", Buffer.alloc(2 * 1024 * 1024 + 1, "x"), problem(1, "2 MB")],
  ["mojibake", cells({ place: "MalmÃ¶ och Lund�" }), problem(2, "UTF-8")],
];

const BAD_PAGES: readonly BadFile[] = [
  ["31/2 on a page", pageOf(item("31/2", "17:00", "Solna", "Ringstuga")), problem(5, "31/2 is not in the calendar")],
  ["a page without a heading", "- 18/8 kl: 17:00 Solna**  \nRingstuga\n", problem(1, "heading")],
  ["a heading without a year", "# Valrörelse\n\n- 18/8 kl: 17:00 Solna**  \nRingstuga\n", problem(1, "year")],
  ["a heading of 10,000 characters", `# 2022 ${"x".repeat(10_000)}\n\n- 18/8 Solna  \nRingstuga\n`, problem(1, "80")],
  ["an item without a date", pageOf("- Ringstuga i Solna"), problem(5, "date")],
  ["an item without words", pageOf("- 18/8 kl: 17:00 Solna"), problem(5, "what happens")],
  ["a time that is none", pageOf(item("18/8", "26:00", "Solna", "Ringstuga")), problem(5, "26:00")],
  ["a page of nothing", "# Valrörelse 2022\n\nVi ses!\n", problem(1, "no activities")],
];

const stored = async (cli: CommandLine, day = "2022-08-18") =>
  (await cli.json("schedule", "--date", day)).json.activities;

describe("in a file", () => {
  test.each([
    ...BAD_TABLES.map((row) => ["table.csv", ...row] as const),
    ...BAD_PAGES.map((row) => ["page.md", ...row] as const),
  ])(
    "%s: %s is refused with the line and the reason, and no row of it is written",
    async (name, _input, content, { line, message }) => {
      await using cli = await openCommandLine();
      const path = await cli.file(name, content);

      const { code, json } = await cli.json("import", path, "--source", "bad", "--apply");

      expect(code).toBe(1);
      expect(json.problems[0].line).toBe(line);
      expect(json.problems[0].message).toContain(message);
      expect(json.refused).toBe(`line ${line}: ${json.problems[0].message}`);
      expect(json).toMatchObject({ created: 0, updated: 0, cancelled: 0 });
      expect(await stored(cli)).toEqual([]);
    },
  );

  test.each([
    ["24:00 as an end", cells({ start: "22:00", end: "24:00" }), { start: "22:00", end: "24:00" }],
    ["a past date", cells({}), { date: "2022-08-18" }],
    ["; as separator", table(ROW).replaceAll(",", ";"), { title: "Ringstuga" }],
    ["CRLF", table(ROW).replaceAll("\n", "\r\n"), { place: "Solna" }],
    ["CR", table(ROW).replaceAll("\n", "\r"), { place: "Solna" }],
    ["a mark before the first byte", `\ufeff${table(ROW)}`, { date: "2022-08-18" }],
    ["UTF-16", Buffer.from(`\ufeff${cells({ place: "Malmö" })}`, "utf16le"), { place: "Malmö" }],
    ["Latin-1", Buffer.from(cells({ place: "Malmö" }), "latin1"), { place: "Malmö" }],
    ["å as NFD", cells({ place: "A\u030arstadal" }), { place: "Årstadal" }],
    ["a right-to-left override", cells({ title: "\u202eRingstuga" }), { title: "Ringstuga" }],
    ["zalgo", cells({ place: ZALGO }), { place: "Solna\u0335\u0335\u0335\u0335" }],
    ["an emoji of many at the limit", cells({ title: FAMILY.repeat(200) }), { title: FAMILY.repeat(200) }],
    ["a cell that begins with =", cells({ title: "=1+1" }), { title: "=1+1" }],
    ["a cell that begins with +", cells({ title: "+46" }), { title: "+46" }],
    ["a cell that begins with −", cells({ title: "-1" }), { title: "-1" }],
    ["a cell that begins with @", cells({ title: "@SUM(A1)" }), { title: "@SUM(A1)" }],
    ["'; DROP TABLE", cells({ title: "'; DROP TABLE activity; --" }), { title: "'; DROP TABLE activity; --" }],
    ["HTML", cells({ title: "<b>Ringstuga</b>" }), { title: "<b>Ringstuga</b>" }],
    ["@everyone", cells({ title: "@everyone" }), { title: "@everyone" }],
    ["Tid ej fastställd", cells({ start: "Tid ej fastställd", end: "" }), { start: null, end: null }],
  ])("%s is taken as what it is", async (_input, content, shown) => {
    await using cli = await openCommandLine();

    const { code, json } = await cli.json("import", await cli.file("table.csv", content), "--source", "odd", "--apply");

    expect(json.problems).toEqual([]);
    expect(code).toBe(0);
    expect(json.activities).toMatchObject([shown]);
    expect(await stored(cli)).toMatchObject([shown]);
  });

  test("02:30 on 2027-10-31 is taken as the first of the two, and said so", async () => {
    await using cli = await openCommandLine();
    const path = await cli.file("table.csv", cells({ date: "2027-10-31", start: "02:30", end: "" }));

    const { code, err } = await cli.json("import", path, "--source", "night", "--apply");

    expect(code).toBe(0);
    expect(err).toContain("02:30 comes twice that day. I take the first.");
  });

  test("a time that is not set is never shown as midnight", async () => {
    await using cli = await openCommandLine();
    await cli.json(
      "import",
      await cli.file("page.md", pageOf(item("18/8", "", "Tid ej fastställd, Solna", "Torgmöte"))),
      "--apply",
    );

    const said = await cli.json("say", "--as", "Kim", "--at", "2022-08-18T06:00", "/signup solna");
    const { posts } = (await cli.json("tick", "--at", "2022-08-18T07:00")).json;

    expect(said.json.text).toContain("tid kommer, Solna");
    expect(JSON.stringify([said.json, posts])).not.toContain("00:00");
  });

  test("broken Markdown and HTML in it are read as text", async () => {
    await using cli = await openCommandLine();
    const page = pageOf(
      "- **18/8 kl: 17:00-19:00 *Solna**  \n<b>Ringstuga [hit](https://e.example)  \n_facket@example.org_",
    );

    const { json } = await cli.json("import", await cli.file("page.md", page), "--apply");

    expect(json.problems).toEqual([]);
    expect(json.activities).toMatchObject([{ start: "17:00", title: expect.stringContaining("<b>Ringstuga") }]);
  });

  test("the same file twice changes nothing", async () => {
    await using cli = await openCommandLine();
    const path = await cli.file("table.csv", table(ROW));

    await cli.json("import", path, "--source", "once", "--apply");
    const again = await cli.json("import", path, "--source", "once", "--apply");

    expect(again.json).toMatchObject({ created: 0, updated: 0, unchanged: 1, cancelled: 0 });
  });

  test.each([
    ["a blank name", "name,kind\n\u200b,branch\nSolna,branch\n", 2],
    ["a name of 81 characters", `name\n${"x".repeat(81)}\n`, 2],
    ["a list of 1,000,000", "name,list_size\nSolna,1000000\n", 2],
    ["a goal of 0%", "name,list_size,goal\nSolna,100,0%\n", 2],
    ["the same name twice", "name\nSolna\nSOLNA\n", 3],
  ])("associations: %s is refused with its line", async (_input, content, line) => {
    await using cli = await openCommandLine();
    await cli.json("import", await cli.file("table.csv", table(ROW)), "--source", "first", "--apply");

    const { code, json } = await cli.json("import", await cli.file("associations.csv", content), "--apply");

    expect([code, json.problems[0]?.line]).toEqual([1, line]);
  });
});
