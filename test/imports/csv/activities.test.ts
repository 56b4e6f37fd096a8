import { describe, expect, test } from "vitest";
import { readActivityTable } from "../../../src/imports/csv/activities.ts";

const HEADER = "date,start,end,title,place,hosts,contact,series,kind,needed,capacity";
const row = (cells: Readonly<Record<string, string>>): string =>
  HEADER.split(",")
    .map((column) => ({ date: "2022-08-18", title: "Torgmöte", place: "Torget", ...cells })[column] ?? "")
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(",");
const table = (...rows: readonly Readonly<Record<string, string>>[]): string => [HEADER, ...rows.map(row)].join("\n");

describe("a table of activities", () => {
  test("gives each row as an activity", () => {
    const text = `${HEADER}\n2022-08-18,17:00,19:00,Ringstuga,"Torget, Väsby",Vantör; KV,ring@example.org,Ringkvällar,phonebank,12,20\n`;

    const { drafts, problems } = readActivityTable(text);

    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        line: 2,
        kind: "phonebank",
        day: "2022-08-18",
        start: "17:00",
        end: "19:00",
        title: "Ringstuga",
        description: "",
        place: "Torget, Väsby",
        hosts: ["Vantör", "KV"],
        contact: "ring@example.org",
        series: "Ringkvällar",
        needed: 12,
        capacity: 20,
      },
    ]);
  });

  test("from Swedish Excel is understood by its own words", () => {
    const text = [
      "sep=;",
      "Datum;Börjar;Slut;Rubrik;Plats;Arrangör;Kontakt;Serie;Typ;Behövs;Platser;;",
      "2022-08-18 00:00:00;06:30:00;09.00;Utdelning;Slussen;Vantör, KV;;;Flygblad;4;1 000;;",
      ";;;;;;;;;;;;",
      "18/8 2022;kl 17;;AW;Baren;;;;;;;;",
    ].join("\n");

    const { drafts, problems } = readActivityTable(text);

    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([
      {
        line: 3,
        day: "2022-08-18",
        start: "06:30",
        end: "09:00",
        hosts: ["Vantör", "KV"],
        kind: "handout",
        needed: 4,
        capacity: 1000,
      },
      {
        line: 5,
        day: "2022-08-18",
        start: "17:00",
        end: undefined,
        kind: "social",
        needed: undefined,
        contact: undefined,
      },
    ]);
  });

  test("is understood by what else Swedes call its columns", () => {
    const { drafts, problems } = readActivityTable(
      "Dag;Starttid;Sluttid;Namn;Lokal;Medarrangörer;E-post;Aktivitetstyp;Antal platser\n18/8 2022;0630;0900;Utdelning;Slussen;KV;kv@example.org;utdelning;7\n",
    );

    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([
      {
        start: "06:30",
        end: "09:00",
        title: "Utdelning",
        place: "Slussen",
        hosts: ["KV"],
        kind: "handout",
        capacity: 7,
      },
    ]);
  });

  test.each([
    ["the start's cell alone", { start: "17:00" }, "17:00", undefined],
    ["an hour alone", { start: "17", end: "19" }, "17:00", "19:00"],
    ["a span in one cell", { start: "17.00–19.00" }, "17:00", "19:00"],
    ["the date's cell", { date: "2022-08-18T17:00", end: "19:00" }, "17:00", "19:00"],
    ["midnight as an end", { start: "17:00", end: "24:00" }, "17:00", "24:00"],
    ["no cell", {}, undefined, undefined],
    ["a midnight that a spreadsheet adds to a date", { date: "2022-08-18 00:00" }, undefined, undefined],
    ["words for not yet", { start: "Tid  ej fastställd", end: "ej bestämt" }, undefined, undefined],
  ])("takes its hours from %s", (_, cells, start, end) => {
    const { drafts } = readActivityTable(table(cells));

    expect(drafts).toMatchObject([{ start, end }]);
  });

  test.each(["=1+1", "+46 8", "-torget", "@everyone", "'; DROP TABLE activity", "<b>fet</b>", 'Café "Kaja"'])(
    "keeps the cell %j as it is",
    (title) => {
      const { drafts } = readActivityTable(table({ title }));

      expect(drafts).toMatchObject([{ title }]);
    },
  );

  test("titles a row without a title by its series", () => {
    const { drafts } = readActivityTable(table({ title: "", series: "Turné" }));

    expect(drafts).toMatchObject([{ title: "Turné", series: "Turné", kind: "tour" }]);
  });

  test("counts lines as an editor does, also after cells of several lines", () => {
    const { drafts } = readActivityTable(`${table({ title: "två\nrader" }, {})}\n\n${row({})}`);

    expect(drafts.map(({ line }) => line)).toEqual([2, 4, 6]);
  });
});

describe("a row that cannot be taken", () => {
  test.each([
    ["no date", { date: "" }, "import.date-missing"],
    ["a day that does not exist", { date: "2022-02-31" }, "import.date-impossible"],
    ["the year 20270", { date: "20270-08-18" }, "import.date-impossible"],
    ["no year", { date: "18/8" }, "import.date-no-year"],
    ["a number for a date", { date: "44791" }, "import.date-unclear"],
    ["a time that does not exist", { start: "25:00" }, "import.time-impossible"],
    ["midnight as a start", { start: "24:00" }, "import.time-impossible"],
    ["words as an end", { start: "17:00", end: "sent" }, "import.time-impossible"],
    ["an end before its start", { start: "17:00", end: "16:00" }, "import.time-backwards"],
    ["an end that is its start", { start: "17:00", end: "17:00" }, "import.time-backwards"],
    ["an end alone", { end: "17:00" }, "import.end-without-start"],
    ["no title", { title: "\u200b" }, "import.title-missing"],
    ["a title of 10,000 characters", { title: "x".repeat(10_000) }, "import.text-too-long"],
    ["no place", { place: " " }, "import.place-missing"],
    ["a place of 201 characters", { place: "x".repeat(201) }, "import.text-too-long"],
    ["a host of 81 characters", { hosts: "x".repeat(81) }, "import.text-too-long"],
    ["an unknown kind", { kind: "stridsvagn" }, "import.kind-unknown"],
    ["−1 wanted", { needed: "-1" }, "import.number"],
    ["NaN wanted", { needed: "NaN" }, "import.number"],
    ["1e309 wanted", { needed: "1e309" }, "import.number"],
    ["2^53+1 wanted", { needed: "9007199254740993" }, "import.number"],
    ["three and a half wanted", { needed: "3,5" }, "import.number"],
    ["Arabic digits", { capacity: "٤٠" }, "import.number"],
    ["10,000 seats", { capacity: "10000" }, "import.number"],
  ])("says its line and the reason: %s", (_, cells, key) => {
    const { drafts, problems } = readActivityTable(table({}, cells));

    expect(drafts).toHaveLength(1);
    expect(problems).toMatchObject([{ line: 3, key }]);
  });

  test("says everything that is wrong with it", () => {
    const { problems } = readActivityTable(table({ date: "31/2 2022", start: "25:00", needed: "-1" }));

    expect(problems.map(({ key }) => key)).toEqual([
      "import.date-impossible",
      "import.time-impossible",
      "import.number",
    ]);
  });
});
