import { audit } from "../../../src/bot/audit.ts";
import type { Action } from "../../../src/bot/command.ts";
import type { Reading, Writing } from "../../../src/bot/context.ts";
import { button, type Message, message, text } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { type Scheduled, spanOf } from "../../../src/domain/shift.ts";
import { markStale } from "../../../src/store/delivery/posts.ts";
import { changeSignUp, noteLate, type SignUp, signUpOf } from "../../../src/store/signup/signups.ts";
import { roster } from "./panel.ts";
import { shiftToLead } from "./rights.ts";

const onShift = async (context: Reading, shiftId: string, personId: string): Promise<SignUp> => {
  const signUp = await signUpOf(context.db, { shiftId, personId });
  if (!signUp || signUp.state === "cancelled" || signUp.state === "waiting") throw new UserError("error.not-found");
  return signUp;
};

/** `lead-mark:SHIFT`, a person of the roster's menu: what is it about them? */
const ask = async (context: Reading): Promise<Message> => {
  const { words, campaign, at, values } = context;
  const [shiftId = ""] = context.arg.split(":");
  const shift = await shiftToLead(context, shiftId);
  const { personId, state, lateAt } = await onShift(context, shiftId, values.value ?? "");
  const begun = spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from <= at;
  const arg = `${shiftId}:${personId}`;
  const marked = state === "missed" || lateAt !== undefined;
  return message(
    text(
      [{ person: personId, notify: false }, ` – ${words.say("lead.markAsk")}`],
      [
        ...(marked ? [button(`lead-here:${arg}`, words.say("lead.button.here"), "primary")] : []),
        ...(lateAt || state === "missed" ? [] : [button(`lead-late:${arg}`, words.say("lead.button.late"))]),
        ...(begun && state !== "missed" ? [button(`lead-missed:${arg}`, words.say("lead.button.missed"))] : []),
        button(`lead-who:${shiftId}`, words.say("lead.button.back")),
      ],
    ),
  );
};

const marks = ["here", "late", "missed"] as const;

const apply = async (context: Writing, shift: Scheduled, signUp: SignUp, mark: (typeof marks)[number]) => {
  const { tx, campaign, at } = context;
  const { shiftId, personId } = signUp;
  const state = mark === "missed" ? ("missed" as const) : ("going" as const);
  await changeSignUp(tx, { ...signUp, state, confirmBy: undefined });
  await noteLate(tx, { shiftId, personId, at: mark === "late" ? at : null });
  const { organisationId } = campaign;
  await audit(context, `mark-${mark}`, shiftId);
  await markStale(tx, { organisationId, day: shift.activity.day, activityId: shift.activityId, shiftId });
};

/** `lead-here:SHIFT:PERSON`, `lead-late:…`, `lead-missed:…`; nobody is messaged, and each can be marked anew. */
const mark = (as: (typeof marks)[number]): Action => ({
  name: `lead-${as}`,
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const [shiftId = "", personId = ""] = context.arg.split(":");
      const shift = await shiftToLead(context, shiftId);
      const signUp = await onShift(context, shiftId, personId);
      const begun = spanOf(shift.activity.day, shift.start, shift.end, context.campaign.zone).from <= context.at;
      if (as === "missed" && !begun) throw new UserError("lead.not-begun");
      await apply(context, shift, signUp, as);
      return roster(context, shiftId, [text(context.words.say("lead.marked"))]);
    },
  },
});

export const markActions: readonly Action[] = [
  { name: "lead-mark", handler: { kind: "read", answers: "update", run: ask } },
  ...marks.map(mark),
];
