import { expect, test } from "vitest";
import { readReportTable } from "../../../src/imports/csv/reports.ts";

const HEADER = "date,association,callers,minutes,dials,answers,conversations";

test("a table of reports gives each association's figures of a day, blanks as none", () => {
  const { drafts, problems } = readReportTable(`${HEADER}\n2018-08-21,Vantör,2,240,82,28,21\n22/8 2018,Vantör,,,0,,`);

  expect(problems).toEqual([]);
  expect(drafts).toEqual([
    {
      line: 2,
      day: "2018-08-21",
      association: "Vantör",
      callers: 2,
      minutes: 240,
      dials: 82,
      answers: 28,
      conversations: 21,
    },
    {
      line: 3,
      day: "2018-08-22",
      association: "Vantör",
      callers: 0,
      minutes: 0,
      dials: 0,
      answers: 0,
      conversations: 0,
    },
  ]);
});

test.each([
  ["more answers than dials", "2018-08-21,Vantör,1,60,20,21,5", "import.figures"],
  ["more conversations than answers", "2018-08-21,Vantör,1,60,20,7,8", "import.figures"],
  ["a figure of 100,000", "2018-08-21,Vantör,1,60,100000,7,5", "import.number"],
  ["no association", "2018-08-21,,1,60,20,7,5", "import.name-missing"],
  ["no date", ",Vantör,1,60,20,7,5", "import.date-missing"],
])("a row of a report is refused with its line for %s", (_, row, key) => {
  const { drafts, problems } = readReportTable(`${HEADER}\n${row}`);

  expect(drafts).toEqual([]);
  expect(problems).toMatchObject([{ line: 2, key }]);
});
