import type { Writing } from "../../src/bot/context.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { type Figures, isUnlikely, lineOf } from "../../src/domain/figures.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { dayWords } from "../../src/locales/format.ts";
import { addPosts, URGENCY } from "../../src/store/delivery/posts.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { coordinatorsOf, countedIn, type Member, membershipsOf, organisersOf } from "../../src/store/people/roles.ts";
import { enterReport, type Reported } from "../../src/store/report/reports.ts";
import { signUpOf } from "../../src/store/signup/signups.ts";
import { figureWords } from "../../src/views/figures.ts";
import { shiftWords } from "../../src/views/shift.ts";
import { firstContact, isNewcomer } from "../signup/first-contact.ts";
import { answersFor, mustReportFor } from "./rights.ts";
import { kindOf, type Target, targetId } from "./target.ts";

/** Enters an association's total, for who may: it counts at once. */
export const enterTotal = async (
  context: Writing,
  target: Target,
  figures: Figures,
  { id }: Pick<Association, "id">,
): Promise<Message> => {
  await mustReportFor(context, target.shift, id);
  const counted = timed(figures, target, figures.callers, context);
  return write(context, target, { given: figures, counted, held: false }, id, "total");
};

/** Enters the actor's own figures, and asks for which of their associations where that is not plain. */
export const enterOwn = async (context: Writing, target: Target, figures: Figures): Promise<Message> => {
  const { tx, actor } = context;
  const signed = target.shift && (await signUpOf(tx, { shiftId: target.shift.id, personId: actor.personId }));
  const memberships = await membershipsOf(tx, actor.personId);
  const counted = signed?.associationId ?? countedIn(memberships)?.associationId;
  if (counted === undefined && memberships.length > 1) return askAssociation(context, target, figures, memberships);
  const newcomer = await isNewcomer(context, memberships);
  const said = await enterOwnFor(context, target, figures, counted);
  return newcomer ? message(...said.blocks, await firstContact(context, target.shift?.activity.hosts ?? [])) : said;
};

/** The same for an association known. Unlikely figures wait for someone who answers for them. */
export const enterOwnFor = async (
  context: Writing,
  target: Target,
  figures: Figures,
  associationId: string | undefined,
): Promise<Message> => {
  const counted = timed(figures, target, figures.callers || 1, context);
  const hours = counted.minutes > 0 ? counted.minutes / 60 : undefined;
  const held = isUnlikely(counted, hours) && !(await answersFor(context, associationId));
  return write(context, target, { given: figures, counted, held }, associationId, "personal");
};

const askAssociation = (
  { words }: Writing,
  target: Target,
  figures: Figures,
  memberships: readonly Member[],
): Message =>
  message(text(words.say("report.whichAssociation")), {
    kind: "select",
    action: `report-as:${targetId(target)}:${lineOf(figures, kindOf(target))}`,
    label: words.say("report.association"),
    choices: memberships.map(({ associationId, name }) => ({ value: associationId, label: name })),
  });

/** Figures with `callers`, for the whole shift unless they say how long; nobody is counted for figures without calls. */
export const timed = (figures: Figures, { shift }: Target, callers: number, { campaign }: Writing): Figures => {
  if (figures.dials === 0) return figures;
  const span = shift && spanOf(shift.activity.day, shift.start, shift.end, campaign.zone);
  const length = span?.timed ? Math.round((span.to.getTime() - span.from.getTime()) / 60_000) : 0;
  return { ...figures, callers, minutes: figures.minutes || callers * length };
};

type Said = { readonly given: Figures; readonly counted: Figures; readonly held: boolean };

const write = async (
  context: Writing,
  target: Target,
  { given, counted, held }: Said,
  associationId: string | undefined,
  scope: "personal" | "total",
): Promise<Message> => {
  const { tx, t, campaign, actor, at } = context;
  const about = { campaign, day: target.day, shiftId: target.shift?.id, associationId };
  const entry = { ...about, figures: counted, held, scope, enteredBy: actor.personId, at };
  const reported = await enterReport(tx, t, entry);
  if (held) await askToConfirm(context, target, reported, associationId);
  return thanks(context, target, given, reported, associationId);
};

/** The lead, else the association's organisers, else the coordinators look at figures that seem too high. */
const askToConfirm = async (
  { tx, campaign, at }: Writing,
  { shift }: Target,
  { report }: Reported,
  associationId: string | undefined,
): Promise<void> => {
  const { organisationId } = campaign;
  const organisers = associationId ? await organisersOf(tx, associationId) : [];
  const others = organisers.length > 0 ? organisers : await coordinatorsOf(tx, organisationId);
  // Nobody confirms their own.
  const lead = shift?.leadId === report.personId ? undefined : shift?.leadId;
  const posts = (lead ? [lead] : others).map((personId) => ({
    organisationId,
    to: { personId },
    view: "held-report",
    args: { reportId: report.id },
    subject: `report:${report.id}`,
    urgency: URGENCY.personal,
    dueAt: at,
  }));
  await addPosts(tx, posts, at);
};

const thanks = async (
  { tx, campaign, words }: Writing,
  { shift, day }: Target,
  given: Figures,
  { report, replaced, covered }: Reported,
  associationId: string | undefined,
): Promise<Message> => {
  const all = associationId ? await associationsOf(tx, { organisationId: campaign.organisationId }) : [];
  const association = all.find(({ id }) => id === associationId)?.name;
  const shown = figureWords(given, words) || words.say("report.nothing");
  const lines = [
    words.say("report.about", { what: shift ? shiftWords(shift, words) : dayWords(day, words.locale) }),
    association && words.say("report.forAssociation", { association }),
    covered && words.say("report.covered"),
    report.held && words.say("report.held"),
  ].filter(Boolean);
  return message(
    text(
      [
        { bold: words.say(replaced ? "report.corrected" : "report.thanks", { figures: shown }) },
        `\n${lines.join(" ")}`,
      ],
      [
        button(`report-correct:${report.id}`, words.say("report.button.correct")),
        button(`report-undo:${report.id}`, words.say("report.button.undo")),
      ],
    ),
  );
};
