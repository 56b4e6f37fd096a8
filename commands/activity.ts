import type { Action, Command, Handler } from "../src/bot/command.ts";
import type { Reading, Writing } from "../src/bot/context.ts";
import { describeCommand, inAll, option } from "../src/bot/describe.ts";
import { mustOrganise } from "../src/bot/rights.ts";
import { openSheet } from "../src/bot/sheet.ts";
import { personMet } from "../src/bot/someone.ts";
import type { Message } from "../src/chat/index.ts";
import { UserError } from "../src/domain/error.ts";
import type { Key } from "../src/locales/words.ts";
import { plannedOf } from "../src/store/activity/planned.ts";
import { addingActions } from "./activity/adding.ts";
import { cancelActions } from "./activity/cancel.ts";
import { freshCard } from "./activity/card.ts";
import { copyActions } from "./activity/copies.ts";
import { hostActions } from "./activity/hosts.ts";
import { askLead, leadActions, shiftToChange } from "./activity/lead.ts";
import { letterActions } from "./activity/leading/letter.ts";
import { markActions } from "./activity/leading/marks.ts";
import { movingActions } from "./activity/leading/moving.ts";
import { panelActions } from "./activity/leading/panel.ts";
import { leadReportActions } from "./activity/leading/report.ts";
import { walkInActions } from "./activity/leading/walk-ins.ts";
import { newActions, newActivity } from "./activity/new.ts";
import { numberActions } from "./activity/numbers.ts";
import { activityChoice, activityMenu, coming, fitting } from "./activity/pick.ts";
import { proposalActions } from "./activity/proposal.ts";
import { shiftActions } from "./activity/shifts.ts";
import { textActions } from "./activity/text.ts";
import { askFile, upload, uploadActions } from "./activity/upload.ts";
import { whereActions } from "./activity/where.ts";

/** What the card's buttons do, said before the activity: `/activity cancel Rissne` finds Rissne. */
const VERB = /^(?:cancel|move|change|copy|repeat|ställ in|flytta|ändra|kopiera|upprepa) /i;

/** The one activity that was meant, or a menu of those that could be. */
const meant = async (context: Reading, action: string): Promise<string | Message> => {
  await mustOrganise(context);
  const { words, db, campaign } = context;
  const said = context.values.activity ?? "";
  const exact = said && (await plannedOf(db, { campaignId: campaign.id, activityId: said }));
  if (exact) return said;
  const all = await coming(context);
  const fit = said === "" ? [] : fitting(all, said, context);
  const found = fit.length > 0 ? fit : fitting(all, said.replace(VERB, ""), context);
  const [only] = found;
  if (only && found.length === 1) return only.activityId;
  const key = said === "" ? "activity.choose.ask" : found.length > 0 ? "activity.choose.many" : "activity.choose.none";
  return activityMenu(context, words.say(key, { said }), found.length > 0 ? found : all, action);
};

const show = async (context: Reading): Promise<Message> => {
  const found = await meant(context, "activity");
  return typeof found === "string" ? freshCard(context, found) : found;
};

/** `/activity lead`: with a person named, asks at once where the activity has one shift. */
const lead = async (context: Writing): Promise<Message> => {
  const found = await meant(context, "activity");
  if (typeof found !== "string") return found;
  const shifts = (await plannedOf(context.tx, { campaignId: context.campaign.id, activityId: found }))?.shifts ?? [];
  const [only, ...others] = shifts;
  if (!context.values.person || !only || others.length > 0) return freshCard(context, found);
  const shift = await shiftToChange(context, only.id);
  return askLead(context, shift, await personMet(context, context.values.person));
};

const handlerFor = ({ what, file }: Reading["values"]): Handler => {
  switch (what) {
    case "add":
      return { kind: "ask", run: (context) => openSheet(newActivity, context) };
    case "lead":
      return { kind: "write", answers: "private", run: lead };
    case "import":
      return file ? { kind: "write", answers: "private", run: upload } : { kind: "ask", run: askFile };
    default:
      return { kind: "read", answers: "private", run: show };
  }
};

const choice = (value: string, label: Key) => ({ value, label: inAll(label) });

export const activity: Command = {
  spec: describeCommand(
    "activity",
    "command.activity.about",
    [
      option("what", "choice", "command.activity.what", {
        choices: [
          choice("show", "command.activity.show"),
          choice("add", "command.activity.add"),
          choice("lead", "command.activity.lead"),
          choice("import", "command.activity.import"),
        ],
      }),
      option("activity", "rest", "command.activity.activity", { completed: true }),
      option("person", "person", "command.activity.person"),
      option("file", "file", "command.activity.file"),
    ],
    "organisers",
  ),
  handler: handlerFor,
  complete: async (context, name, typed) => {
    if (name !== "activity") return [];
    const all = await coming(context);
    const found = typed.trim() === "" ? all : fitting(all, typed, context);
    return found.slice(0, 25).map((shift) => activityChoice(shift, context));
  },
};

/** `activity:ID`, or a menu's choice of one. */
const card: Action = {
  name: "activity",
  handler: {
    kind: "read",
    answers: "private",
    run: async (context) => {
      await mustOrganise(context);
      const id = context.values.value ?? context.arg;
      if (id === "") throw new UserError("error.not-found");
      return freshCard(context, id);
    },
  },
};

export const activityActions: readonly Action[] = [
  card,
  ...newActions,
  ...addingActions,
  ...proposalActions,
  ...whereActions,
  ...textActions,
  ...hostActions,
  ...numberActions,
  ...shiftActions,
  ...copyActions,
  ...cancelActions,
  ...leadActions,
  ...panelActions,
  ...markActions,
  ...walkInActions,
  ...letterActions,
  ...leadReportActions,
  ...movingActions,
  ...uploadActions,
];
