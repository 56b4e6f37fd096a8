import { field, typed } from "../../src/bot/fields.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { dayToCome, dayTyped, lineTyped, mustHave } from "../../src/bot/typed.ts";
import type { ActivityFacts } from "../../src/domain/activity.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { begunAt } from "./begun.ts";
import { checkTimes, timesOn, timesValue } from "./fields.ts";
import { propose, type Wanted } from "./proposal.ts";

/** Day, hours, place, meeting point and area. With several shifts each keeps its own hours. */
const where: Sheet<Wanted> = {
  name: "activity-where",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    const { planned, version, base } = await begunAt(context);
    const [only, ...others] = base.shifts;
    const times = others.length === 0 && only ? timesValue(only) : undefined;
    const hours = field("times", "activity.form.times", words, {
      value: times,
      hint: words.say("activity.form.timesHint"),
    });
    return {
      arg: `${planned.activity.id}:${version}`,
      title: words.say("activity.button.where"),
      fields: [
        field("day", "activity.form.day", words, { required: true, value: base.day }),
        ...(times === undefined ? [] : [hours]),
        field("place", "activity.form.place", words, { required: true, value: base.place }),
        field("meetingPoint", "activity.form.meetingPoint", words, { value: base.meetingPoint }),
        field("area", "activity.form.area", words, { value: base.area }),
      ],
    };
  },
  read: async (context) => {
    const { today, campaign } = context;
    const { planned, version, base } = await begunAt(context);
    const line = (name: "place" | "meetingPoint" | "area", max: number) =>
      lineTyped(typed(context, name, `activity.form.${name}`), max);
    const meant = dayTyped(typed(context, "day", "activity.form.day"), today);
    const day = meant === base.day ? meant : dayToCome(meant, today, campaign.lastDay);
    const [only, ...others] = base.shifts;
    const hours = typed(context, "times", "activity.form.times");
    const kept = only && checkTimes({ ...only, overnight: false }, day, context);
    const sameHours = !only || others.length > 0 || (hours.text ?? "").trim() === timesValue(only);
    const times = sameHours ? kept : timesOn(day, hours, context);
    const place = typed(context, "place", "activity.form.place");
    const facts: ActivityFacts = {
      ...base,
      day,
      place: mustHave(place, line("place", TEXT_LIMITS.place)),
      meetingPoint: line("meetingPoint", TEXT_LIMITS.place),
      area: line("area", TEXT_LIMITS.name),
      shifts: only && times && !sameHours ? [{ ...only, start: times.start, end: times.end }] : base.shifts,
    };
    return { planned, version, facts, asks: times?.asks ?? [], notes: times?.notes ?? [] };
  },
  write: propose,
};

export const whereActions = sheetActions(where);
