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
import type { ActivityDiff } from "../../src/imports/diff.ts";
import { type ActivityFile, isAssociationTable, readActivities } from "../../src/imports/files.ts";
import { capitalised, dayWords } from "../../src/locales/format.ts";
import { isKey, type Words } from "../../src/locales/words.ts";
import { plannedOf } from "../../src/store/activity/planned.ts";
import { tellingMoment } from "../../src/store/delivery/telling.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { timeWords } from "../../src/views/when.ts";
import { type ActivityImport, applyActivities, previewActivities } from "./import.ts";
import { gathering, toldWords } from "./telling.ts";

/** A file that was read and not confirmed yet; a page's short names as pairs, since drafts are plain JSON. */
type Upload = {
  readonly source: string;
  readonly drafts: ActivityFile["drafts"];
  readonly shortNames: readonly (readonly [string, string])[];
};
const UPLOAD = draftKind<Upload>("import-activities");

/** What is wrong with a file, line by line, in the reader's words. */
export const problemBlock = (problems: readonly ImportProblem[], words: Words): Block => {
  const lines = problems.map(({ line, key, values }) =>
    words.say("activity.import.line", { line, message: isKey(key) ? words.say(key, values) : key }),
  );
  const heading = words.say("activity.import.problems", { count: problems.length });
  return text([{ bold: heading }, `\n${lines.join("\n")}`]);
};

const SHOWN = 20;

/** What would be added, changed and cancelled, the first of each in a line. */
const diffLines = ({ created, updated, cancelled }: ActivityDiff, words: Words): string => {
  const line = (facts: ActivityFile["drafts"][number] | ActivityDiff["cancelled"][number]["facts"], how: string) =>
    `• ${capitalised(dayWords(facts.day, words.locale), words.locale)} ${timeWords(facts, words)}, ${facts.place}: ${facts.title}${how}`;
  const lines = [
    ...cancelled.map(({ facts }) => line(facts, ` (${words.say("activity.import.cancelled")})`)),
    ...updated.map(({ draft }) => line(draft, ` (${words.say("activity.import.changed")})`)),
    ...created.map((draft) => line(draft, "")),
  ];
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [words.say("activity.import.more", { count: more })] : [])].join(
    "\n",
  );
};

/** Who hears of it: everyone signed up to what moves or is cancelled and is not over. */
const toldByFile = async (context: Reading, { updated, cancelled }: ActivityDiff): Promise<string> => {
  const { db, campaign, at } = context;
  const ids = [
    ...updated.filter(({ moved }) => moved).map(({ existing }) => existing.id),
    ...cancelled.map(({ id }) => id),
  ];
  const { organisationId } = campaign;
  const audience = gathering();
  for (const activityId of ids) {
    for (const shift of (await plannedOf(db, { campaignId: campaign.id, activityId }))?.shifts ?? []) {
      const moment = tellingMoment(campaign, shift, at);
      if (moment) await audience.add(db, moment, { organisationId, shiftId: shift.id, by: undefined });
    }
  }
  return toldWords(audience.told(0), context);
};

const figuresOf = ({ diff }: ActivityImport) => ({
  created: diff.created.length,
  updated: diff.updated.length,
  cancelled: diff.cancelled.length,
  unchanged: diff.unchanged.length,
});

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
  const preview = await previewActivities(tx, t, campaign, file, source);
  const figures = figuresOf(preview);
  if (figures.created + figures.updated + figures.cancelled === 0)
    return message(text(words.say("activity.import.nothing", { name: source })));
  const { drafts } = file;
  const body = { source, drafts, shortNames: [...(file.campaign?.shortNames ?? [])] };
  const draft = await keepDraft(context, UPLOAD, body);
  return message(
    text([
      { bold: words.say("activity.import.will", { name: source, ...figures }) },
      `\n${diffLines(preview.diff, words)}`,
    ]),
    text(await toldByFile(context, preview.diff), [
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
