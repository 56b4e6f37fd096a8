import type { SlackHouse } from "../chat-house.ts";
import type { Message } from "../standins/slack/workspace.ts";

export const EVENING = {
  day: "2022-08-17",
  start: "17:00",
  end: "19:00",
  place: "Kungsholmen",
  contact: "ringa@example.org",
};

/** The day as it was posted in the morning. */
export const posted = async ({ tick, daily }: SlackHouse): Promise<Message> => {
  await tick("2022-08-17 07:00");
  const [post] = daily.messages;
  if (!post) throw new Error("the day was not posted");
  return post;
};
export const signUpOn = (shiftId: string): string => `signup:${shiftId}`;
