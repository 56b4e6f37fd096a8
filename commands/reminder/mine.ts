import type { Reading } from "../../src/bot/context.ts";
import { UserError } from "../../src/domain/error.ts";
import { type Reminder, reminderOf, remindersOf } from "../../src/store/delivery/reminders.ts";
import { mayRemind } from "./where.ts";

/** The reminder with this id, if it goes where the actor may speak. */
export const reminderIn = async (context: Reading, id: string): Promise<Reminder> => {
  const { organisationId } = context.campaign;
  const found = await reminderOf(context.db, { organisationId, id });
  if (!found || !(await mayRemind(context, found.target))) throw new UserError("error.not-found");
  return found;
};

/** The reminders that go where the actor may speak, the oldest first. */
export const myReminders = async (context: Reading): Promise<readonly Reminder[]> => {
  const { organisationId } = context.campaign;
  const mine: Reminder[] = [];
  for (const one of await remindersOf(context.db, { organisationId })) {
    if (await mayRemind(context, one.target)) mine.push(one);
  }
  return mine;
};
