import type { Arrived } from "../../../house.ts";
import { openOrganised } from "../../../organised.ts";

/** Thursday's phone bank with Kim as its lead, Alva of Vantör with a guest and Billy of Huddinge coming, Ceyda waiting. */
export const led = async (at = "2022-08-18T16:30+02:00", engine?: "sqlite" | "postgres") => {
  const house = await openOrganised("2022-08-17T12:00+02:00", engine);
  const { shift, activity } = await house.evening({ capacity: 4 });
  await house.tap("Farah", await house.say("Farah", "/activity lead Högdalen person:@Kim"), "Ja, gör så");
  await house.say("Alva", "/mydata association Vantör");
  await house.say("Billy", "/mydata association Huddinge");
  await house.say("Alva", "/signup Högdalen guests:1");
  await house.press("Billy", `signup:${shift}`);
  await house.press("Kim", `signup:${shift}`);
  await house.press("Ceyda", `signup:${shift}`);
  await house.tick();
  house.at(at);
  return { ...house, shift, activity };
};

/** Personal messages other than the reminders that are due anyway. */
export const unasked = (arrived: readonly Arrived[]): readonly Arrived[] =>
  arrived.filter(({ to, view }) => !to.startsWith("#") && view !== "shift-reminder");
