import type { Reading } from "../../src/bot/context.ts";
import { field, typed } from "../../src/bot/fields.ts";
import { mustOrganise } from "../../src/bot/rights.ts";
import { type Sheet, sheetActions } from "../../src/bot/sheet.ts";
import { choiceTyped, dayToCome, lineTyped, mustHave, timesTyped } from "../../src/bot/typed.ts";
import { ACTIVITY_KINDS } from "../../src/domain/activity.ts";
import { UserError } from "../../src/domain/error.ts";
import { TEXT_LIMITS } from "../../src/domain/text.ts";
import { openingDayMeant } from "../../src/domain/timeword.ts";
import { capitalised } from "../../src/locales/format.ts";
import { wordsOf } from "../../src/locales/words.ts";
import type { NewActivity } from "../../src/store/activity/planning.ts";
import { associationsOf } from "../../src/store/organisation/associations.ts";
import { addOne, previewPlans } from "./adding.ts";
import { type CheckedTimes, checkTimes, hostsTyped, kindChoices } from "./fields.ts";
import { mustHost } from "./rights.ts";

type Read = { readonly plan: NewActivity; readonly times: CheckedTimes };

/** The names of the associations that the actor organises. */
const ownNames = async ({ db, campaign, standing }: Reading): Promise<readonly string[]> => {
  const { organiserOf } = await standing();
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  return all.filter(({ id }) => organiserOf.includes(id)).map(({ name }) => name);
};

/** What a new activity needs: what, when, where, and who hosts it. Everything else is on its card. */
export const newActivity: Sheet<Read> = {
  name: "activity-new",
  answers: "private",
  ask: async (context) => {
    const { words } = context;
    await mustOrganise(context);
    const own = await ownNames(context);
    return {
      arg: "",
      title: words.say("activity.button.new"),
      fields: [
        field("kind", "activity.form.kind", words, { kind: "choice", required: true, choices: kindChoices(words) }),
        field("when", "activity.form.when", words, { required: true, hint: words.say("activity.form.whenHint") }),
        field("place", "activity.form.place", words, { required: true }),
        field("title", "activity.form.title", words, { hint: words.say("activity.form.titleHint") }),
        field("hosts", "activity.form.hosts", words, {
          value: own.length === 1 ? own[0] : undefined,
          hint: words.say("activity.form.hostsHint"),
        }),
      ],
    };
  },
  read: async (context) => {
    const { today, campaign } = context;
    await mustOrganise(context);
    const kind = choiceTyped(typed(context, "kind", "activity.form.kind"), ACTIVITY_KINDS);
    const when = typed(context, "when", "activity.form.when");
    const opening = openingDayMeant(mustHave(when, when.text?.trim() || undefined), today);
    if (!opening) throw new UserError("error.field-day", { field: when.field });
    const day = dayToCome(opening.day, today, campaign.lastDay);
    const times = checkTimes(timesTyped({ ...when, text: opening.rest }), day, context);
    const place = typed(context, "place", "activity.form.place");
    const titled = lineTyped(typed(context, "title", "activity.form.title"), TEXT_LIMITS.title);
    const usual = capitalised(wordsOf(campaign.locale).say(`kind.${kind}`), campaign.locale);
    const plan: NewActivity = {
      kind,
      day,
      place: mustHave(place, lineTyped(place, TEXT_LIMITS.place)),
      title: titled ?? usual,
      hosts: await hostsTyped(context, typed(context, "hosts", "activity.form.hosts")),
      description: "",
      series: undefined,
      meetingPoint: undefined,
      bring: undefined,
      contact: undefined,
      area: undefined,
      shifts: [{ start: times.start, end: times.end, needed: undefined, capacity: undefined }],
    };
    await mustHost(context, plan);
    return { plan, times };
  },
  write: (context, { plan, times }) =>
    times.asks.length > 0
      ? previewPlans(context, [plan], [...times.asks, ...times.notes])
      : addOne(context, plan, times.notes),
};

export const newActions = sheetActions(newActivity);
