/** One sign to the eye, eleven units of text. */
export const FAMILY = "👨‍👩‍👧‍👦";
/** A last letter with more marks on it than anyone writes. */
export const ZALGO = `Solna${"\u0335".repeat(40)}`;
