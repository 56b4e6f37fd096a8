import { audit } from "../../src/bot/audit.ts";
import type { Writing } from "../../src/bot/context.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { clockAt } from "../../src/domain/moment.ts";
import { addCode, CODE_LIFE } from "../../src/store/organisation/codes.ts";

/** `/campaign link`: a code with which the same coordinator adopts a second workspace. */
export const linkCode = async (context: Writing): Promise<Message> => {
  const { tx, campaign, actor, at, values, words } = context;
  await mustRunCampaign(context);
  if (values.value?.trim())
    throw new UserError("setup.already", {}, [{ action: "setup", label: "campaign.button.setup" }]);
  const { organisationId, zone } = campaign;
  const { personId } = actor;
  const code = await addCode(tx, { purpose: "workspace", organisationId, personId, at });
  await audit(context, "link-code", personId);
  const until = clockAt(new Date(at.getTime() + CODE_LIFE.workspace), zone);
  return message(text([{ bold: code }, `\n${words.say("setup.linkCode", { code, until })}`]));
};
