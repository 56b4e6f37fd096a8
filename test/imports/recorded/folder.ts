import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder with these files, gone when it is disposed of. */
export const folderWith = async (
  files: Iterable<readonly [name: string, content: string | Buffer]>,
): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), "samling-recorded-"));
  for (const [name, content] of files) await writeFile(join(path, name), content);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
};

/** One campaign of 21 days from a Sunday: Solna from the start, Sigtuna without a goal from day 9. */
export const SMALL: Readonly<Record<string, string>> = {
  "campaigns.csv": "campaign,days,first_weekday\nc1,21,6\n",
  "associations.csv":
    "campaign,association,list_size,goal_type,goal_value,goal_calls,join_day\nc1,Solna,1518,coverage,0.05,87,0\nc1,Sigtuna,0,,,,9\n",
  "reports.csv": "campaign,association,day,known_day,calls\nc1,Solna,0,1,40\nc1,Solna,0,4,30\nc1,Solna,2,3,0\n",
  "signups.csv": "campaign,association,shift_day,known_day,cancel_day,shifts\nc1,Solna,5,2,,3\nc1,Sigtuna,12,1,9,2\n",
};

/** The small campaign's folder with some files replaced; undefined leaves a file out. */
export const smallFolder = (changes: Readonly<Record<string, string | Buffer | undefined>> = {}) =>
  folderWith(
    Object.entries({ ...SMALL, ...changes }).flatMap(([name, content]) =>
      content === undefined ? [] : [[name, content] as const],
    ),
  );
