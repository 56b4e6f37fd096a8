import type { Action } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { mustRunCampaign } from "../../src/bot/rights.ts";
import { type Block, button, type Choice, type Message, menus, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import type { FollowedRole } from "../../src/domain/followed-roles.ts";
import type { CampaignSettings } from "../../src/domain/organisation.ts";
import { scheduleBetween } from "../../src/store/activity/activities.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { associationMenus } from "../../src/views/claims.ts";
import { changed } from "./card.ts";

/** In the place of an association's id where the role means coordinator. */
const ALL = "all";

const idOf = ({ role, associationId }: FollowedRole): string => `${role}:${associationId ?? ALL}`;

/** What the role of the server means here, in words: `valansvarig för Solna`. */
const meaning = async (context: Reading, { associationId }: FollowedRole): Promise<string> => {
  const { db, campaign, words } = context;
  if (associationId === undefined) return words.say("roles.coordinator");
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return words.say("roles.organiserOf", { association: all.find(({ id }) => id === associationId)?.name ?? "–" });
};

const nameOf = ({ serverRoles, words }: Reading, role: string): string =>
  serverRoles?.find(({ id }) => id === role)?.name ?? words.say("server.gone");

const followedHere = ({ campaign, actor }: Reading): readonly FollowedRole[] =>
  (campaign.settings.followedRoles ?? []).filter(({ workspaceId }) => workspaceId === actor.workspaceId);

/** What only a server of its own kind has: roles that ours may follow, and a calendar. */
export const showServer = async (context: Reading, notice: readonly Block[] = []): Promise<Message> => {
  const { campaign, words, serverRoles } = context;
  await mustRunCampaign(context);
  if (!serverRoles) return message(text(words.say("server.none")));
  const calendar = campaign.settings.nativeEvents
    ? {
        said: words.say("server.calendarOn"),
        button: button("server-calendar:off", words.say("server.button.off")),
      }
    : {
        said: words.say("server.calendarOff"),
        button: button("server-calendar:on", words.say("server.button.on")),
      };
  const lines: Choice[] = [];
  for (const one of followedHere(context)) {
    const label = words.say("server.line", { role: nameOf(context, one.role), means: await meaning(context, one) });
    lines.push({ value: idOf(one), label });
  }
  const listed = lines.map(({ label }) => `\n${label}`).join("") || `\n${words.say("server.noRoles")}`;
  const free = serverRoles.map(({ id, name }): Choice => ({ value: id, label: name }));
  return message(
    ...notice,
    text([{ bold: words.say("server.title") }, `\n${calendar.said}`], [calendar.button]),
    text([{ bold: words.say("server.roles") }, listed]),
    ...menus("server-follow", words.say("server.follow"), free),
    ...menus("server-unfollow", words.say("server.unfollow"), lines),
  );
};

const change = (context: Writing, settings: Partial<CampaignSettings>): Promise<Message> => {
  const { campaign } = context;
  return changed(
    context,
    { ...campaign, settings: { ...campaign.settings, ...settings } },
    { show: (_context, next, notice) => showServer({ ...context, campaign: next ?? campaign }, notice) },
  );
};

const question = ({ words }: Reading, said: string, yes: string): Message =>
  message(text(said, [button(yes, words.say("activity.yes"), "primary"), button("server", words.say("activity.no"))]));

/** `server-follow:N`, a menu's choice: what should the role mean? */
const askMeaning = async (context: Reading): Promise<Message> => {
  const { db, campaign, values, words } = context;
  await mustRunCampaign(context);
  const role = roleIn(context, values.value ?? "");
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return message(
    text(words.say("server.means", { role: nameOf(context, role) }), [
      button(`server-follow-ask:${role}:${ALL}`, words.say("roles.button.coordinator")),
      button("server", words.say("activity.no")),
    ]),
    ...associationMenus(all, `server-follow-for:${role}`, words.say("association.choose.label")),
  );
};

/** Only a role of this server, as it is now. */
const roleIn = ({ serverRoles }: Reading, id: string): string => {
  if (!serverRoles?.some((role) => role.id === id)) throw new UserError("error.not-found");
  return id;
};

/** The role that `ROLE:ASSOCIATION` or `ROLE:all` names. */
const wantedIn = async (context: Reading, role: string, meant: string): Promise<FollowedRole> => {
  const one = { workspaceId: context.actor.workspaceId, role: roleIn(context, role) };
  return meant === ALL ? one : { ...one, associationId: (await associationIn(context, meant)).id };
};

const askFollow = async (context: Reading, wanted: FollowedRole): Promise<Message> => {
  const values = { role: nameOf(context, wanted.role), means: await meaning(context, wanted) };
  return question(context, context.words.say("server.ask", values), `server-follow-set:${idOf(wanted)}`);
};

const follow = async (context: Writing): Promise<Message> => {
  const { campaign, arg, words } = context;
  await mustRunCampaign(context);
  const [role = "", meant = ""] = arg.split(":");
  const wanted = await wantedIn(context, role, meant);
  if (followedHere(context).some((one) => idOf(one) === idOf(wanted)))
    return showServer(context, [text(words.say("server.known"))]);
  return change(context, { followedRoles: [...(campaign.settings.followedRoles ?? []), wanted] });
};

/** What follows now and bears this id. */
const standingIn = (context: Reading, id: string): FollowedRole => {
  const found = followedHere(context).find((one) => idOf(one) === id);
  if (!found) throw new UserError("error.old-button");
  return found;
};

const askUnfollow = async (context: Reading): Promise<Message> => {
  await mustRunCampaign(context);
  const found = standingIn(context, context.values.value ?? "");
  const values = { role: nameOf(context, found.role), means: await meaning(context, found) };
  return question(context, context.words.say("server.end", values), `server-unfollow-set:${idOf(found)}`);
};

const unfollow = async (context: Writing): Promise<Message> => {
  await mustRunCampaign(context);
  const { followedRoles = [] } = context.campaign.settings;
  const found = standingIn(context, context.arg);
  return change(context, { followedRoles: followedRoles.filter((one) => one !== found) });
};

/** `server-calendar:on` and `:off` ask, saying what becomes of the activities. */
const askCalendar = async (context: Reading): Promise<Message> => {
  const { db, campaign, today, arg, words } = context;
  await mustRunCampaign(context);
  if (arg === "off") return question(context, words.say("server.calendarEnd"), "server-calendar-set:off");
  const shifts = await scheduleBetween(db, { campaignId: campaign.id, from: today, to: campaign.lastDay });
  const live = shifts.filter(({ activity }) => !activity.cancelled);
  const timed = new Set(live.filter(({ start }) => start).map(({ activityId }) => activityId));
  const without = new Set(live.map(({ activityId }) => activityId)).size - timed.size;
  return question(context, words.say("server.calendarAsk", { with: timed.size, without }), "server-calendar-set:on");
};

const setCalendar = async (context: Writing): Promise<Message> => {
  await mustRunCampaign(context);
  return change(context, { nativeEvents: context.arg === "on" });
};

const page = { answers: "update", seesRoles: true } as const;

export const serverActions: readonly Action[] = [
  { name: "server", handler: { kind: "read", ...page, answers: "private", run: (context) => showServer(context) } },
  { name: "server-calendar", handler: { kind: "read", ...page, run: askCalendar } },
  { name: "server-calendar-set", handler: { kind: "write", ...page, run: setCalendar } },
  { name: "server-follow", handler: { kind: "read", ...page, run: askMeaning } },
  {
    name: "server-follow-ask",
    handler: {
      kind: "read",
      ...page,
      run: async (context) => {
        await mustRunCampaign(context);
        const [role = "", meant = ""] = context.arg.split(":");
        return askFollow(context, await wantedIn(context, role, meant));
      },
    },
  },
  {
    name: "server-follow-for",
    handler: {
      kind: "read",
      ...page,
      run: async (context) => {
        await mustRunCampaign(context);
        const [role = ""] = context.arg.split(":");
        return askFollow(context, await wantedIn(context, role, context.values.value ?? ""));
      },
    },
  },
  { name: "server-follow-set", handler: { kind: "write", ...page, run: follow } },
  { name: "server-unfollow", handler: { kind: "read", ...page, run: askUnfollow } },
  { name: "server-unfollow-set", handler: { kind: "write", ...page, run: unfollow } },
];
