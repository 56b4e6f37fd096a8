import type { Message } from "../../chat/message.ts";
import type { Names, Readers } from "./atoms.ts";
import type { People } from "./people.ts";
import { tellsTime } from "./render.ts";

/** The one person who reads a message; Slack is asked for the zone only where the message tells of a moment. */
export const onlyReader = async (
  people: People,
  account: string,
  message: Message,
  names: Names = undefined,
): Promise<Readers> => ({ kind: "one", names, zone: tellsTime(message) ? await people.zone(account) : undefined });
