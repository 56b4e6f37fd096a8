import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  type REST,
  type RESTPostAPIGuildScheduledEventJSONBody,
  Routes,
} from "discord.js";
import type { NativeEvent, NativeEvents } from "../../chat/native-events.ts";
import { CODE, isCode, repeatable } from "./faults.ts";
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

/** Discord's scheduled events. Needs `CreateEvents`, which the invite leaves out as long as nobody wants them. */
export const nativeEvents = (rest: REST): NativeEvents => {
  /** The event may stand there already, from an attempt whose answer was lost. */
  const standing = async (workspace: string, wanted: ReturnType<typeof bodyOf>): Promise<string | undefined> => {
    const all = (await rest.get(Routes.guildScheduledEvents(workspace))) as readonly APIGuildScheduledEvent[];
    const same = all.find(
      (one) =>
        one.name === wanted.name &&
        Date.parse(one.scheduled_start_time) === Date.parse(wanted.scheduled_start_time) &&
        one.entity_metadata?.location === wanted.entity_metadata?.location,
    );
    return same?.id;
  };

  const create = async (workspace: string, event: NativeEvent): Promise<string> => {
    const body = bodyOf(event);
    const there = await standing(workspace, body);
    if (there) return there;
    return ((await rest.post(Routes.guildScheduledEvents(workspace), { body })) as APIGuildScheduledEvent).id;
  };

  return {
    enter: (workspace, event, id) =>
      repeatable(async () => {
        if (!id) return create(workspace, event);
        try {
          await rest.patch(Routes.guildScheduledEvent(workspace, id), { body: bodyOf(event) });
          return id;
        } catch (error) {
          if (isCode(error, CODE.unknownEvent)) return create(workspace, event);
          throw error;
        }
      }),
    remove: (workspace, id) =>
      repeatable(async () => {
        try {
          await rest.delete(Routes.guildScheduledEvent(workspace, id));
        } catch (error) {
          if (!isCode(error, CODE.unknownEvent)) throw error;
        }
      }),
  };
};
