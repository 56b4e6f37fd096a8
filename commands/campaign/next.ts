import { nanoid } from "nanoid";
import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Writing } from "../../src/bot/context.ts";
import { keepDraft, takeDraft } from "../../src/bot/drafts.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { dayTyped, lineTyped, mustHave } from "../../src/bot/typed.ts";
import { button, type Message, message, text } from "../../src/chat/index.ts";
import type { Day } from "../../src/domain/day.ts";
import { UserError } from "../../src/domain/error.ts";
import type { Campaign } from "../../src/domain/organisation.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { dayWords } from "../../src/locales/format.ts";
import { addCampaign, campaignOf, changeCampaign, setCurrentCampaign } from "../../src/store/organisation/campaigns.ts";
import { draftKind } from "../../src/store/organisation/drafts.ts";
import { dropUnfollowed } from "../../src/store/people/roles.ts";
import { showCampaign } from "./card.ts";

type Next = { readonly name: string; readonly firstDay: Day; readonly lastDay: Day };
const NEXT = draftKind<Next>("next-campaign");

/** The campaign after this one: it takes its hours and settings along, and everything shows it from the yes on. */
export const nextCampaign: Sheet<Next> = {
  name: "campaign-next",
  answers: "private",
  ask: async (context) => {
    await mustRunCampaign(context);
    const { words } = context;
    return {
      arg: "",
      title: words.say("campaign.button.next"),
      fields: [
        field("name", "campaign.form.name", words, { required: true }),
        field("firstDay", "campaign.form.firstDay", words, { required: true }),
        field("lastDay", "campaign.form.lastDay", words, { required: true, hint: words.say("setup.form.lastDayHint") }),
      ],
    };
  },
  read: async (context) => {
    await mustRunCampaign(context);
    const name = typed(context, "name", "campaign.form.name");
    const firstDay = dayTyped(typed(context, "firstDay", "campaign.form.firstDay"), context.today);
    const lastDay = dayTyped(typed(context, "lastDay", "campaign.form.lastDay"), context.today);
    if (lastDay < firstDay) throw new UserError("campaign.days-backwards");
    return { name: mustHave(name, lineTyped(name, TEXT_LIMITS.name)), firstDay, lastDay };
  },
  write: async (context, next) => {
    const { campaign, words } = context;
    const draft = await keepDraft(context, NEXT, next);
    const days = {
      from: dayWords(next.firstDay, words.locale, "month"),
      to: `${dayWords(next.lastDay, words.locale, "month")} ${next.lastDay.slice(0, 4)}`,
    };
    return message(
      text(
        [
          { bold: `${next.name}: ${words.say("campaign.days", days)}` },
          `\n${words.say("campaign.nextAsk", { before: campaign.name })}`,
        ],
        [
          button(`campaign-begin:${draft}`, words.say("campaign.button.begin"), "primary"),
          button("campaign", words.say("activity.no")),
        ],
      ),
    );
  },
};

const begin = async (context: Writing): Promise<Message> => {
  const { tx, t, campaign, arg, words } = context;
  await mustRunCampaign(context);
  const next = await takeDraft(context, NEXT, arg);
  const { organisationId } = campaign;
  const begun: Campaign = { ...campaign, ...next, id: nanoid() };
  await addCampaign(tx, t, begun);
  await changeCampaign(tx, begun);
  await setCurrentCampaign(tx, { organisationId, campaignId: begun.id });
  await audit(context, "begin-campaign", begun.id);
  return showCampaign(context, begun, [
    text(words.say("campaign.begun"), [button(`campaign-back:${campaign.id}`, words.say("activity.button.undo"))]),
  ]);
};

/** `campaign-back:CAMPAIGN` makes an earlier campaign the current one again. */
const back = async (context: Writing): Promise<Message> => {
  const { tx, campaign, arg, words } = context;
  await mustRunCampaign(context);
  const { organisationId } = campaign;
  const before = await campaignOf(tx, { id: arg, organisationId });
  if (!before) throw new UserError("error.not-found");
  await setCurrentCampaign(tx, { organisationId, campaignId: before.id });
  await dropUnfollowed(tx, { organisationId, followed: before.settings.followedRoles });
  await audit(context, "begin-campaign", before.id);
  return showCampaign(context, before, [text(words.say("campaign.isBack", { name: before.name }))]);
};

export const nextActions: readonly Action[] = [
  ...sheetActions(nextCampaign),
  { name: "campaign-begin", handler: { kind: "write", answers: "update", run: begin } },
  { name: "campaign-back", handler: { kind: "write", answers: "update", run: back } },
];
