import { type Block, button, type Message, message, type Span, text } from "../chat/index.ts";

import { numberWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import type { Goal, Labelled } from "../store/organisation/associations.ts";

/**
 * An association as its organisers see it. `channels` are its channels' external ids in the reader's workspace,
 * `elsewhere` how many it has in others; `claims` are people who ask to be organisers.
 */
export type AssociationCard = {
  readonly association: Labelled;
  readonly goal: Goal | undefined;
  readonly channels: readonly string[];
  readonly elsewhere: number;
  readonly organisers: readonly string[];
  readonly claims: number;
  /** Whether the reader may change name, kind and roles too. */
  readonly runs: boolean;
};

/** `20 % av listan`, `60 ringtimmar`. */
export const goalWords = ({ unit, value }: NonNullable<Goal["promise"]>, words: Words): string =>
  unit === "share"
    ? words.say("association.share", { share: numberWords(value / 100, words.locale) })
    : words.say("association.hours", { hours: numberWords(value / 2, words.locale) });

/** What a goal's field holds: `20%`, `60h`. */
export const goalField = (promise: Goal["promise"]): string | undefined => {
  if (!promise) return undefined;
  return promise.unit === "share" ? `${promise.value / 100}%` : `${promise.value / 2}h`;
};

const peopleSpans = (ids: readonly string[]): readonly Span[] =>
  ids.flatMap((person, i): readonly Span[] => [...(i === 0 ? [] : [", "]), { person, notify: false }]);

const channelSpans = ({ channels, elsewhere }: AssociationCard, words: Words): readonly Span[] => {
  const more = elsewhere > 0 ? [words.say("association.channelElsewhere", { count: elsewhere })] : [];
  if (channels.length === 0) return more.length > 0 ? more : [words.say("association.noChannel")];
  const here = channels.flatMap((channel, i): readonly Span[] => [...(i === 0 ? [] : [", "]), { channel }]);
  return [`${words.say("association.channel")} `, ...here, ".", ...more.map((said) => ` ${said}`)];
};

export const associationCard = (card: AssociationCard, words: Words, notice: readonly Block[] = []): Message => {
  const { association, goal, organisers, claims, runs } = card;
  const { id } = association;
  const lines = [
    words.say(`association.kind.${association.kind}`),
    goal?.listSize === undefined
      ? words.say("association.noList")
      : words.say("association.list", { count: goal.listSize, shown: numberWords(goal.listSize, words.locale) }),
    goal?.promise
      ? words.say("association.goal", { goal: goalWords(goal.promise, words) })
      : words.say("association.noGoal"),
    association.areas.length > 0
      ? words.say("association.areas", { areas: association.areas.join(", ") })
      : words.say("association.noAreas"),
  ];
  const who: readonly Span[] =
    organisers.length > 0
      ? [`\n${words.say("association.organisers")} `, ...peopleSpans(organisers)]
      : [`\n${words.say("association.noOrganiser")}`];
  const asked = claims > 0 ? [`\n${words.say("association.claims", { count: claims })}`] : [];
  const own = [
    button(`association-goal:${id}`, words.say("association.button.goal")),
    button(`association-areas:${id}`, words.say("association.button.areas")),
  ];
  const coordinators = [
    button(`association-name:${id}`, words.say("association.button.name")),
    button("roles", words.say("association.button.roles")),
    button(`association-remove:${id}`, words.say("association.button.remove"), "danger"),
  ];
  return message(
    ...notice,
    text(
      [
        { bold: association.name },
        `\n${lines.join("\n")}\n`,
        ...channelSpans(card, words),
        ...asked,
        ...who,
        `\n${words.say("association.tells")}`,
      ],
      runs ? [...own, ...coordinators] : own,
    ),
  );
};

/** What is there and what is missing, over all associations. */
export type Overview = {
  readonly all: number;
  readonly geographic: number;
  readonly lists: number;
  readonly goals: number;
  /** Of the geographic ones. */
  readonly localGoals: number;
  readonly channels: number;
  readonly organised: number;
  readonly claims: number;
};

export const overviewLines = (o: Overview, words: Words): readonly string[] => [
  words.say("association.overview.all", { count: o.all, geographic: o.geographic, branch: o.all - o.geographic }),
  words.say("association.overview.lists", { count: o.lists, goals: o.goals }),
  words.say("association.overview.channels", { count: o.channels }),
  words.say("association.overview.organised", { count: o.organised }),
  ...(o.claims > 0 ? [words.say("association.overview.claims", { count: o.claims })] : []),
];
