import { type Block, button, type Message, menus, message, type Span, text } from "../chat/index.ts";
import type { CampaignSettings } from "../domain/organisation.ts";
import type { Scheduled } from "../domain/shift.ts";
import { capitalised } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import type { SignUp } from "../store/signup/signups.ts";
import type { WalkIns } from "../store/signup/walk-ins.ts";
import { partyWords } from "./parties.ts";
import { countWords, placeAndKind } from "./shift.ts";
import { whenWords } from "./when.ts";

/** Who is at a shift, as its lead sees it. `association` by id; squads with the seats that no name is in yet. */
export type LeadView = {
  readonly shift: Scheduled;
  readonly signUps: readonly SignUp[];
  readonly squads: readonly { readonly name: string; readonly unnamed: number }[];
  readonly walkIns: readonly WalkIns[];
  readonly association: ReadonlyMap<string, string>;
  readonly begun: boolean;
};

const parties = ({ squads, walkIns }: LeadView, words: Words): readonly string[] => [
  ...squads
    .filter(({ unnamed }) => unnamed > 0)
    .map(({ name, unnamed }) => words.say("lead.unnamed", { name, count: unnamed })),
  ...walkIns.map((party) => partyWords(party, words)),
];

/** The shift's button row. */
export const leadPanel = (
  view: LeadView,
  settings: CampaignSettings,
  words: Words,
  notice: readonly Block[] = [],
): Message => {
  const { shift, begun } = view;
  const { id } = shift;
  const heading = `${whenWords(shift, words)}, ${placeAndKind(shift, words)}`;
  const lines = [
    `${capitalised(countWords(shift, settings, words), words.locale)}.${shift.closed ? ` ${words.say("schedule.closed")}` : ""}`,
    ...parties(view, words),
    shift.closed && shift.waiting > 0 ? words.say("lead.tellsLine") : words.say("lead.tells"),
  ];
  return message(
    ...notice,
    text(
      [{ bold: heading }, `\n${lines.join("\n")}`],
      [
        button(`lead-who:${id}`, words.say("lead.button.who"), begun ? "plain" : "primary"),
        button(`lead-walkins:${id}`, words.say("lead.button.walkIns")),
        button(`lead-letter:${id}`, words.say("lead.button.letter")),
        ...(begun ? [button(`lead-report:${id}`, words.say("lead.button.report"), "primary")] : []),
      ],
    ),
    text("", [
      button(`lead-move:${id}`, words.say("lead.button.move")),
      shift.closed
        ? button(`lead-open:${id}`, words.say("lead.button.open"))
        : button(`lead-close:${id}`, words.say("lead.button.close")),
      button(`lead:${id}`, words.say("lead.button.refresh")),
    ]),
  );
};

const standing = ({ state, lateAt, confirmBy, seats }: SignUp, words: Words): string =>
  [
    seats > 1 ? words.say("lead.guests", { count: seats - 1 }) : undefined,
    state === "waiting" ? words.say("lead.state.waiting") : undefined,
    state === "missed" ? words.say("lead.state.missed") : undefined,
    confirmBy ? words.say("lead.state.held") : undefined,
    lateAt && state !== "missed" ? words.say("lead.state.late") : undefined,
  ]
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join("");

/** Everyone by name, with a menu to mark who is late or did not come. */
export const rosterMessage = (view: LeadView, words: Words, notice: readonly Block[] = []): Message => {
  const { shift, signUps, association } = view;
  const heading: Span = { bold: `${whenWords(shift, words)}, ${placeAndKind(shift, words)}` };
  const people = signUps.flatMap((signUp): readonly Span[] => {
    const of = signUp.associationId && association.get(signUp.associationId);
    return ["\n", { person: signUp.personId, notify: false }, `${of ? ` (${of})` : ""}${standing(signUp, words)}`];
  });
  const rest = parties(view, words).map((line) => `\n${line}`);
  const nobody = people.length + rest.length === 0 ? [`\n${words.say("lead.nobody")}`] : [];
  const marked = signUps.filter(({ state }) => state !== "waiting");
  const choices = marked.map((signUp) => ({
    value: signUp.personId,
    label: standing(signUp, words),
    person: signUp.personId,
  }));
  return message(
    ...notice,
    text([heading, ...people, ...rest, ...nobody]),
    ...menus(`lead-mark:${shift.id}`, words.say("lead.mark"), choices),
    text("", [
      button(`lead-walkins:${shift.id}`, words.say("lead.button.walkIns")),
      button(`lead-letter:${shift.id}`, words.say("lead.button.letter")),
      button(`lead:${shift.id}`, words.say("lead.button.back")),
    ]),
  );
};
