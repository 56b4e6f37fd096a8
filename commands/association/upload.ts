import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { field } from "../../src/bot/fields.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { button, type Form, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { foldText } from "../../src/domain/text.ts";
import { isDayTable } from "../../src/imports/files.ts";
import { isKey, type Words } from "../../src/locales/words.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { problemBlock } from "../activity/upload.ts";
import {
  type AssociationImport,
  applyAssociations,
  missingChannels,
  type PlaceOf,
  previewAssociations,
} from "./import.ts";

/** A table that was read and not confirmed yet, as base64. */
const UPLOAD = draftKind<string>("import-associations");

/** Where a channel of that name is: the playground has every channel, other platforms those they list. */
const placesIn = ({ call, actor, listed }: Reading): PlaceOf => {
  const { workspaceId } = actor;
  if (call.platform === "playground") return (name) => ({ workspaceId, externalId: name, closed: true });
  const byName = new Map((listed ?? []).map((channel) => [foldText(channel.name), channel]));
  return (name) => {
    const found = byName.get(foldText(name));
    return found && { workspaceId, externalId: found.id, closed: found.closed };
  };
};

const figuresOf = ({ created, updated, unchanged }: AssociationImport) => ({
  created: created.length,
  updated: updated.length,
  unchanged: unchanged.length,
});

const SHOWN = 60;

const names = (preview: AssociationImport, words: Words): string => {
  const all = [
    ...preview.created.map(({ name }) => name),
    ...preview.updated.map(({ name }) => `${name} (${words.say("activity.import.changed")})`),
  ];
  const more = all.length - SHOWN;
  return [...all.slice(0, SHOWN), ...(more > 0 ? [words.say("activity.import.more", { count: more })] : [])].join(", ");
};

/** Asks for the table where none came along: in Slack none can. */
export const askFile = async (context: Reading): Promise<Form> => {
  const { words } = context;
  await mustRunCampaign(context);
  return {
    action: "association-import-read",
    title: words.say("activity.import.form.title"),
    fields: [
      field("file", "activity.import.form.file", words, {
        kind: "file",
        required: true,
        hint: words.say("association.import.fileHint"),
      }),
    ],
  };
};

/** Reads the table that came along and shows what it would change; nothing is written before the yes. */
export const upload = async (context: Writing): Promise<Message> => {
  const { tx, call, campaign, words } = context;
  await mustRunCampaign(context);
  const bytes = call.files.file;
  if (!bytes) throw new UserError("association.import.noFile");
  const preview = await previewAssociations(tx, campaign, bytes, placesIn(context));
  if (preview.problems.length > 0) {
    if (isDayTable(bytes)) throw new UserError("association.import.activities");
    return { ...message(problemBlock(preview.problems, words)), refused: true };
  }
  const figures = figuresOf(preview);
  if (figures.created + figures.updated === 0) return message(text(words.say("association.import.nothing")));
  const body = Buffer.from(bytes).toString("base64");
  const draft = await keepDraft(context, UPLOAD, body);
  const missing = missingChannels(preview, placesIn(context));
  const warnings = preview.warnings.map(({ key, values }) => (isKey(key) ? words.say(key, values) : key));
  if (missing.length > 0)
    warnings.push(words.say("association.import.channels", { count: missing.length, names: missing.join(", ") }));
  return message(
    text([{ bold: words.say("association.import.will", figures) }, `\n${names(preview, words)}`]),
    ...(warnings.length > 0
      ? [text([{ bold: words.say("association.import.look") }, `\n${warnings.join("\n")}`])]
      : []),
    text("", [
      button(`association-import:${draft}`, words.say("activity.import.apply"), "primary"),
      button(`association-forget:${draft}`, words.say("activity.no")),
    ]),
  );
};

/** `association-import:DRAFT`, the yes. */
const apply: Action = {
  name: "association-import",
  handler: {
    kind: "write",
    answers: "update",
    lists: true,
    run: async (context) => {
      const { tx, t, campaign, today, arg, words } = context;
      await mustRunCampaign(context);
      const table = await takeDraft(context, UPLOAD, arg);
      const bytes = new Uint8Array(Buffer.from(table, "base64"));
      const done = await applyAssociations(tx, t, campaign, bytes, { placeOf: placesIn(context), today });
      return message(
        text(words.say("association.import.done", figuresOf(done)), [
          button("setup", words.say("campaign.button.setup"), "primary"),
        ]),
      );
    },
  },
};

export const uploadActions: readonly Action[] = [
  { name: "association-import-read", handler: { kind: "write", answers: "private", lists: true, run: upload } },
  apply,
];
