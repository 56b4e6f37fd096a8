import { PermissionFlagsBits as May } from "discord.js";
import { inGuild } from "./permissions.ts";
import { misfit, Refusal } from "./refusal.ts";
import { part, type Request, type Route, type Scene } from "./route.ts";

/** Events to come that a guild may have. */
const MOST = 100;

type Times = { readonly scheduled_start_time?: string; readonly scheduled_end_time?: string };

/** Discord takes no event that has begun, and of one that happens elsewhere it wants the end, after the start. */
const checkTimes = ({ world }: Scene, { body }: Request, before?: Times): void => {
  const { scheduled_start_time: start } = body as Times;
  if (start && Date.parse(start) <= world.now()) throw misfit("scheduled_start_time: cannot schedule in the past");
  const { scheduled_start_time: from = "", scheduled_end_time: to = "" } = { ...before, ...(body as Times) };
  if (!(Date.parse(to) > Date.parse(from))) throw misfit("scheduled_end_time: needed, after the start");
};

export const aboutEvents: Record<string, Route> = {
  "GET /guilds/*/scheduled-events": {
    act: ({ world }, request) => [...world.guildOf(part(request, 0)).events.values()],
  },
  "POST /guilds/*/scheduled-events": {
    body: "event",
    act: (scene, request) => {
      checkTimes(scene, request);
      const { world } = scene;
      const guild = world.guildOf(part(request, 0));
      const bot = guild.members.get(world.bot.id);
      if (!bot || !(inGuild(guild, bot) & May.CreateEvents)) throw new Refusal(50013);
      if (guild.events.size >= MOST) throw new Refusal(30038);
      const event = { ...(request.body as object), id: world.id(), guild_id: guild.id, creator_id: world.bot.id };
      guild.events.set(event.id, event);
      return event;
    },
  },
  "PATCH /guilds/*/scheduled-events/*": {
    body: "eventChange",
    act: (scene, request) => {
      const { events } = scene.world.guildOf(part(request, 0));
      const event = events.get(part(request, 1));
      if (!event) throw new Refusal(10070);
      checkTimes(scene, request, event as Times);
      events.set(event.id, { ...event, ...(request.body as object) });
      return events.get(event.id);
    },
  },
  "DELETE /guilds/*/scheduled-events/*": {
    act: ({ world }, request) => {
      if (!world.guildOf(part(request, 0)).events.delete(part(request, 1))) throw new Refusal(10070);
      return undefined;
    },
  },
};
