import { FIGURES, type Figures } from "../domain/figures.ts";
import { numberWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";

/** `40 påringningar, 14 svar, 11 samtal`: every figure that was given. */
export const figureWords = (figures: Figures, words: Words): string =>
  FIGURES.filter((figure) => figures[figure] > 0)
    .map((figure) =>
      words.say(`report.counted.${figure}`, {
        count: figures[figure],
        shown: numberWords(figures[figure], words.locale),
      }),
    )
    .join(", ");
