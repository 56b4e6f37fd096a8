import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { applyActivities } from "../commands/activity/import.ts";
import { applyAssociations } from "../commands/association/import.ts";
import type { Day } from "./domain/day.ts";
import { NO_FIGURES } from "./domain/figures.ts";
import { momentOf } from "./domain/moment.ts";
import type { Campaign } from "./domain/organisation.ts";
import { foldText } from "./domain/text.ts";
import { EXAMPLE_PEOPLE, EXAMPLE_SEATS, type ExamplePerson } from "./example-people.ts";
import { found } from "./founding.ts";
import { readActivities, readReports } from "./imports/files.ts";
import { people, seatPerson } from "./opening.ts";
import { placeInPlayground } from "./playground.ts";
import { scheduleBetween } from "./store/activity/activities.ts";
import { factsOf, plannedOf } from "./store/activity/planned.ts";
import { changePlanned } from "./store/activity/planning.ts";
import { associationsOf } from "./store/organisation/associations.ts";
import { addCampaign, currentCampaigns } from "./store/organisation/campaigns.ts";
import { enterReport } from "./store/report/reports.ts";
import { signUp } from "./store/signup/seating.ts";
import { limitSeats } from "./store/signup/signups.ts";
import type { Store, Tx } from "./store/store.ts";
import type { Tables } from "./store/tables.ts";

const EXAMPLES = join(import.meta.dirname, "..", "examples");
const bytesOf = (name: string): Promise<Uint8Array> => readFile(join(EXAMPLES, name));

/** The example campaign as it stands in the morning of its first day of activities. */
const CAMPAIGN = {
  organisation: "Storstockholm",
  firstDay: "2022-08-13" as Day,
  lastDay: "2022-09-11" as Day,
  opens: "2022-08-17" as Day,
} as const;

/** The campaign before it, of which only the phone bank's reports are known: something to compare with. */
const EARLIER = { name: "2018", firstDay: "2018-08-19" as Day, lastDay: "2018-09-09" as Day } as const;

/** Whether the database holds no organisation yet. */
export const isEmpty = async (store: Store): Promise<boolean> => (await store.read(currentCampaigns)).length === 0;

/** Fills an empty database with the example: schedule, associations with lists and goals, reports, and people. */
export const fillExample = async (store: Store): Promise<void> => {
  const [page, phoneBank, associations, reports, earlier] = await Promise.all(
    ["activities-2022.md", "phone-bank.csv", "associations.csv", "reports-2022.csv", "reports-2018.csv"].map(bytesOf),
  );
  if (!page || !phoneBank || !associations || !reports || !earlier)
    throw new Error("the example files are not all there");
  const activities = readActivities(page, "activities-2022.md");
  const evenings = readActivities(phoneBank, "phone-bank.csv");
  const { drafts } = readReports(reports);
  const name = activities.campaign?.name ?? CAMPAIGN.organisation;
  const days = { firstDay: CAMPAIGN.firstDay, lastDay: CAMPAIGN.lastDay };

  const campaign = await store.transact(async (tx, t) => {
    const at = new Date(Date.UTC(2022, 7, 12, 10));
    const home = await found(tx, t, {
      organisation: CAMPAIGN.organisation,
      campaign: name,
      ...days,
      example: true,
      at,
    });
    await applyAssociations(tx, t, home, associations, { placeOf: placeInPlayground, today: CAMPAIGN.firstDay });
    await applyActivities(tx, t, home, activities, name, at);
    await applyActivities(tx, t, home, evenings, "phone-bank.csv", at);
    return home;
  });
  for (const person of EXAMPLE_PEOPLE) await seatPerson(store, person, openingHour(campaign));
  const ids = await people(store);
  await store.transact(async (tx, t) => {
    await takeSeats(tx, t, campaign, ids);
    await enterReports(tx, t, campaign, drafts, ids);
    const before = { ...campaign, ...EARLIER, id: nanoid(), settings: {} };
    await addCampaign(tx, t, before);
    await enterReports(tx, t, before, readReports(earlier).drafts, ids);
  });
};

type People = ReadonlyMap<string, string>;

const openingHour = ({ zone, hours }: Campaign): Date => momentOf(CAMPAIGN.opens, hours.dailySchedule, zone);

/** The first evening's figures and the morning handout's few seats, so that lists, counts and the waiting line show. */
const takeSeats = async (tx: Tx, t: Tables, campaign: Campaign, ids: People): Promise<void> => {
  const at = new Date(openingHour(campaign).getTime() - 12 * 3_600_000);
  const shifts = await scheduleBetween(tx, { campaignId: campaign.id, from: CAMPAIGN.opens, to: CAMPAIGN.lastDay });
  for (const { day, place, capacity, added, names } of EXAMPLE_SEATS) {
    const shift = shifts.find(
      (one) => one.activity.day === day && foldText(one.activity.place).startsWith(foldText(place)),
    );
    if (!shift) throw new Error(`the example has nothing at ${place} on ${day}`);
    if (capacity !== undefined) await limitSeats(tx, { shiftId: shift.id, capacity });
    const planned = await plannedOf(tx, { campaignId: campaign.id, activityId: shift.activity.id });
    if (planned && added)
      await changePlanned(tx, t, { campaign, planned, next: { ...factsOf(planned), ...added }, at });
    for (const name of names) {
      const personId = ids.get(name);
      if (!personId) throw new Error(`the example has nobody called ${name}`);
      const wish = {
        campaign,
        shiftId: shift.id,
        personId,
        at,
        seats: 1,
        associationId: undefined,
        squadId: undefined,
      };
      await signUp(tx, { ...wish, overlapAccepted: false });
    }
  }
};

type ReportDraft = ReturnType<typeof readReports>["drafts"][number];

/** Each association's days, entered by the coordinator. */
const enterReports = async (
  tx: Tx,
  t: Tables,
  campaign: Campaign,
  drafts: readonly ReportDraft[],
  ids: People,
): Promise<void> => {
  const associations = await associationsOf(tx, campaign);
  const coordinator: ExamplePerson | undefined = EXAMPLE_PEOPLE.find(({ role }) => role === "coordinator");
  const enteredBy = ids.get(coordinator?.name ?? "");
  if (!enteredBy) throw new Error("the example has no coordinator");
  for (const { line: _line, day, association, ...figures } of drafts) {
    const associationId = associations.find(({ name }) => foldText(name) === foldText(association))?.id;
    if (!associationId) throw new Error(`the example reports for ${association}, which it does not have`);
    const at = momentOf(day, campaign.hours.wakeTo, campaign.zone);
    const entry = {
      campaign,
      day,
      associationId,
      enteredBy,
      shiftId: undefined,
      scope: "total",
      held: false,
      at,
    } as const;
    await enterReport(tx, t, { ...entry, figures: { ...NO_FIGURES, ...figures } });
  }
};
