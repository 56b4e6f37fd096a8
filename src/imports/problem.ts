import type { ImportProblem } from "../domain/activity.ts";
import { type CleanText, cutText } from "../domain/text.ts";

type Key = `import.${string}`;

/** A line of a file that cannot be taken: 1-based, with a key of the locales. */
export const problem = (line: number, key: Key, values: ImportProblem["values"] = {}): ImportProblem => ({
  line,
  key,
  values,
});

/** What a reading of a line gave: a value, or why there is none. */
export type Read<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "problem"; readonly problem: ImportProblem };

export const ok = <T>(value: T): Read<T> => ({ kind: "ok", value });
export const refused = (line: number, key: Key, values: ImportProblem["values"] = {}): Read<never> => ({
  kind: "problem",
  problem: problem(line, key, values),
});

/** The problems among what was read. */
export const problemsIn = (reads: readonly Read<unknown>[]): readonly ImportProblem[] =>
  reads.flatMap((read) => (read.kind === "problem" ? [read.problem] : []));

/** A problem repeats at most this much of a text: enough to find it in the file. */
export const shown = (text: string): string => cutText(text.replace(/\s+/g, " ").trim().slice(0, 400), 40);

/** A cleaned text as a reading: a blank one gives `blank`, everything else that cannot be stored a problem. */
export const readText = <B>(line: number, written: string, cleaned: CleanText, blank: Read<B>): Read<string | B> => {
  switch (cleaned.kind) {
    case "ok":
      return ok(cleaned.text);
    case "blank":
      return blank;
    case "too-long":
      return refused(line, "import.text-too-long", { text: shown(written), max: cleaned.max });
    case "refused":
      return refused(line, "import.text-refused");
  }
};
