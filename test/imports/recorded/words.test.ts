import { expect, test } from "vitest";
import { UserError } from "../../../src/domain/error.ts";
import { LOCALES } from "../../../src/domain/locale.ts";
import { readRecordedCampaigns } from "../../../src/imports/recorded/campaigns.ts";
import { isKey, wordsOf } from "../../../src/locales/words.ts";
import { SMALL, smallFolder } from "./folder.ts";

const REPORTS = SMALL["reports.csv"];

test.each([
  undefined,
  Buffer.from("f\xf6rening", "latin1"),
  "campaign\n",
  `${REPORTS?.replace("\n", ",day\n")}`,
  `${REPORTS}c1,Solna\n`,
  `${REPORTS}"`,
  `${REPORTS}c1,Solna,3,4,many\n`,
])("every refusal has its words in each language, none of its blanks left open: %j", async (content) => {
  await using folder = await smallFolder({ "reports.csv": content });

  const error = await readRecordedCampaigns(folder.path).catch((thrown: unknown) => thrown);

  if (!(error instanceof UserError) || !isKey(error.key)) throw new Error("not refused in words", { cause: error });
  for (const locale of LOCALES) {
    const said = wordsOf(locale).say(error.key, error.values);
    expect(said).toContain("reports.csv");
    expect(said).not.toMatch(/\{\{|undefined/);
  }
});
