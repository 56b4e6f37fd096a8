import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readActivities, readAssociations, readReports } from "../../src/imports/files.ts";

const example = (name: string): Uint8Array => readFileSync(new URL(`../../examples/${name}`, import.meta.url));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe("the example campaign", () => {
  test("has 17 activities on its page, 10 of them in two series, 12 without a time, each with a contact", () => {
    const { campaign, drafts, problems } = readActivities(example("activities-2022.md"), "activities-2022.md");

    expect(problems).toEqual([]);
    expect(campaign).toMatchObject({
      name: "Storstockholms fackliga valrörelse 2022",
      organisation: "Storstockholm",
      year: 2022,
    });
    expect(drafts).toHaveLength(17);
    expect(Map.groupBy(drafts, ({ series }) => series).size).toBe(3);
    expect(drafts.filter(({ series }) => series !== undefined)).toHaveLength(10);
    expect(drafts.filter(({ start }) => start === undefined)).toHaveLength(12);
    expect(drafts.filter(({ contact }) => contact === undefined)).toEqual([]);
    expect(drafts.filter(({ hosts }) => hosts.length === 0)).toEqual([]);
  });

  test("has 44 local associations with 96,971 numbers and 10 of branches", () => {
    const { drafts, problems, warnings } = readAssociations(example("associations.csv"), []);

    const local = drafts.filter(({ kind }) => kind === "geographic");
    expect([...problems, ...warnings]).toEqual([]);
    expect(local).toHaveLength(44);
    expect(drafts).toHaveLength(54);
    expect(sum(local.map(({ listSize }) => listSize ?? 0))).toBe(96_971);
  });

  test("has phone banks of two hours and 20 seats, hosted by its associations, to election day", () => {
    const { drafts, problems } = readActivities(example("phone-bank.csv"), "phone-bank.csv");
    const names = readAssociations(example("associations.csv"), []).drafts.map(({ name }) => name);

    expect(problems).toEqual([]);
    expect(
      drafts.filter(({ kind, capacity, start, end }) => kind !== "phonebank" || capacity !== 20 || !start || !end),
    ).toEqual([]);
    expect([drafts[0]?.day, drafts.at(-1)?.day]).toEqual(["2022-08-17", "2022-09-11"]);
    expect(names).toEqual(expect.arrayContaining(drafts.flatMap(({ hosts }) => hosts)));
  });

  test("has an earlier campaign's 17,066 dials, 34 % of them answered and 26 % conversations", () => {
    const { drafts, problems } = readReports(example("reports-2018.csv"));

    const [dials = 0, answers = 0, conversations = 0] = (["dials", "answers", "conversations"] as const).map((figure) =>
      sum(drafts.map((report) => report[figure])),
    );
    expect(problems).toEqual([]);
    expect([dials, answers, conversations]).toEqual([17_066, 5759, 4430]);
    expect(new Set(drafts.map(({ association }) => association)).size).toBe(35);
  });

  test("has reports from the days before its first", () => {
    const { drafts, problems } = readReports(example("reports-2022.csv"));

    expect(problems).toEqual([]);
    expect(drafts.every(({ day }) => day < "2022-08-17")).toBe(true);
  });
});

describe("a file", () => {
  test.each([
    ["a page by its ending", "valet.md", "# Valet 2022\n- 18/8 Torget\nTorgmöte", 1],
    ["a page by its heading", "valet", "\n# Valet 2022\n- 18/8 Torget\nTorgmöte", 1],
    ["a table by its ending", "valet.csv", "datum;titel;plats\n18/8 2022;Torgmöte;Torget", 1],
    ["a table by its lack of a heading", "valet.txt", "datum;titel;plats\n18/8 2022;Torgmöte;Torget", 1],
  ])("is read as %s", (_, name, text, count) => {
    const { drafts, problems } = readActivities(bytes(text), name);

    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(count);
  });

  test("with the same activity on two lines says so, unless the times differ", () => {
    const rows = [
      "date,start,title,place",
      "2022-08-18,10:00,Torgmöte,Torget",
      "2022-08-18,14:00,Torgmöte,Torget",
      "2022-08-18,10:00,TORGMÖTE,Torget",
    ];

    const { problems } = readActivities(bytes(rows.join("\n")), "valet.csv");

    expect(problems).toMatchObject([{ line: 4, key: "import.activity-again", values: { other: 2 } }]);
  });

  test("that is no text is refused by every reader", () => {
    const archive = bytes("PK\u0003\u0004");

    const files = [readActivities(archive, "valet.csv"), readAssociations(archive, []), readReports(archive)];

    for (const { drafts, problems } of files) {
      expect(drafts).toEqual([]);
      expect(problems).toMatchObject([{ line: 1, key: "import.file-archive" }]);
    }
  });

  test("with hundreds of faults tells the first hundred and how many more there are", () => {
    const rows = Array.from({ length: 250 }, () => "31/2 2022,Torgmöte,Torget");

    const { problems } = readActivities(bytes(["date,title,place", ...rows].join("\n")), "valet.csv");

    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toEqual({ line: 102, key: "import.more-problems", values: { count: 150 } });
  });

  test.each([
    ["a table", "valet.csv", `date,title,place\n${"2022-08-18,Torgmöte,Torget\n".repeat(20_000)}`],
    ["a table of nothing but separators", "valet.csv", `date,title,place\n${"a\n".repeat(1_000_000)}`],
    ["a page", "valet.md", `# Valet 2022\n- Turné\n${"18/8 Torget\n".repeat(20_000)}`],
  ])("of more lines than a schedule can have is refused: %s", (_, name, text) => {
    const { problems } = readActivities(bytes(text), name);

    expect(problems).toMatchObject([{ key: "import.file-too-long" }]);
  });
});
