import type { Action } from "../../../src/bot/command.ts";
import type { Reading } from "../../../src/bot/context.ts";
import { field, typed } from "../../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../../src/bot/sheet.ts";
import { linesTyped, mustHave } from "../../../src/bot/typed.ts";
import { type Block, button, message, text } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { ASKED, type Figures, figuresFromLine } from "../../../src/domain/figures.ts";
import { type Scheduled, spanOf } from "../../../src/domain/shift.ts";
import { TEXT_LIMITS } from "../../../src/domain/text.ts";
import { associationsOf } from "../../../src/store/organisation/associations.ts";
import { enterReport } from "../../../src/store/report/reports.ts";
import { figureWords } from "../../../src/views/figures.ts";
import { timed } from "../../report/enter.ts";
import { type Party, partyLines } from "./lines.ts";
import { leadView } from "./panel.ts";
import { shiftToLead } from "./rights.ts";

type Entry = { readonly party: Party; readonly figures: Figures };
type Read = { readonly shift: Scheduled; readonly entries: readonly Entry[] };

/** Every association present and how many it is: by name, by number, in a squad, or as host. */
const present = async (context: Reading, shift: Scheduled): Promise<ReadonlyMap<string, number>> => {
  const { db, campaign } = context;
  const { signUps, walkIns } = await leadView(context, shift);
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const people = new Map<string, number>();
  const add = (id: string, count: number): void => void people.set(id, (people.get(id) ?? 0) + count);
  for (const { associationId, state, seats } of signUps)
    if (state === "going" || state === "attended") add(associationId ?? "", seats);
  for (const { associationId, name, people: count } of walkIns)
    if (associationId !== undefined || name === "") add(associationId ?? "", count);
  for (const { associationId } of shift.activity.hosts) if (associationId) add(associationId, 0);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const others = context.words.say("lead.othersName");
  return new Map([...people].map(([id, count]) => [names.get(id) ?? others, count]));
};

/** Figures for every association present, a line each, already begun with its name and how many it is. */
const report: Sheet<Read> = {
  name: "lead-report",
  answers: "private",
  ask: async (context) => {
    const { words, campaign, at } = context;
    const shift = await shiftToLead(context, context.arg);
    if (spanOf(shift.activity.day, shift.start, shift.end, campaign.zone).from > at)
      throw new UserError("lead.not-begun");
    const { kind } = shift.activity;
    const begun = [...(await present(context, shift))].map(([name, count]) =>
      kind === "phonebank" && count > 0 ? `${name} ${count} ` : `${name} `,
    );
    return {
      arg: shift.id,
      title: words.say("lead.button.report"),
      fields: [
        field("lines", "lead.form.report", words, {
          kind: "paragraph",
          required: true,
          value: begun.join("\n"),
          hint: words.say("lead.form.reportHint", { order: orderWords(context, shift) }),
        }),
      ],
    };
  },
  read: async (context) => {
    const shift = await shiftToLead(context, context.arg);
    const lines = typed(context, "lines", "lead.form.report");
    const said = mustHave(lines, linesTyped(lines, TEXT_LIMITS.description));
    const { kind } = shift.activity;
    const entries = (await partyLines(context, said, [])).flatMap(({ line, party, numbers }): readonly Entry[] => {
      // What was only begun for them is not filled in: they did not report.
      if (numbers.split(/[\s,;]+/).filter(Boolean).length < ASKED[kind].length) return [];
      try {
        return [{ party, figures: figuresFromLine(numbers, kind) }];
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        throw new UserError("lead.line-figures", { line, order: orderWords(context, shift) });
      }
    });
    if (entries.length === 0) throw new UserError("lead.no-figures");
    return { shift, entries };
  },
  write: async (context, { shift, entries }) => {
    const { tx, t, campaign, actor, at, words } = context;
    const target = { shift, day: shift.activity.day };
    const blocks: Block[] = [];
    for (const { party, figures } of entries) {
      const counted = timed(figures, target, figures.callers, context);
      const { associationId } = party;
      const of = { campaign, day: target.day, shiftId: shift.id, associationId, enteredBy: actor.personId } as const;
      const entered = await enterReport(tx, t, { ...of, scope: "total", held: false, figures: counted, at });
      const name = party.name || words.say("lead.othersName");
      // Someone else's total, or one's own from before: whoever takes its place sees it, and may take it back.
      const before = entered.replaced && figureWords({ ...entered.replaced.figures, minutes: 0 }, words);
      const instead = before ? ` ${words.say("lead.instead", { figures: before })}` : "";
      blocks.push(
        text(
          [{ bold: name }, ` ${figureWords(figures, words) || words.say("report.nothing")}.${instead}`],
          [button(`report-undo:${entered.report.id}`, words.say("report.button.undo"))],
        ),
      );
    }
    const again = text(words.say("lead.reportAgain"), [
      button(`lead-report:${shift.id}`, words.say("report.button.correct")),
      button(`lead:${shift.id}`, words.say("lead.button.back")),
    ]);
    return message(text([{ bold: words.say("lead.reported", { count: entries.length }) }]), ...blocks, again);
  },
};

const orderWords = ({ words }: Reading, { activity }: Scheduled): string =>
  [
    ...(activity.kind === "phonebank" ? [words.say("report.figure.callers")] : []),
    ...ASKED[activity.kind].map((figure) => words.say(`report.figure.${figure}`)),
  ].join(", ");

export const leadReportActions: readonly Action[] = sheetActions(report);
