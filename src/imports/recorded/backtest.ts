import { stringify } from "csv-stringify/sync";
import { backtest } from "../../domain/turnout/backtest.ts";
import { PHONE_BANK_2018, type TurnoutParameters } from "../../domain/turnout/parameters.ts";
import { readRecordedCampaigns } from "./campaigns.ts";

const COLUMNS = ["campaign", "association", "day", "probability", "ping"] as const;

/**
 * The turnout rule run over a folder of recorded campaigns, as CSV with a header: a line for every morning of every
 * association with a goal. Names that a spreadsheet could take for formulas stay as they are in the files.
 * @throws UserError as `readRecordedCampaigns` does.
 */
export const backtestFolder = async (
  folder: string,
  parameters: TurnoutParameters = PHONE_BANK_2018,
): Promise<string> => {
  const predictions = backtest(await readRecordedCampaigns(folder), parameters);
  const rows = Array.from(predictions, (row) => ({ ...row, probability: row.probability.toFixed(6) }));
  return stringify(rows, { header: true, columns: [...COLUMNS] });
};
