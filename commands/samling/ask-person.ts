import type { Action } from "../../src/bot/command.ts";
import type { Reading } from "../../src/bot/context.ts";
import { type Block, type Message, message, type Span, text } from "../../src/chat/index.ts";
import { coordinatorsOf, membershipsOf, organisersOf } from "../../src/store/people/roles.ts";

/** More names help nobody. */
const MOST = 5;

const people = (ids: readonly string[]): readonly Span[] =>
  ids.slice(0, MOST).flatMap((person, n): readonly Span[] => [...(n > 0 ? [", "] : []), { person, notify: false }]);

/** The people who took it on to answer: the organisers of one's own associations, and the coordinators. */
const askPerson = async ({ db, campaign, actor, words }: Reading): Promise<Message> => {
  const { organisationId } = campaign;
  const own: Block[] = [];
  for (const { associationId, name } of await membershipsOf(db, actor.personId)) {
    const organisers = await organisersOf(db, associationId);
    if (organisers.length > 0)
      own.push(text([`${words.say("samling.ask.organisers", { association: name })} `, ...people(organisers)]));
  }
  const coordinators = await coordinatorsOf(db, organisationId);
  return message(
    text([{ bold: words.say("samling.ask.button") }, `\n${words.say("samling.ask.how")}`]),
    ...own,
    text([`${words.say("samling.ask.coordinators")} `, ...people(coordinators)]),
  );
};

export const askPersonAction: Action = {
  name: "ask-person",
  handler: { kind: "read", answers: "private", run: askPerson },
};
