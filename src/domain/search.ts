import type { Scheduled } from "./shift.ts";
import { foldText } from "./text.ts";

const partsOf = ({ activity }: Scheduled): readonly string[] => [
  activity.place,
  activity.title,
  activity.series ?? "",
  activity.area ?? "",
  ...activity.hosts.map(({ name }) => name),
];

/**
 * The shifts that the words fit, best first and only the best kind of fit: a place or title said in full, one that begins
 * so, else all words somewhere in place, title, series, area and hosts.
 */
export const shiftsFitting = (shifts: readonly Scheduled[], said: string): readonly Scheduled[] => {
  const wantedText = foldText(said);
  if (wantedText === "") return [];
  const words = wantedText.split(" ");
  const fits: readonly ((parts: readonly string[]) => boolean)[] = [
    (parts) => parts.includes(wantedText),
    (parts) => parts.some((part) => part.startsWith(wantedText)),
    (parts) =>
      words.every((word) => parts.some((part) => part.split(/[\s,]+/).some((piece) => piece.startsWith(word)))),
    (parts) => words.every((word) => parts.some((part) => part.includes(word))),
  ];
  const folded = shifts.map((shift) => ({ shift, parts: partsOf(shift).map(foldText) }));
  for (const matches of fits) {
    const found = folded.filter(({ parts }) => matches(parts));
    if (found.length > 0) return found.map(({ shift }) => shift);
  }
  return [];
};
