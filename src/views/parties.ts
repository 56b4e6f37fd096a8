import type { Words } from "../locales/words.ts";
import type { WalkIns } from "../store/signup/walk-ins.ts";

/** `3 från Solna`, or without an association. */
export const partyWords = ({ name, people }: Pick<WalkIns, "name" | "people">, words: Words): string =>
  name === "" ? words.say("lead.others", { count: people }) : words.say("activity.byNumber", { name, count: people });
