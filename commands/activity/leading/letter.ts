import { audit } from "../../../src/bot/audit.ts";
import type { Action } from "../../../src/bot/command.ts";
import type { Reading } from "../../../src/bot/context.ts";
import { keepDraft, takeDraft } from "../../../src/bot/drafts.ts";
import { field, typed } from "../../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../../src/bot/sheet.ts";
import { linesTyped, mustHave } from "../../../src/bot/typed.ts";
import { button, message, text } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { nextWaking } from "../../../src/domain/queue.ts";
import { type Scheduled, spanOf } from "../../../src/domain/shift.ts";
import { addPosts, URGENCY } from "../../../src/store/delivery/posts.ts";
import { draftKind } from "../../../src/store/organisation/drafts.ts";
import { signUpsOf } from "../../../src/store/signup/signups.ts";
import { tellingWords } from "../../../src/views/when.ts";
import { panel } from "./panel.ts";
import { shiftToLead } from "./rights.ts";

type Letter = { readonly shiftId: string; readonly text: string };
const LETTER = draftKind<Letter>("letter");
const LONGEST = 1000;

/** Everyone with a place, but not the one who writes. */
const readers = async ({ db, actor }: Reading, shiftId: string): Promise<readonly string[]> =>
  (await signUpsOf(db, { shiftId }))
    .filter(({ state, personId }) => state === "going" && personId !== actor.personId)
    .map(({ personId }) => personId);

const mustBeTo = async (context: Reading, shift: Scheduled): Promise<readonly string[]> => {
  const { to } = spanOf(shift.activity.day, shift.start, shift.end, context.campaign.zone);
  if (to <= context.at) throw new UserError("error.over");
  const people = await readers(context, shift.id);
  if (people.length === 0) throw new UserError("lead.nobody-to-write");
  return people;
};

/** A text to everyone coming, shown once more with whom it goes to before it is sent. */
const write: Sheet<{ readonly shift: Scheduled; readonly text: string; readonly people: number }> = {
  name: "lead-letter",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    const shift = await shiftToLead(context, context.arg);
    const people = await mustBeTo(context, shift);
    const hint = words.say("lead.form.letterHint", { count: people.length });
    return {
      arg: shift.id,
      title: words.say("lead.button.letter"),
      fields: [field("text", "lead.form.letter", words, { kind: "paragraph", required: true, hint })],
    };
  },
  read: async (context) => {
    const shift = await shiftToLead(context, context.arg);
    const people = await mustBeTo(context, shift);
    const said = typed(context, "text", "lead.form.letter");
    return { shift, text: mustHave(said, linesTyped(said, LONGEST)), people: people.length };
  },
  write: async (context, { shift, text: said, people }) => {
    const { campaign, at, words } = context;
    const draft = await keepDraft(context, LETTER, { shiftId: shift.id, text: said });
    const when = tellingWords(nextWaking(at, campaign.hours, campaign.zone), context, words);
    return message(
      text([{ bold: words.say("lead.letter.will", { count: people, when }) }, `\n${said}`]),
      text("", [
        button(`lead-send:${draft}`, words.say("lead.letter.send", { count: people }), "primary"),
        button(`lead:${shift.id}`, words.say("lead.letter.no")),
      ]),
    );
  },
};

/** `lead-send:DRAFT`, the yes. */
const send: Action = {
  name: "lead-send",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, campaign, at, arg, words } = context;
      const letter = await takeDraft(context, LETTER, arg);
      const shift = await shiftToLead(context, letter.shiftId);
      const people = await mustBeTo(context, shift);
      const { organisationId, hours, zone } = campaign;
      const posts = people.map((personId) => ({
        organisationId,
        to: { personId },
        view: "letter",
        args: letter,
        subject: `shift:${shift.id}`,
        urgency: URGENCY.personal,
        dueAt: nextWaking(at, hours, zone),
        until: spanOf(shift.activity.day, shift.start, shift.end, zone).to,
      }));
      await addPosts(tx, posts, at);
      await audit(context, "letter", shift.id);
      return panel(context, shift.id, [text(words.say("lead.letter.sent", { count: people.length }))]);
    },
  },
};

export const letterActions: readonly Action[] = [...sheetActions(write), send];
