import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { simulateCampaigns } from "../../../bench/simulation.ts";
import { backtestFolder } from "../../../src/imports/recorded/backtest.ts";
import { folderWith, smallFolder } from "./folder.ts";

type Line = Readonly<Record<"campaign" | "association" | "day" | "probability" | "ping", string>>;
const linesOf = (csv: string): readonly Line[] => parse<Line>(csv, { columns: true });
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0) / numbers.length;

test("the predictions have a header and a line for each morning of each association with a goal", async () => {
  await using folder = await smallFolder();

  const csv = await backtestFolder(folder.path);

  expect(csv.split("\n")[0]).toBe("campaign,association,day,probability,ping");
  expect(linesOf(csv).map(({ association, day }) => `${association} ${day}`)).toEqual(
    Array.from({ length: 21 }, (_, day) => `Solna ${day}`),
  );
  for (const { probability, ping } of linesOf(csv)) {
    expect(probability).toMatch(/^0\.\d{6}$/);
    expect(ping).toMatch(/^[012]$/);
  }
});

test("a name with a comma or a quote comes back as it was", async () => {
  await using folder = await smallFolder({
    "associations.csv": 'campaign,association,list_size,goal_calls,join_day\nc1,"Solna, ""norra""",100,87,20\n',
    "reports.csv": "campaign,association,day,known_day,calls\n",
    "signups.csv": "campaign,association,shift_day,known_day,cancel_day,shifts\n",
  });

  expect(linesOf(await backtestFolder(folder.path)).map(({ association }) => association)).toEqual(['Solna, "norra"']);
});

test("over made-up campaigns, those that miss their goal are seen and pinged a week ahead, those that reach it less", async () => {
  const { files, finalDials } = simulateCampaigns(7, { campaigns: 3, associations: 30, days: 21 });
  await using folder = await folderWith(files);
  const goals = new Map(
    parse<Record<string, string>>(files.get("associations.csv") ?? "", { columns: true }).map((row) => [
      `${row.campaign},${row.association}`,
      Number(row.goal_calls),
    ]),
  );

  const lines = linesOf(await backtestFolder(folder.path));

  const missed = ({ campaign, association }: Line): boolean => {
    const key = `${campaign},${association}`;
    return (finalDials.get(key) ?? 0) < (goals.get(key) ?? 0);
  };
  const week = lines.filter(({ day }) => day === "14");
  const probability = (lines: readonly Line[]): number => mean(lines.map((line) => Number(line.probability)));
  expect(probability(week.filter(missed))).toBeGreaterThan(probability(week.filter((line) => !missed(line))) + 0.3);
  const early = lines.filter(({ day, ping }) => Number(day) <= 14 && ping === "1");
  expect(early.filter(missed).length).toBeGreaterThan(0.7 * early.length);
});

test("what only becomes known later does not change the lines of earlier mornings", async () => {
  const { files } = simulateCampaigns(11, { campaigns: 1, associations: 20, days: 21 });
  const knownBy = (text: string, column: string): string => {
    const [header = "", ...rows] = text.trim().split("\n");
    const at = header.split(",").indexOf(column);
    return [header, ...rows.filter((row) => Number(row.split(",")[at]) <= 12)].join("\n");
  };
  const cut = new Map(
    [...files].map(([name, text]) => [name, /reports|signups/.test(name) ? knownBy(text, "known_day") : text] as const),
  );
  await using whole = await folderWith(files);
  await using part = await folderWith(cut);

  const upTo12 = async (path: string): Promise<readonly Line[]> =>
    linesOf(await backtestFolder(path)).filter(({ day }) => Number(day) <= 12);

  expect(await upTo12(part.path)).toEqual(await upTo12(whole.path));
});
