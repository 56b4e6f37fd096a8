import { formatShare } from "../../charts/figures.ts";
import { type Message, message, text } from "../../chat/index.ts";
import { outlooksOn } from "../../store/turnout/outlooks.ts";
import type { Sight } from "./sight.ts";

/** Associations that have begun, by share of their own goal; a campaign turns this on. Shares only, no counts. */
export const leagueMessage = async ({ db, campaign, today, at, words }: Sight): Promise<Message> => {
  const shares = (await outlooksOn(db, campaign, today, at))
    .flatMap(({ name, decision: { goal, dials } }) => (goal && dials > 0 ? [{ name, dials, goal }] : []))
    .toSorted((a, b) => b.dials / b.goal - a.dials / a.goal || a.name.localeCompare(b.name, "sv"));
  const title = { bold: words.say("summary.league.title") };
  if (shares.length === 0) return message(text([title, `\n${words.say("summary.league.none")}`]));
  const lines = shares.map(({ name, dials, goal }, index) =>
    words.say("summary.league.line", {
      place: index + 1,
      association: name,
      share: formatShare(dials, goal, words.locale),
    }),
  );
  return message(text([title, `\n${lines.join("\n")}`]));
};
