import type { Writing } from "../../src/bot/context.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Figures, isUnlikely } from "../../src/domain/figures.ts";
import { type Deed, may } from "../../src/domain/may.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { spanOf } from "../../src/domain/shift.ts";
import { dayWords } from "../../src/locales/format.ts";
import { associationsOf } from "../../src/store/associations.ts";
import { addPosts, URGENCY } from "../../src/store/posts.ts";
import { enterReport, type Reported } from "../../src/store/reports.ts";
import { coordinatorsOf, countedIn, membershipsOf, organisersOf } from "../../src/store/roles.ts";
import { signUpOf } from "../../src/store/signups.ts";
import { figureWords } from "../../src/views/figures.ts";
import { shiftWords } from "../../src/views/shift.ts";
import { mustReportFor, type Target } from "./target.ts";

/**
 * Enters figures: the actor's own, or with `onBehalf` an association's total. Unlikely personal figures wait for a lead
 * or organiser; what an organiser or coordinator enters counts at once.
 */
export const enter = async (
  context: Writing,
  target: Target,
  figures: Figures,
  onBehalf: Association | undefined,
): Promise<Message> => {
  const { tx, t, campaign, actor, at, standing } = context;
  if (Object.values(figures).every((n) => n === 0) && !onBehalf) throw new UserError("report.no-figures");
  if (onBehalf) await mustReportFor(context, target, onBehalf.id);
  const associationId = onBehalf?.id ?? (await ownAssociation(context, target));
  const deed: Deed = associationId ? { verb: "report-for", associationId } : { verb: "run-campaign" };
  const trusted = onBehalf !== undefined || may(await standing(), deed);
  const scope = onBehalf ? "total" : "personal";
  const counted = withCaller(figures, target, scope, campaign.zone);
  const held = !trusted && isUnlikely(counted, target.shift && counted.minutes / 60);
  const entry = { campaign, day: target.day, shiftId: target.shift?.id, associationId, scope, held, at } as const;
  const reported = await enterReport(tx, t, { ...entry, enteredBy: actor.personId, figures: counted });
  if (held) await askToConfirm(context, target, reported, associationId);
  return thanks(context, target, reported, figures, associationId);
};

/** One caller for the whole shift, unless the figures say otherwise; nobody is counted for figures without calls. */
export const withCaller = (
  figures: Figures,
  { shift }: Target,
  scope: "personal" | "total",
  zone: Parameters<typeof spanOf>[3],
): Figures => {
  if (figures.dials === 0) return figures;
  const callers = figures.callers || (scope === "personal" ? 1 : 0);
  const span = shift && spanOf(shift.activity.day, shift.start, shift.end, zone);
  const length = span?.timed ? Math.round((span.to.getTime() - span.from.getTime()) / 60_000) : 0;
  return { ...figures, callers, minutes: figures.minutes || callers * length };
};

/** The sign-up's association, else the one that counts the person. */
const ownAssociation = async ({ tx, actor }: Writing, { shift }: Target): Promise<string | undefined> => {
  const signed = shift && (await signUpOf(tx, { shiftId: shift.id, personId: actor.personId }));
  return signed?.associationId ?? countedIn(await membershipsOf(tx, actor.personId))?.associationId;
};

/** The lead, else the association's organisers, else the coordinators look at figures that seem too high. */
const askToConfirm = async (
  context: Writing,
  { shift }: Target,
  { report }: Reported,
  associationId: string | undefined,
): Promise<void> => {
  const { tx, campaign, at } = context;
  const { organisationId } = campaign;
  const organisers = associationId ? await organisersOf(tx, associationId) : [];
  const others = organisers.length > 0 ? organisers : await coordinatorsOf(tx, organisationId);
  const people = shift?.leadId ? [shift.leadId] : others;
  const posts = people.map((personId) => ({
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

/** What a report is about, in words. */
export const aboutWords = ({ shift, day }: Target, { words }: Pick<Writing, "words">): string =>
  shift ? shiftWords(shift, words) : dayWords(day, words.locale);

const thanks = async (
  context: Writing,
  target: Target,
  { report, replaced, covered }: Reported,
  figures: Figures,
  associationId: string | undefined,
): Promise<Message> => {
  const { tx, campaign, words } = context;
  const association = associationId
    ? (await associationsOf(tx, { organisationId: campaign.organisationId })).find(({ id }) => id === associationId)
    : undefined;
  const shown = figureWords(figures, words) || words.say("report.nothing");
  const lines = [
    words.say("report.about", { what: aboutWords(target, context) }),
    association && words.say("report.forAssociation", { association: association.name }),
    covered ? words.say("report.covered") : undefined,
    report.held ? words.say("report.held") : undefined,
  ].filter((line) => line !== undefined);
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
