import { expect, test } from "vitest";
import { readRecordedCampaigns } from "../../../src/imports/recorded/campaigns.ts";
import { SMALL, smallFolder } from "./folder.ts";

const refused = async (file: string, content: string | Buffer | undefined) => {
  await using folder = await smallFolder({ [file]: content });
  return await readRecordedCampaigns(folder.path).then(
    () => "taken",
    ({ name, key, values }) => ({ name, key, values }),
  );
};
const withLine = (file: string, line: string): string => `${SMALL[file]}${line}\n`;

test("a folder's four files become campaigns with their associations", async () => {
  await using folder = await smallFolder();

  const campaigns = await readRecordedCampaigns(folder.path);

  expect(campaigns).toEqual([
    {
      name: "c1",
      associations: [
        {
          name: "Solna",
          goal: 87,
          window: { joined: 0, days: 21, firstWeekday: 6 },
          reports: [
            { day: 0, known: 1, dials: 40 },
            { day: 0, known: 4, dials: 30 },
            { day: 2, known: 3, dials: 0 },
          ],
          signUps: [{ day: 5, known: 2, cancelled: undefined, shifts: 3 }],
          campaignSignUpsFrom: 1,
        },
        {
          name: "Sigtuna",
          goal: undefined,
          window: { joined: 9, days: 21, firstWeekday: 6 },
          reports: [],
          signUps: [{ day: 12, known: 1, cancelled: 9, shifts: 2 }],
          campaignSignUpsFrom: 1,
        },
      ],
    },
  ]);
});

test("columns in another order, more of them, blanks, empty lines, a byte order mark and Windows line ends make no difference", async () => {
  const reports = "\ufeffcalls,note,known_day,day,association,campaign\r\n\r\n40, late ,1, 0,Solna ,c1\r\n\r\n";
  await using folder = await smallFolder({ "reports.csv": reports });

  const [campaign] = await readRecordedCampaigns(folder.path);

  expect(campaign?.associations[0]?.reports).toEqual([{ day: 0, known: 1, dials: 40 }]);
});

test("without a sign-up in the whole campaign there is no first one", async () => {
  await using folder = await smallFolder({ "signups.csv": SMALL["signups.csv"]?.split("\n")[0] });

  const [campaign] = await readRecordedCampaigns(folder.path);

  expect(campaign?.associations.map(({ campaignSignUpsFrom }) => campaignSignUpsFrom)).toEqual([undefined, undefined]);
});

test("an empty list has no goal, a goal in parts of a dial is rounded up", async () => {
  const associations = "campaign,association,list_size,goal_calls,join_day\nc1,Solna,0,87,0\nc1,Sigtuna,,86.05,0\n";
  await using folder = await smallFolder({ "associations.csv": associations });

  const [campaign] = await readRecordedCampaigns(folder.path);

  expect(campaign?.associations.map(({ goal }) => goal)).toEqual([undefined, 87]);
});

test("numbers as a table of decimals writes them are the same numbers", async () => {
  await using folder = await smallFolder({
    "campaigns.csv": "campaign,days,first_weekday\nc1,21.0,6.0\n",
    "associations.csv":
      "campaign,association,list_size,goal_calls,join_day\nc1,Solna,1000.0,395.00000000000006,0.0\nc1,Sigtuna,,113.37868480725623,0\n",
    "reports.csv": "campaign,association,day,known_day,calls\nc1,Solna,0.0,1.0,40.0\n",
    "signups.csv":
      "campaign,association,shift_day,known_day,cancel_day,shifts\nc1,Solna,5.0,2.0,,3.0\nc1,Solna,5.0,2.0,4.0,1.0\n",
  });

  const [campaign] = await readRecordedCampaigns(folder.path);

  const window = { joined: 0, days: 21, firstWeekday: 6 };
  expect(campaign?.associations).toMatchObject([
    {
      goal: 395,
      window,
      reports: [{ day: 0, known: 1, dials: 40 }],
      signUps: [
        { day: 5, known: 2, cancelled: undefined, shifts: 3 },
        { day: 5, known: 2, cancelled: 4, shifts: 1 },
      ],
    },
    { goal: 114, window },
  ]);
});

test("a truth file is not needed and not read", async () => {
  await using folder = await smallFolder({ "truth.csv": '"' });

  await expect(readRecordedCampaigns(folder.path)).resolves.toHaveLength(1);
});

test.each([
  ["campaigns.csv", "c2,0,6", 3, "days", "0"],
  ["campaigns.csv", "c2,21,7", 3, "first_weekday", "7"],
  ["campaigns.csv", "c1,21,6", 3, "campaign", "c1"],
  ["campaigns.csv", ",21,6", 3, "campaign", ""],
  ["associations.csv", "c2,Nacka,900,,,100,0", 4, "campaign", "c2"],
  ["associations.csv", "c1,Solna,900,,,100,0", 4, "association", "Solna"],
  ["associations.csv", "c1,Nacka,900,,,-5,0", 4, "goal_calls", "-5"],
  ["associations.csv", "c1,Nacka,900,,,1e309,0", 4, "goal_calls", "1e309"],
  ["associations.csv", "c1,Nacka,900,,,100,", 4, "join_day", ""],
  ["associations.csv", "c1,Nacka,900,,,100,-1", 4, "join_day", "-1"],
  ["reports.csv", "c1,Nacka,3,4,10", 5, "association", "Nacka"],
  ["reports.csv", "c9,Solna,3,4,10", 5, "campaign", "c9"],
  ["reports.csv", "c1,Solna,3,4,-10", 5, "calls", "-10"],
  ["reports.csv", "c1,Solna,3,4,", 5, "calls", ""],
  ["reports.csv", "c1,Solna,3,4.5,10", 5, "known_day", "4.5"],
  ["reports.csv", "c1,Solna,NaN,4,10", 5, "day", "NaN"],
  ["signups.csv", "c1,Solna,3,0,soon,1", 4, "cancel_day", "soon"],
  ["signups.csv", "c1,Solna,3,0,,٣", 4, "shifts", "٣"],
])("%s with the line %s is refused, with line, column and what stands there", async (file, line, at, column, value) => {
  expect(await refused(file, withLine(file, line))).toEqual({
    name: "UserError",
    key: "recorded.bad-cell",
    values: { file, line: at, column, value },
  });
});

test("a long cell is cut in the message", async () => {
  const error = await refused("reports.csv", withLine("reports.csv", `c1,Solna,3,4,${"9".repeat(10_000)}`));

  expect(error).toMatchObject({ values: { value: "9".repeat(40) } });
});

test.each([
  ["a ragged row", withLine("reports.csv", "c1,Solna,3"), "recorded.ragged-row", { line: 5 }],
  ["an open quote", withLine("reports.csv", 'c1,"Solna,3,4,10\nc1,Solna,4,5,10'), "recorded.bad-quote", { line: 5 }],
  ["a quote inside a cell", withLine("reports.csv", 'c1,Sol"na,3,4,10'), "recorded.bad-quote", { line: 5 }],
  ["a missing column", "campaign,association,day,calls\n", "recorded.no-column", { column: "known_day" }],
  ["another separator", "campaign;association;day;known_day;calls\n", "recorded.no-column", { column: "campaign" }],
  ["a doubled column", "campaign,association,day,known_day,calls,day\n", "recorded.doubled-column", { column: "day" }],
  ["an empty file", "", "recorded.no-column", { column: "campaign" }],
  ["no UTF-8", Buffer.from("campaign,f\xf6rening\n", "latin1"), "recorded.not-utf8", {}],
  ["no such file", undefined, "recorded.unreadable", {}],
])("%s is refused, and where it is", async (_, content, key, values) => {
  const error = await refused("reports.csv", content);

  expect(error).toMatchObject({ name: "UserError", key, values: { file: "reports.csv", ...values } });
});

test("a folder that is not there is refused", async () => {
  await using folder = await smallFolder();

  await expect(readRecordedCampaigns(`${folder.path}/campaigns.csv`)).rejects.toMatchObject({
    key: "recorded.unreadable",
  });
});
