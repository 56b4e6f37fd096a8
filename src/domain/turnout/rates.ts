import type { Figures } from "../figures.ts";

/** Answers and conversations as shares (0–1) of dials, or undefined where nobody has dialled. */
export const callRates = ({
  dials,
  answers,
  conversations,
}: Pick<Figures, "dials" | "answers" | "conversations">):
  | { readonly answers: number; readonly conversations: number }
  | undefined => (dials > 0 ? { answers: answers / dials, conversations: conversations / dials } : undefined);
