/**
 * The kinds of unasked message that a person can turn off one by one. What follows from an own sign-up (a move, a
 * cancellation, a free place) is none of them. `organiser-list-daily` off leaves Monday's list.
 */
export const NOTICES = [
  "shift-reminder",
  "report-ask",
  "organiser-list",
  "organiser-list-daily",
  "turnout",
  "reminder",
] as const;
export type Notice = (typeof NOTICES)[number];

/** The kind with this name, or undefined. */
export const noticeOf = (name: string): Notice | undefined => NOTICES.find((notice) => notice === name);
