import { readFile, rename, writeFile } from "node:fs/promises";
import { parseEnv } from "node:util";

/** Values by the name of their variable. */
export type Settings = { readonly [variable: string]: string | undefined };

const textOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
};

/** What stands in the file; nothing where there is none. */
export const readSettings = async (file: string): Promise<Settings> => parseEnv(await textOf(file));

/** Sets these variables in the file and keeps every other line of it. Only its owner can read it afterwards. */
export const writeSettings = async (file: string, settings: Settings): Promise<void> => {
  const isSet = (line: string): boolean => {
    const [, name = ""] = /^\s*(?:export\s+)?([\w.]+)\s*=/.exec(line) ?? [];
    return settings[name] !== undefined;
  };
  const lines = (await textOf(file)).split("\n").filter((line) => !isSet(line));
  while (lines.at(-1) === "") lines.pop();
  const set = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  // Renamed into place: whatever happens, the file is the old one or the new one.
  const fresh = `${file}.new`;
  await writeFile(fresh, `${[...lines, ...set].join("\n")}\n`, { mode: 0o600, flag: "wx" });
  await rename(fresh, file);
};
