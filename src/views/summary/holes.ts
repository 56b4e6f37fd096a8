import { type Block, button, type Message, message, text } from "../../chat/index.ts";
import type { Hole } from "../../domain/holes.ts";
import { numberWords } from "../../locales/format.ts";
import { holesAhead } from "../../store/activity/holes.ts";
import { associationsOf } from "../../store/organisation/associations.ts";
import { type FreeMembers, freeMembersOn } from "../../store/people/free-members.ts";
import { listed, placeAndKind } from "../shift.ts";
import { whenWords } from "../when.ts";
import type { Sight } from "./sight.ts";

const HOLES = 5;
const WHO = 3;

/** The five largest holes ahead, and which associations have people free on their days, those of the same area first. */
export const holesMessage = async (sight: Sight): Promise<Message> => {
  const { db, campaign, at, words } = sight;
  const holes = (await holesAhead(db, campaign, at)).slice(0, HOLES);
  if (holes.length === 0) return message(text(words.say("summary.holes.none")));
  const free = await freeMembersOn(
    db,
    campaign,
    holes.map(({ shift }) => shift.activity.day),
  );
  const labels = new Map((await associationsOf(db, campaign)).map(({ id, areas }) => [id, areas]));
  return message(
    text([{ bold: words.say("summary.holes.title") }]),
    ...holes.map((hole) => {
      const isNear = ({ associationId }: FreeMembers): boolean =>
        (labels.get(associationId) ?? []).some((area) => hole.areas.includes(area));
      const people = (free.get(hole.shift.activity.day) ?? []).toSorted(
        (a, b) => Number(isNear(b)) - Number(isNear(a)),
      );
      return holeBlock(hole, people.slice(0, WHO), sight);
    }),
  );
};

const holeBlock = ({ shift, missing }: Hole, free: readonly FreeMembers[], { words }: Sight): Block => {
  const who = listed(
    free.map(({ name, people }) => `${name} ${numberWords(people, words.locale)}`),
    words,
  );
  const lines = [
    `${placeAndKind(shift, words)}. ${words.say("summary.holes.line", { count: missing })}.`,
    who ? words.say("summary.holes.free", { who }) : words.say("summary.holes.nobody"),
  ];
  return text(
    [{ bold: `${whenWords(shift, words)}:` }, ` ${lines.join("\n")}`],
    [button(`holes-ask:${shift.id}`, words.say("holes.button.ask"))],
  );
};
