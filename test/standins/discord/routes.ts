import { type APIInteractionResponse, PermissionFlagsBits as May } from "discord.js";
import { listed, register } from "./commands.ts";
import { aboutEvents } from "./event-routes.ts";
import type { Interaction } from "./interaction.ts";
import { change, type EditBody, history, mayWrite, type NewBody, post } from "./messages.ts";
import { channelPayload, guildPayload, memberPayload, rolesPayload, userPayload } from "./payloads.ts";
import { demand } from "./permissions.ts";
import { Refusal } from "./refusal.ts";
import { part, type Route, type Scene } from "./route.ts";

const interactionOf = (scene: Scene, token: string, code: number): Interaction => {
  const found = scene.interactions.get(token);
  if (!found) throw new Refusal(code);
  return found;
};

const aboutCommands: Record<string, Route> = {
  "GET /applications/*/commands": { act: ({ world }, { query }) => listed(world.commands, query) },
  "PUT /applications/*/commands": {
    body: "commands",
    act: (scene, { body }) => (scene.world.commands = register(scene.world, body)),
  },
  "GET /applications/*/guilds/*/commands": {
    act: ({ world }, request) => listed(world.guildOf(part(request, 1)).commands, request.query),
  },
  "PUT /applications/*/guilds/*/commands": {
    body: "commands",
    act: (scene, request) => {
      const guild = scene.world.guildOf(part(request, 1));
      guild.commands = register(scene.world, request.body, guild);
      return guild.commands;
    },
  },
};

const aboutMessages: Record<string, Route> = {
  "GET /channels/*/messages": {
    act: ({ world }, request) => history(world, world.channelOf(part(request, 0)), request.query),
  },
  "GET /channels/*/messages/*": {
    act: ({ world }, request) => {
      const channel = world.channelOf(part(request, 0));
      demand(world, channel, May.ReadMessageHistory);
      return world.messageOf(channel, part(request, 1)).payload;
    },
  },
  "POST /channels/*/messages": {
    body: "message",
    act: ({ world }, request) => {
      const channel = world.channelOf(part(request, 0));
      mayWrite(world, channel, request.uploads);
      const stored = post(world, channel, request.body as NewBody, request.uploads);
      return { ...stored.payload, ...(stored.nonce && { nonce: stored.nonce }) };
    },
  },
  "PATCH /channels/*/messages/*": {
    body: "edit",
    act: ({ world }, request) => {
      const channel = world.channelOf(part(request, 0));
      demand(world, channel);
      const stored = world.messageOf(channel, part(request, 1));
      change(world, stored, request.body as EditBody, request.uploads);
      return stored.payload;
    },
  },
  "DELETE /channels/*/messages/*": {
    act: ({ world }, request) => {
      const channel = world.channelOf(part(request, 0));
      channel.messages.delete(world.messageOf(channel, part(request, 1)).payload.id);
      return undefined;
    },
  },
};

const aboutChannels: Record<string, Route> = {
  "GET /channels/*": {
    act: ({ world }, request) => {
      const channel = world.channelOf(part(request, 0));
      demand(world, channel);
      return channelPayload(channel, world);
    },
  },
  "POST /users/@me/channels": {
    body: "dm",
    act: ({ world }, { body }) => {
      const { recipient_id } = body as { readonly recipient_id: string };
      return channelPayload(world.dm(world.userOf(recipient_id)), world);
    },
  },
  "POST /channels/*/threads": {
    body: "thread",
    act: ({ world }, request) => {
      const parent = world.channelOf(part(request, 0));
      demand(world, parent, May.CreatePrivateThreads);
      const { name } = request.body as { readonly name: string };
      return channelPayload(world.channel("thread", name, parent.guild, parent), world);
    },
  },
  "PUT /channels/*/thread-members/*": {
    act: ({ world }, request) => {
      const thread = world.channelOf(part(request, 0));
      const member = thread.guild ? world.memberOf(thread.guild, part(request, 1)) : undefined;
      if (member) thread.people.add(member.user.id);
      return undefined;
    },
  },
  "GET /guilds/*/threads/active": {
    act: ({ world }, request) => {
      const threads = [...world.guildOf(part(request, 0)).channels.values()].filter(({ kind }) => kind === "thread");
      return { threads: threads.map((thread) => channelPayload(thread, world)), members: [] };
    },
  },
};

const aboutPeople: Record<string, Route> = {
  "GET /gateway/bot": {
    act: ({ gateway }) => ({
      url: gateway(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
    }),
  },
  "GET /users/@me": { act: ({ world }) => userPayload(world.bot) },
  "GET /users/*": { act: ({ world }, request) => userPayload(world.userOf(part(request, 0))) },
  "GET /applications/@me": {
    act: ({ world }) => ({ id: world.bot.id, name: world.bot.name, bot: userPayload(world.bot), flags: 0 }),
  },
  "GET /users/@me/guilds": {
    act: ({ world }) => [...world.guilds.values()].map(({ id, name }) => ({ id, name, permissions: "0" })),
  },
  "GET /guilds/*": { act: ({ world }, request) => guildPayload(world.guildOf(part(request, 0)), world) },
  "GET /guilds/*/roles": { act: ({ world }, request) => rolesPayload(world.guildOf(part(request, 0))) },
  "GET /guilds/*/channels": {
    act: ({ world }, request) => {
      const channels = [...world.guildOf(part(request, 0)).channels.values()];
      return channels.filter(({ kind }) => kind === "text").map((channel) => channelPayload(channel, world));
    },
  },
  "GET /guilds/*/members/*": {
    act: ({ world }, request) => memberPayload(world.memberOf(world.guildOf(part(request, 0)), part(request, 1))),
  },
};

const aboutInteractions: Record<string, Route> = {
  "POST /interactions/*/*/callback": {
    body: "callback",
    open: true,
    act: (scene, request) => {
      const interaction = interactionOf(scene, part(request, 1), 10062);
      interaction.callback(request.body as APIInteractionResponse, request.uploads);
      return undefined;
    },
  },
  "POST /webhooks/*/*": {
    body: "followUp",
    open: true,
    act: (scene, request) => {
      const interaction = interactionOf(scene, part(request, 1), 10015);
      return interaction.followUp(request.body as NewBody, request.uploads).payload;
    },
  },
  "PATCH /webhooks/*/*/messages/*": {
    body: "replyEdit",
    open: true,
    act: (scene, request) => {
      const interaction = interactionOf(scene, part(request, 1), 10015);
      return interaction.edit(part(request, 2), request.body as EditBody, request.uploads).payload;
    },
  },
  "DELETE /webhooks/*/*/messages/*": {
    open: true,
    act: (scene, request) => {
      interactionOf(scene, part(request, 1), 10015).remove(part(request, 2));
      return undefined;
    },
  },
};

/** What Discord does, by method and path; those without stars come before those with. */
export const ROUTES: Readonly<Record<string, Route>> = {
  ...aboutPeople,
  ...aboutChannels,
  ...aboutMessages,
  ...aboutCommands,
  ...aboutEvents,
  ...aboutInteractions,
};
