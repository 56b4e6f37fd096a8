import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { type Button, button, text } from "../../src/chat/index.ts";
import { isSameData } from "../../src/domain/same-data.ts";
import type { Scheduled } from "../../src/domain/shift.ts";
import { markStale } from "../../src/store/delivery/posts.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { lockShift } from "../../src/store/row-lock.ts";
import { setWalkIns, type WalkIns, walkInsOn } from "../../src/store/signup/walk-ins.ts";
import { shiftToLead } from "./leading/rights.ts";
import { shownTo } from "./proposal.ts";
import { mineToChange } from "./rights.ts";

type Count = { readonly shiftId: string; readonly before: readonly WalkIns[]; readonly after: readonly WalkIns[] };

/** How many of each party there were at an activity's shifts before someone wrote it down, and after. */
type Counted = {
  readonly activityId: string;
  /** The shift whose lead wrote it. */
  readonly leadOf: string | undefined;
  readonly counts: readonly Count[];
};
const COUNTED = draftKind<Counted>("people-by-number");

const write = async (
  context: Writing,
  { id: shiftId, activity }: Scheduled,
  parties: readonly WalkIns[],
): Promise<Count> => {
  const { tx, campaign } = context;
  const { organisationId } = campaign;
  await lockShift(tx, { shiftId });
  const before = await walkInsOn(tx, { shiftId });
  await setWalkIns(tx, { shiftId, organisationId }, parties);
  await audit(context, "walk-ins", shiftId);
  await markStale(tx, { organisationId, day: activity.day, activityId: activity.id, shiftId });
  return { shiftId, before, after: await walkInsOn(tx, { shiftId }) };
};

/**
 * Writes down how many of each of these parties are at each of these shifts of one activity, 0 for none; nobody is
 * messaged. Answers the way back; undefined where it stood so already.
 */
export const countPeople = async (
  context: Writing,
  shifts: readonly Scheduled[],
  parties: readonly WalkIns[],
  leadOf?: string,
): Promise<Button | undefined> => {
  const { words } = context;
  const counts: Count[] = [];
  for (const shift of shifts) counts.push(await write(context, shift, parties));
  const changed = counts.filter(({ before, after }) => !isSameData(before, after));
  const [first] = shifts;
  if (!first || changed.length === 0) return undefined;
  const body = { activityId: first.activityId, leadOf, counts: changed };
  const id = await keepDraft(context, COUNTED, body);
  return button(`walkins-undo:${id}`, words.say("activity.button.undo"));
};

const undo: Action = {
  name: "walkins-undo",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, words } = context;
      const { activityId, leadOf, counts } = await takeDraft(context, COUNTED, context.arg);
      if (leadOf === undefined) await mineToChange(context, activityId);
      else await shiftToLead(context, leadOf);
      for (const { shiftId, after } of counts)
        if (!isSameData(await walkInsOn(tx, { shiftId }), after))
          return shownTo(context, activityId, leadOf, text(words.say("activity.countedLater")));
      for (const { shiftId, before, after } of counts) {
        const gone = after.map((one) => ({ ...one, people: 0 }));
        await write(context, await shiftToLead(context, shiftId), [...gone, ...before]);
      }
      return shownTo(context, activityId, leadOf, text(words.say("association.undone")));
    },
  },
};

export const numberActions: readonly Action[] = [undo];
