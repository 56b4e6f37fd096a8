import type { Problem } from "../wire.ts";
import type { Word } from "./words.ts";

/** The server said no; `word` says why. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly word: Word;

  constructor(word: Word, options?: ErrorOptions) {
    super(word, options);
    this.word = word;
  }
}

/** Posts JSON and reads the answer; throws `Refused`. Tries twice where no answer came: acts carry a key, so once counts. */
export const post = async <Answer>(path: string, body: unknown): Promise<Answer> => {
  const send = () =>
    fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const response = await send()
    .catch(send)
    .catch((cause: unknown) => {
      throw new Refused("unreachable", { cause });
    });
  const answer: unknown = await response.json().catch(() => ({ problem: "fault" }));
  if (!response.ok) throw new Refused((answer as Problem).problem);
  // The server is ours and its answers are typed in wire.ts.
  return answer as Answer;
};

/** A key for an act: the same act sent again carries the same one. */
export const newKey = (): string => crypto.randomUUID();
