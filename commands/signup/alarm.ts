import type { Action } from "../../src/bot/command.ts";
import { shiftIn } from "../../src/bot/lookup.ts";
import { message, text } from "../../src/chat/index.ts";
import { alarmOf } from "../../src/domain/before-shift.ts";
import { UserError } from "../../src/domain/error.ts";
import { dropAlarm, setAlarm } from "../../src/store/signup/alarms.ts";
import { signUpOf } from "../../src/store/signup/signups.ts";
import { noAlarmButton } from "../../src/views/reminding.ts";
import { momentWords } from "../../src/views/when.ts";

/** `alarm:SHIFT` asks to be woken an hour before. */
const set: Action = {
  name: "alarm",
  handler: {
    kind: "write",
    answers: "private",
    run: async (context) => {
      const { tx, campaign, actor, arg, at, today, words } = context;
      const shift = await shiftIn(context, arg);
      const mine = await signUpOf(tx, { shiftId: arg, personId: actor.personId });
      if (mine?.state !== "going") throw new UserError("error.not-signed-up");
      const { activity, start, end } = shift;
      const alarm = alarmOf({ day: activity.day, start, end }, campaign.zone);
      if (!alarm || alarm.moment <= at) throw new UserError("reminding.alarmLate");
      await setAlarm(tx, { shiftId: arg, personId: actor.personId, organisationId: campaign.organisationId });
      const moment = momentWords(alarm.moment, today, campaign.zone, words);
      return message(text(words.say("reminding.alarmSet", { moment }), [noAlarmButton(arg, words)]));
    },
  },
};

const drop: Action = {
  name: "alarm-off",
  handler: {
    kind: "write",
    answers: "private",
    run: async ({ tx, actor, arg, words }) => {
      await dropAlarm(tx, { shiftId: arg, personId: actor.personId });
      return message(text(words.say("reminding.alarmDropped")));
    },
  },
};

export const alarmActions: readonly Action[] = [set, drop];
