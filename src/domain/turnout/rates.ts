/** What came of a phone bank: dials, of which answers, of which conversations. */
export type CallFigures = { readonly dials: number; readonly answers: number; readonly conversations: number };

/** Answers and conversations as shares (0–1) of dials, or undefined where nobody has dialled. */
export const callRates = ({
  dials,
  answers,
  conversations,
}: CallFigures): { readonly answers: number; readonly conversations: number } | undefined =>
  dials > 0 ? { answers: answers / dials, conversations: conversations / dials } : undefined;
