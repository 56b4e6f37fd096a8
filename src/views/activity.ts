import { type Block, type Button, button, type Message, message, text } from "../chat/index.ts";
import type { Host } from "../domain/activity.ts";
import type { CampaignSettings } from "../domain/organisation.ts";
import type { Scheduled } from "../domain/shift.ts";
import { capitalised, dayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import type { Planned } from "../store/activity/planned.ts";
import type { TogetherGoal } from "../store/activity/together.ts";
import type { WalkIns } from "../store/signup/walk-ins.ts";
import { partyWords } from "./parties.ts";
import { countWords, listed } from "./shift.ts";
import { timeWords } from "./when.ts";

/** A shift of the card: its squads by association and seats, and who is there by number. */
export type CardShift = {
  readonly shift: Scheduled;
  readonly squads: readonly { readonly name: string; readonly seats: number }[];
  readonly byNumber: readonly WalkIns[];
};

/** What an organiser's card shows. `signedUp` people hear of moves; `may` says whose buttons it bears. */
export type ActivityCard = Planned & {
  readonly cardShifts: readonly CardShift[];
  readonly signedUp: number;
  /** Associations with seats reserved, who hear of them too. */
  readonly holding: readonly string[];
  readonly together: TogetherGoal | undefined;
  readonly may: "change" | "reserve" | "read";
  readonly over: boolean;
};

const named = (hosts: readonly Host[], words: Words): string =>
  listed(
    hosts.map(({ name }) => name),
    words,
  );

const factLines = ({ activity, together }: ActivityCard, words: Words): readonly string[] => {
  const ours = activity.hosts.filter(({ associationId }) => associationId !== undefined);
  const partners = activity.hosts.filter(({ associationId }) => associationId === undefined);
  return [
    `${capitalised(dayWords(activity.day, words.locale), words.locale)}, ${activity.place}`,
    activity.meetingPoint && words.say("signup.meet", { place: activity.meetingPoint }),
    activity.bring && words.say("signup.bring", { things: activity.bring }),
    ours.length > 0 ? words.say("activity.hosts", { hosts: named(ours, words) }) : words.say("activity.noHost"),
    partners.length > 0 && words.say("activity.partners", { partners: named(partners, words) }),
    activity.contact ? words.say("signup.contact", { contact: activity.contact }) : words.say("activity.noContact"),
    activity.area && words.say("activity.inArea", { area: activity.area }),
    activity.series && words.say("activity.inSeries", { series: activity.series }),
    together && togetherWords(together, words),
    activity.description && activity.description !== activity.title && shortened(activity.description),
  ].filter((line) => typeof line === "string");
};

const LONGEST = 400;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);

/** `12 av 20 görs tillsammans (mål: minst 50 %)`. */
export const togetherWords = ({ series, all, withPartner, goal }: TogetherGoal, words: Words): string => {
  const said = words.say("activity.together", {
    name: series ?? words.say("activity.noSeries"),
    count: withPartner,
    all,
    share: Math.round((100 * withPartner) / Math.max(all, 1)),
  });
  return goal === undefined ? said : `${said} ${words.say("activity.togetherGoal", { goal })}`;
};

const shiftBlock = (
  { shift, squads, byNumber }: CardShift,
  card: ActivityCard,
  settings: CampaignSettings,
  words: Words,
): Block => {
  const lead = shift.leadId
    ? [`\n${words.say("activity.lead")} `, { person: shift.leadId, notify: false }]
    : [`\n${words.say("activity.noLead")}`];
  const parties = [
    ...squads.map(({ name, seats }) => words.say("activity.squad", { name, count: seats })),
    ...byNumber.map((party) => partyWords(party, words)),
  ];
  const more = parties.length > 0 ? `\n${parties.join(", ")}` : "";
  const seats = shift.capacity === undefined ? "" : `, ${words.say("activity.capacity", { count: shift.capacity })}`;
  const state = shift.closed ? ` ${words.say("schedule.closed")}` : "";
  return text(
    [{ bold: timeWords(shift, words) }, ` ${countWords(shift, settings, words)}${seats}.${state}${more}`, ...lead],
    shiftButtons(shift, card, words),
  );
};

const shiftButtons = ({ id }: Scheduled, card: ActivityCard, words: Words): readonly Button[] => {
  if (card.activity.cancelled || card.may === "read") return [];
  const reserve = card.over ? [] : [button(`squad:${id}`, words.say("activity.button.squad"))];
  if (card.may === "reserve") return reserve;
  const drop =
    card.shifts.length > 1 ? [button(`activity-dropshift:${id}`, words.say("activity.button.dropShift"))] : [];
  return [
    button(`lead:${id}`, words.say("activity.button.people")),
    button(`activity-shift:${id}`, words.say("activity.button.shift")),
    button(`activity-lead:${id}`, words.say("activity.button.lead")),
    ...reserve,
    ...drop,
  ];
};

const changeButtons = ({ activity }: ActivityCard, words: Words): readonly Block[] => {
  const { id } = activity;
  if (activity.cancelled) {
    return [text("", [button(`activity-restore:${id}`, words.say("activity.button.restore"), "primary")])];
  }
  return [
    text("", [
      button(`activity-where:${id}`, words.say("activity.button.where")),
      button(`activity-text:${id}`, words.say("activity.button.text")),
      button(`activity-hosts:${id}`, words.say("activity.button.hosts")),
      button(`activity-addshift:${id}`, words.say("activity.button.addShift")),
    ]),
    text("", [
      button(`activity-copy:${id}`, words.say("activity.button.copy")),
      button(`activity-repeat:${id}`, words.say("activity.button.repeat")),
      button(`activity-cancel:${id}`, words.say("activity.button.cancel"), "danger"),
    ]),
  ];
};

/** The card of an activity as its organisers see it; `notice` stands above it. */
export const activityCard = (
  card: ActivityCard,
  settings: CampaignSettings,
  words: Words,
  notice: readonly Block[] = [],
): Message => {
  const { activity } = card;
  const kind = capitalised(words.say(`kind.${activity.kind}`), words.locale);
  const title = kind === activity.title ? kind : `${kind}: ${activity.title}`;
  const state = activity.cancelled ? ` ${words.say("schedule.cancelled")}` : "";
  const facts = text([{ bold: title }, `${state}\n${factLines(card, words).join("\n")}`]);
  const shifts = card.cardShifts.map((one) => shiftBlock(one, card, settings, words));
  if (card.may !== "change") return message(...notice, facts, ...shifts);
  const { signedUp, holding } = card;
  const nobody = signedUp + holding.length === 0;
  const tells = [
    ...(signedUp > 0 ? [words.say("activity.tells", { count: signedUp })] : []),
    ...(holding.length > 0
      ? [words.say("activity.tellsSquads", { count: holding.length, names: holding.join(", ") })]
      : []),
    ...(nobody ? [words.say("activity.tellsNobody")] : []),
  ].join(" ");
  const told = card.over || activity.cancelled ? [] : [text(tells)];
  return message(...notice, facts, ...shifts, ...told, ...changeButtons(card, words));
};
