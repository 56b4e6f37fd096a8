import type { RecordedCampaign } from "../../domain/turnout/backtest.ts";
import { wholeDials } from "../../domain/turnout/goal.ts";
import type { AssociationRecord, DayReport, DaySignUps } from "../../domain/turnout/input.ts";
import { amountCell, dayCell, nameCell, optionalCell, refuse, wholeCell } from "./cell.ts";
import { type Row, readTable } from "./table.ts";

const LONGEST_CAMPAIGN = 366;

/** A campaign while its files are read: lines of later files fill it. */
type Draft = {
  readonly days: number;
  readonly firstWeekday: number;
  readonly associations: Map<string, AssociationDraft>;
};
type AssociationDraft = Pick<AssociationRecord, "goal" | "window"> & {
  readonly reports: DayReport[];
  readonly signUps: DaySignUps[];
};
type Drafts = Map<string, Draft>;

/**
 * The campaigns recorded in a folder: campaigns.csv, associations.csv, reports.csv and signups.csv; nothing else in it
 * is read. Reports and sign-ups for days outside an association's window are taken and count for nothing.
 * @throws UserError naming the file, and the line of the first thing that cannot be taken.
 */
export const readRecordedCampaigns = async (folder: string): Promise<readonly RecordedCampaign[]> => {
  const drafts: Drafts = new Map();
  const campaigns = await readTable(folder, "campaigns.csv", ["campaign", "days", "first_weekday"]);
  for (const row of campaigns) addCampaign(drafts, row);
  const associations = await readTable(folder, "associations.csv", [
    "campaign",
    "association",
    "list_size",
    "goal_calls",
    "join_day",
  ]);
  for (const row of associations) addAssociation(drafts, row);
  const reports = await readTable(folder, "reports.csv", ["campaign", "association", "day", "known_day", "calls"]);
  for (const row of reports) addReport(drafts, row);
  const signUps = await readTable(folder, "signups.csv", [
    "campaign",
    "association",
    "shift_day",
    "known_day",
    "cancel_day",
    "shifts",
  ]);
  for (const row of signUps) addSignUps(drafts, row);
  return [...drafts].map(([name, draft]) => recorded(name, draft));
};

const addCampaign = (drafts: Drafts, row: Row<"campaign" | "days" | "first_weekday">): void => {
  const name = nameCell(row, "campaign");
  if (drafts.has(name)) refuse(row, "campaign");
  drafts.set(name, {
    days: wholeCell(row, "days", 1, LONGEST_CAMPAIGN),
    firstWeekday: wholeCell(row, "first_weekday", 0, 6),
    associations: new Map(),
  });
};

const addAssociation = (
  drafts: Drafts,
  row: Row<"campaign" | "association" | "list_size" | "goal_calls" | "join_day">,
): void => {
  const { days, firstWeekday, associations } = drafts.get(row.cells.campaign) ?? refuse(row, "campaign");
  const name = nameCell(row, "association");
  if (associations.has(name)) refuse(row, "association");
  const emptyList = optionalCell(row, "list_size", amountCell) === 0;
  const goal = optionalCell(row, "goal_calls", amountCell);
  associations.set(name, {
    goal: goal === undefined || emptyList ? undefined : wholeDials(goal),
    window: { joined: wholeCell(row, "join_day", 0, LONGEST_CAMPAIGN), days, firstWeekday },
    reports: [],
    signUps: [],
  });
};

const addReport = (drafts: Drafts, row: Row<"campaign" | "association" | "day" | "known_day" | "calls">): void => {
  associationOf(drafts, row).reports.push({
    day: dayCell(row, "day"),
    known: dayCell(row, "known_day"),
    dials: amountCell(row, "calls"),
  });
};

const addSignUps = (
  drafts: Drafts,
  row: Row<"campaign" | "association" | "shift_day" | "known_day" | "cancel_day" | "shifts">,
): void => {
  associationOf(drafts, row).signUps.push({
    day: dayCell(row, "shift_day"),
    known: dayCell(row, "known_day"),
    cancelled: optionalCell(row, "cancel_day", dayCell),
    shifts: amountCell(row, "shifts"),
  });
};

const associationOf = (drafts: Drafts, row: Row<"campaign" | "association">): AssociationDraft => {
  const campaign = drafts.get(row.cells.campaign) ?? refuse(row, "campaign");
  return campaign.associations.get(row.cells.association) ?? refuse(row, "association");
};

const recorded = (name: string, { associations }: Draft): RecordedCampaign => {
  const campaignSignUpsFrom = [...associations.values()]
    .flatMap(({ signUps }) => signUps)
    .reduce<number | undefined>((first, { known }) => Math.min(first ?? known, known), undefined);
  return {
    name,
    associations: [...associations].map(([association, draft]) => ({
      name: association,
      ...draft,
      campaignSignUpsFrom,
    })),
  };
};
