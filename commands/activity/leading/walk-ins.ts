import { field, typed } from "../../../src/bot/fields.ts";
import { guardedActions } from "../../../src/bot/guarded.ts";
import type { Sheet } from "../../../src/bot/sheet.ts";
import { linesTyped } from "../../../src/bot/typed.ts";
import { text } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { COUNT_LIMITS, wholeNumberOf } from "../../../src/domain/number.ts";
import type { Scheduled } from "../../../src/domain/shift.ts";
import { TEXT_LIMITS } from "../../../src/domain/text.ts";
import { type WalkIns, walkInsOn } from "../../../src/store/signup/walk-ins.ts";
import { partyWords } from "../../../src/views/parties.ts";
import { countPeople } from "../numbers.ts";
import { partyLines } from "./lines.ts";
import { panel } from "./panel.ts";
import { shiftToLead } from "./rights.ts";

/** The partners who may be written down: the activity's own, and those written down already. */
const partnersOf = ({ activity }: Scheduled, standing: readonly WalkIns[]): readonly string[] => [
  ...activity.hosts.filter(({ associationId }) => associationId === undefined).map(({ name }) => name),
  ...standing.filter(({ associationId, name }) => associationId === undefined && name !== "").map(({ name }) => name),
];

type Read = { readonly shift: Scheduled; readonly parties: readonly WalkIns[] };

/** People at the shift by number and association, a line each; what stands is in the box already. */
const walkIns: Sheet<Read> = {
  name: "lead-walkins",
  answers: "private",
  ask: async (context) => {
    const { db, words } = context;
    const shift = await shiftToLead(context, context.arg);
    const standing = await walkInsOn(db, { shiftId: shift.id });
    const lines = standing.map(({ name, people }) => `${name || words.say("lead.othersName")} ${people}`);
    return {
      arg: shift.id,
      title: words.say("lead.button.walkIns"),
      fields: [
        field("lines", "lead.form.walkIns", words, {
          kind: "paragraph",
          value: lines.join("\n"),
          hint: words.say("lead.form.walkInsHint"),
        }),
      ],
    };
  },
  read: async (context) => {
    const shift = await shiftToLead(context, context.arg);
    const standing = await walkInsOn(context.db, { shiftId: shift.id });
    const said = linesTyped(typed(context, "lines", "lead.form.walkIns"), TEXT_LIMITS.description) ?? "";
    const lines = await partyLines(context, said, partnersOf(shift, standing));
    const parties = lines.map(({ line, party, numbers }) => {
      const people = wholeNumberOf(numbers, COUNT_LIMITS.other);
      if (people === undefined) throw new UserError("lead.line-number", { line, max: COUNT_LIMITS.other });
      return { ...party, people };
    });
    const named = new Set(parties.map(({ name }) => name));
    const gone = standing.filter(({ name }) => !named.has(name)).map((one) => ({ ...one, people: 0 }));
    return { shift, parties: [...gone, ...parties] };
  },
  write: async (context, { shift, parties }) => {
    const { words } = context;
    const undo = await countPeople(context, [shift], parties, shift.id);
    const shown = parties.filter(({ people }) => people > 0).map((party) => partyWords(party, words));
    const said = shown.length > 0 ? shown.join(", ") : words.say("lead.noWalkIns");
    const done = text([{ bold: words.say("lead.walkInsDone") }, ` ${said}.`], undo ? [undo] : []);
    return panel(context, shift.id, [done]);
  },
};

export const walkInActions = guardedActions(walkIns);
