import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { field } from "../../src/bot/fields.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { lineTyped } from "../../src/bot/typed.ts";
import { type Block, button, type Form, type Message, message, text } from "../../src/chat/index.ts";
import type { ImportProblem } from "../../src/domain/activity.ts";
import { UserError } from "../../src/domain/error.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { type ActivityFile, isAssociationTable, readActivities } from "../../src/imports/files.ts";
import { isKey, type Words } from "../../src/locales/words.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { applyActivities, previewActivities } from "./import.ts";
import { figuresOf, importPreview } from "./preview.ts";

/** A file that was read and not confirmed yet; a page's short names as pairs, since drafts are plain JSON. */
type Upload = {
  readonly source: string;
  readonly drafts: ActivityFile["drafts"];
  readonly shortNames: readonly (readonly [string, string])[];
};
const UPLOAD = draftKind<Upload>("import-activities");

const lineByLine = (heading: string, problems: readonly ImportProblem[], words: Words): Block => {
  const lines = problems.map(({ line, key, values }) =>
    words.say("activity.import.line", { line, message: isKey(key) ? words.say(key, values) : key }),
  );
  return text([{ bold: heading }, `\n${lines.join("\n")}`]);
};

/** What is wrong with a file, line by line, in the reader's words. */
export const problemBlock = (problems: readonly ImportProblem[], words: Words): Block =>
  lineByLine(words.say("activity.import.problems", { count: problems.length }), problems, words);

/** More rows than this are counted. */
const SHOWN = 20;

const firstRows = (rows: readonly string[], words: Words): string => {
  const more = rows.length - SHOWN;
  return [...rows.slice(0, SHOWN), ...(more > 0 ? [words.say("activity.import.more", { count: more })] : [])].join(
    "\n",
  );
};

/** Asks for the file where none came along: in Slack none can. */
export const askFile = async (context: Reading): Promise<Form> => {
  const { values, words } = context;
  await mustRunCampaign(context);
  return {
    action: "activity-import-read",
    title: words.say("activity.import.form.title"),
    fields: [
      field("file", "activity.import.form.file", words, {
        kind: "file",
        required: true,
        hint: words.say("activity.import.form.fileHint"),
      }),
      field("activity", "activity.import.form.name", words, {
        value: values.activity,
        hint: words.say("activity.import.form.nameHint"),
      }),
    ],
  };
};

/** Reads the file that came along and shows what it would change; nothing is written before the yes. */
export const upload = async (context: Writing): Promise<Message> => {
  const { tx, t, call, campaign, words, values } = context;
  await mustRunCampaign(context);
  const bytes = call.files.file;
  if (!bytes) throw new UserError("activity.import.noFile");
  if (isAssociationTable(bytes)) throw new UserError("activity.import.associations");
  const file = readActivities(bytes, "");
  if (file.problems.length > 0) return { ...message(problemBlock(file.problems, words)), refused: true };
  const named = lineTyped({ field: words.say("command.activity.activity"), text: values.activity }, TEXT_LIMITS.title);
  const source = file.campaign?.name ?? named;
  if (source === undefined) throw new UserError("activity.import.noName");
  const found = await previewActivities(tx, t, campaign, file, source);
  if (found.problems.length > 0) return { ...message(problemBlock(found.problems, words)), refused: true };
  const preview = await importPreview(context, found, file, source);
  if (!preview) return message(text(words.say("activity.import.nothing", { name: source })));
  const { drafts } = file;
  const body = { source, drafts, shortNames: [...(file.campaign?.shortNames ?? [])] };
  const draft = await keepDraft(context, UPLOAD, body);
  return message(
    text([{ bold: preview.will }, `\n${firstRows(preview.rows, words)}`]),
    ...(found.warnings.length > 0 ? [lineByLine(words.say("association.import.look"), found.warnings, words)] : []),
    text(preview.told, [
      button(`activity-import:${draft}`, words.say("activity.import.apply"), "primary"),
      button(`activity-forget:${draft}`, words.say("activity.no")),
    ]),
  );
};

/** `activity-import:DRAFT`, the yes. */
const apply: Action = {
  name: "activity-import",
  handler: {
    kind: "write",
    answers: "update",
    run: async (context) => {
      const { tx, t, campaign, at, arg, words } = context;
      await mustRunCampaign(context);
      const kept = await takeDraft(context, UPLOAD, arg);
      const file = { drafts: kept.drafts, problems: [], campaign: { shortNames: new Map(kept.shortNames) } };
      const done = await applyActivities(tx, t, campaign, file, kept.source, at);
      return message(text(words.say("activity.import.done", figuresOf(done))));
    },
  },
};

export const uploadActions: readonly Action[] = [
  { name: "activity-import-read", handler: { kind: "write", answers: "private", run: upload } },
  apply,
];
