import type { View } from "../bot/view.ts";
import { type Block, button, message, text } from "../chat/index.ts";
import type { Words } from "../locales/words.ts";
import { type Attention, attentionBy } from "../store/activity/attention.ts";
import { offButton } from "./notice.ts";
import { placeAndKind } from "./shift.ts";
import { whenWords } from "./when.ts";

/** More than this is no list any more. */
const MOST = 12;

/** What the reader should look at, and for `hostless` what nobody's organiser does, each with what can be done about it. */
export const organiserList: View = {
  name: "organiser-list",
  show: async (args, { db, campaign, words, at, personId }) => {
    const all = await attentionBy(db, campaign, at);
    const found = [personId, ...(args.hostless && personId ? [undefined] : [])].flatMap((one) => all.get(one) ?? []);
    if (found.length === 0) return undefined;
    const more = found.length - MOST;
    const off = personId ? [offButton("organiser-list-daily", words), offButton("organiser-list", words)] : [];
    const rest = more > 0 ? words.say("attention.more", { count: more }) : "";
    const shown = found.slice(0, MOST);
    return message(
      text([{ bold: words.say("attention.title", { count: found.length }) }]),
      ...shown.map((one, n) => attentionBlock(one, shown.slice(0, n), words)),
      ...(rest || off.length > 0 ? [text(rest, off)] : []),
    );
  },
};

/** A button's id stands once in a message, so an activity is opened from its first shift. */
const attentionBlock = ({ shift, concerns }: Attention, above: readonly Attention[], words: Words): Block => {
  const { activity } = shift;
  const said = concerns.map((concern) => words.say(`attention.${concern}`)).join(" ");
  const buttons = concerns.includes("no-report")
    ? [button(`report-shift:${shift.id}`, words.say("reminding.button.report"))]
    : [button(`activity:${activity.id}`, words.say("attention.open"))];
  const opened = above.some((one) => one.shift.activity.id === activity.id && !one.concerns.includes("no-report"));
  const heading = [{ bold: `${whenWords(shift, words)}:` }, ` ${placeAndKind(shift, words)}\n${said}`];
  return text(heading, opened && !concerns.includes("no-report") ? [] : buttons);
};
