import type { Clock } from "../../src/domain/day.ts";
import { clockAt, dayAt } from "../../src/domain/moment.ts";
import { addReminder } from "../../src/store/delivery/reminders.ts";
import { setChannel } from "../../src/store/organisation/channels.ts";
import type { Store } from "../../src/store/store.ts";
import { stageIn } from "../stage.ts";

/** One message that readers should see once: from a moment on, in a place. */
export type Expected = { readonly moment: number; readonly place: string; readonly text: string };

const CHANNELS = 20;
const PEOPLE = 8;
/** Of each minute's reminders one goes to people, the others to all channels. */
const EACH_MINUTE = 3;
const MINUTE = 60_000;

/**
 * A campaign in which every minute after `from` something falls due in every channel and for everyone who comes to an
 * activity. Answers what should be seen; `from` is a whole minute.
 */
export const fill = async (store: Store, from: number, minutes: number): Promise<readonly Expected[]> => {
  const stage = await stageIn(store, { firstDay: "2027-05-01", lastDay: "2027-06-30" });
  // Nobody sleeps, so that whatever is due is due at once.
  await stage.changeHours({ wakeFrom: "00:00" as Clock, wakeTo: "24:00" as Clock });
  const { id: campaignId, organisationId, zone } = await stage.campaign();
  const before = new Date(from - 24 * 60 * MINUTE);
  const shiftId = await stage.shift({ day: "2027-06-20", start: "17:00", kind: "social", contact: "x@example.org" });
  const accounts = Array.from({ length: PEOPLE }, (_, n) => `konto-${n}`);
  const people: string[] = [];
  for (const account of accounts) people.push(await stage.person(account));
  for (const personId of people) await stage.signUp(personId, shiftId, before);
  const places = Array.from({ length: CHANNELS }, (_, n) => `kanal-${n}`);

  return store.transact(async (tx, t) => {
    const [workspace] = await tx.select().from(t.workspace);
    const [activity] = await tx.select().from(t.activity);
    if (!workspace || !activity) throw new Error(`no campaign ${campaignId}`);
    await tx.delete(t.channel);
    for (const externalId of places) {
      const place = { organisationId, workspaceId: workspace.id, externalId, purpose: "daily" as const };
      await setChannel(tx, { ...place, associationId: undefined, closed: false });
    }
    const expected: Expected[] = [];
    for (let n = 0; n < minutes * EACH_MINUTE; n++) {
      const moment = new Date(from + (1 + Math.floor(n / EACH_MINUTE)) * MINUTE);
      const toPeople = n % EACH_MINUTE === 0;
      const text = `nummer ${n}`;
      await addReminder(tx, {
        organisationId,
        personId: people[0] ?? "",
        target: toPeople ? { kind: "activity", activityId: activity.id } : { kind: "channel", purpose: "daily" },
        recurrence: { kind: "once", day: dayAt(moment, zone), clock: clockAt(moment, zone) },
        text,
        at: before,
      });
      const seen = toPeople ? accounts.map((account) => `@${account}`) : places.map((place) => `#${place}`);
      for (const place of seen) expected.push({ moment: moment.getTime(), place, text });
    }
    return expected;
  });
};
