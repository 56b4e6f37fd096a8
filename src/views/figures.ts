import { FIGURES, type Figure, type Figures } from "../domain/figures.ts";
import { numberWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";

/** `40 påringningar`, `1 påringning`. */
export const countedWords = (figure: Figure, count: number, words: Words): string =>
  words.say(`report.counted.${figure}`, { count, shown: numberWords(count, words.locale) });

/** `40 påringningar, 14 svar, 11 samtal`: every figure that was given. */
export const figureWords = (figures: Figures, words: Words): string =>
  FIGURES.filter((figure) => figures[figure] > 0)
    .map((figure) => countedWords(figure, figures[figure], words))
    .join(", ");
