import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  type REST,
  type RESTPostAPIGuildScheduledEventJSONBody,
  Routes,
} from "discord.js";
import type { NativeEvent, NativeEvents } from "../../chat/native-events.ts";
import { CODE, isCode, repeatable, sending } from "./faults.ts";
import { LIMITS, shorten } from "./limits.ts";

const { title, place, description } = LIMITS.event;

const bodyOf = (event: NativeEvent): RESTPostAPIGuildScheduledEventJSONBody => ({
  name: shorten(event.title, title),
  description: shorten(event.description, description),
  entity_metadata: { location: shorten(event.place, place) },
  scheduled_start_time: event.start.toISOString(),
  scheduled_end_time: event.end.toISOString(),
  privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
  entity_type: GuildScheduledEventEntityType.External,
});

/** False where the entry is not there any more. */
const there = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if (isCode(error, CODE.unknownEvent)) return false;
    throw error;
  }
};

/**
 * Discord's scheduled events. Needs `CreateEvents`, which also lets the bot change its own. `me`: the bot's account; what
 * others entered is never taken for ours.
 */
export const nativeEvents = (rest: REST, me: () => string | undefined): NativeEvents => ({
  enterEvent: (workspace, event) =>
    sending(async () => {
      const made = await rest.post(Routes.guildScheduledEvents(workspace), { body: bodyOf(event) });
      return (made as APIGuildScheduledEvent).id;
    }),
  findEvent: (workspace, event, known) =>
    repeatable(async () => {
      const wanted = bodyOf(event);
      const all = (await rest.get(Routes.guildScheduledEvents(workspace))) as readonly APIGuildScheduledEvent[];
      const same = all.find(
        (one) =>
          one.creator_id === me() &&
          !known.includes(one.id) &&
          one.name === wanted.name &&
          Date.parse(one.scheduled_start_time) === event.start.getTime() &&
          one.entity_metadata?.location === wanted.entity_metadata?.location,
      );
      return same?.id;
    }),
  changeEvent: (workspace, id, event) =>
    repeatable(() => there(() => rest.patch(Routes.guildScheduledEvent(workspace, id), { body: bodyOf(event) }))),
  removeEvent: (workspace, id) =>
    repeatable(async () => void (await there(() => rest.delete(Routes.guildScheduledEvent(workspace, id))))),
});
