import { audit } from "../../src/bot/audit.ts";
import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { type Channel, type ChannelPurpose, channelsOf, setChannel } from "../../src/store/organisation/channels.ts";
import { associationMenus } from "../../src/views/claims.ts";

/** What the channel is for now. */
export const standing = async ({ db, campaign, actor }: Reading, externalId: string): Promise<Channel | undefined> =>
  (await channelsOf(db, { organisationId: campaign.organisationId })).find(
    (channel) => channel.workspaceId === actor.workspaceId && channel.externalId === externalId,
  );

const purposeWords = async (context: Reading, channel: Channel | undefined): Promise<string> => {
  const { words, campaign } = context;
  if (!channel || channel.purpose === "none") return words.say("channels.here.none");
  if (channel.purpose !== "association")
    return words.say(`channels.here.${channel.purpose}`, { clock: campaign.hours.dailySchedule });
  const { name } = await associationIn(context, channel.associationId ?? "");
  return words.say("channels.here.association", { association: name });
};

/** `/campaign channel`, typed in the channel it is about: what is it for? */
export const askHere = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  const { db, call, campaign, words } = context;
  await mustRunCampaign(context);
  if (call.channel === undefined) throw new UserError("channels.not-in-one");
  const now = await purposeWords(context, await standing(context, call.channel));
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const id = call.channel;
  return message(
    ...notice,
    text(`${now} ${words.say("channels.here.ask")}`, [
      button(`channel-daily:${id}`, words.say("channels.button.daily")),
      button(`channel-coordinators:${id}`, words.say("channels.button.coordinators")),
      button(`channel-none:${id}`, words.say("channels.button.none")),
    ]),
    text(words.say("channels.here.start"), [button(`start-post:${id}`, words.say("channels.button.start"))]),
    ...associationMenus(all, `channel-association:${id}`, words.say("association.choose.label")),
  );
};

/**
 * Whether a channel is closed, now or when it was last seen. Only a channel of this workspace in which the bot may
 * write gets a purpose; where they can't be listed it is the one that was typed in.
 */
export const isClosed = ({ listed }: Reading, id: string, before: Channel | undefined): boolean => {
  const found = listed?.find((channel) => channel.id === id);
  if (!found && !before && listed && listed.length > 0) throw new UserError("channels.not-mine");
  return found?.closed ?? before?.closed ?? false;
};

/** `NAME:CHANNEL`, and after it the association where it is not a menu's choice. */
const set = (name: string, purpose: ChannelPurpose): Action => ({
  name,
  handler: {
    kind: "write",
    answers: "update",
    lists: true,
    run: async (context: Writing) => {
      const { tx, campaign, actor, arg, values, words } = context;
      await mustRunCampaign(context);
      const [id = "", rest = ""] = arg.split(":");
      const before = await standing(context, id);
      const closed = isClosed(context, id, before);
      const association = purpose === "association" ? await associationIn(context, values.value ?? rest) : undefined;
      const { organisationId } = campaign;
      const place = { workspaceId: actor.workspaceId, externalId: id, closed };
      const channel = { ...place, purpose, associationId: association?.id };
      await setChannel(tx, { ...channel, organisationId });
      await audit(context, "set-channel", id);
      const now = await purposeWords(context, { ...channel, id: "" });
      const warn = !closed && (purpose === "coordinators" || purpose === "association");
      const was = before?.purpose === "association" ? `${id}:${before.associationId}` : id;
      const undo = button(`channel-${before?.purpose ?? "none"}:${was}`, words.say("activity.button.undo"));
      return message(text(`${now}${warn ? ` ${words.say("channels.here.open")}` : ""}`, [undo]));
    },
  },
});

export const hereActions: readonly Action[] = [
  set("channel-daily", "daily"),
  set("channel-coordinators", "coordinators"),
  set("channel-association", "association"),
  set("channel-none", "none"),
];
