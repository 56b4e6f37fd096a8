import { describe, expect, test } from "vitest";
import { actions } from "../../commands/index.ts";
import type { Seen } from "../house.ts";
import { type Organised, openOrganised } from "../organised.ts";

type Typed = Readonly<Record<string, string>>;
type Ids = { readonly shift: string; readonly activity: string; readonly squad: string; readonly huddinge: string };
type Open = (house: Organised, name: string, ids: Ids) => Promise<Seen>;

const pressed =
  (id: (ids: Ids) => string): Open =>
  (house, name, ids) =>
    house.press(name, id(ids));
const activity = (name: string): Open => pressed((ids) => `${name}:${ids.activity}`);
const shift = (name: string): Open => pressed((ids) => `${name}:${ids.shift}`);
const huddinge = (name: string): Open => pressed((ids) => `${name}:${ids.huddinge}`);
const squad = (name: string): Open => pressed((ids) => `${name}:${ids.squad}`);
const alone = (name: string): Open => pressed(() => name);
const rule: Open = (house, name) => house.choose(name, "rule-figure", "prior.shape");

/** Each form that holds what stands and others may change meanwhile, a field of it, and what two people write there. */
const GUARDED: Readonly<Record<string, readonly [Open, string, string, string]>> = {
  "activity-hosts": [activity("activity-hosts"), "partners", "Regionen 4", "Facket 2"],
  "lead-walkins": [shift("lead-walkins"), "lines", "Vantör 2", "Huddinge 3"],
  "squad-size": [squad("squad-size"), "seats", "5", "4"],
  "association-goal": [huddinge("association-goal"), "goal", "60h", "80h"],
  "association-areas": [huddinge("association-areas"), "areas", "Söderort", "Norrort"],
  "association-name": [huddinge("association-name"), "name", "Huddinge S", "Huddinge V"],
  "campaign-days": [alone("campaign-days"), "name", "Valet i höst", "Höstens val"],
  "campaign-posts": [alone("campaign-posts"), "dailySchedule", "06:30", "07:30"],
  "campaign-people": [alone("campaign-people"), "eveningReminder", "17:30", "18:30"],
  "campaign-defaults": [alone("campaign-defaults"), "needed", "turnéstopp 7", "turnéstopp 8"],
  "campaign-areas": [alone("campaign-areas"), "areas", "Söderort", "Norrort"],
  "rule-figure": [rule, "value", "2", "3"],
};

/** Every other form of the organisers' commands that can be refused, and what it refuses. */
const REFUSED: Readonly<Record<string, readonly [Open, Typed]>> = {
  "activity-new": [alone("activity-new"), { kind: "phonebank", when: "igår", place: "Farsta" }],
  "activity-where": [activity("activity-where"), { times: "många", place: "Farsta" }],
  "activity-text": [activity("activity-text"), { title: "", bring: "Väst" }],
  "activity-hosts": [activity("activity-hosts"), { hosts: "Nysolna", series: "Turné" }],
  "activity-shift": [shift("activity-shift"), { needed: "9", capacity: "8" }],
  "activity-addshift": [activity("activity-addshift"), { times: "kl", needed: "3" }],
  "activity-copy": [activity("activity-copy"), { lines: "Farsta 17–19" }],
  "activity-repeat": [activity("activity-repeat"), { how: "då och då" }],
  "lead-walkins": [shift("lead-walkins"), { lines: "Nysolna 3" }],
  "lead-letter": [shift("lead-letter"), { text: "x".repeat(1001) }],
  "lead-move": [shift("lead-move"), { times: "nu", place: "Farsta" }],
  "lead-report": [shift("lead-report"), { lines: "Vantör 2 80 97 20" }],
  squad: [shift("squad"), { seats: "många" }],
  "squad-size": [squad("squad-size"), { seats: "många" }],
  "association-new": [alone("association-new"), { name: "", kind: "geographic", areas: "Söderort" }],
  "association-goal": [huddinge("association-goal"), { goal: "mycket", list: "100" }],
  "association-areas": [huddinge("association-areas"), { areas: "y".repeat(200) }],
  "association-name": [huddinge("association-name"), { name: "Vantör" }],
  "campaign-days": [alone("campaign-days"), { firstDay: "sen" }],
  "campaign-posts": [alone("campaign-posts"), { dailySchedule: "sen" }],
  "campaign-people": [alone("campaign-people"), { awake: "sen" }],
  "campaign-defaults": [alone("campaign-defaults"), { needed: "ringning många" }],
  "campaign-areas": [alone("campaign-areas"), { together: "Frukost hälften" }],
  "campaign-next": [alone("campaign-next"), { name: "Nästa", firstDay: "sen", lastDay: "1/9" }],
  "rule-figure": [rule, { value: "många" }],
};

/** Thursday's phone bank while it is on, Alva and a squad of Huddinge's there; Ivar and Hedda coordinate. */
const opened = async (): Promise<{ readonly house: Organised; readonly ids: Ids }> => {
  const house = await openOrganised("2022-08-18T12:00+02:00");
  await house.seat("Ivar", "coordinator");
  const evening = await house.evening();
  await house.press("Alva", `signup:${evening.shift}`);
  const reserved = await house.fill("Gustav", await house.press("Gustav", `squad:${evening.shift}`), { seats: "3" });
  const size = reserved.buttons.find(({ id }) => id.startsWith("squad-size:"))?.id ?? "";
  house.at("2022-08-18T17:30+02:00");
  return { house, ids: { ...evening, squad: size.split(":")[1] ?? "", huddinge: house.huddinge } };
};
const fieldOf = ({ form }: Seen, name: string): string | undefined =>
  form?.fields.find((field) => field.name === name)?.value;

const OTHERS = /^(signup|guests|report-form|ping|reminder)/;
const formsNamed = (ending: string): readonly string[] =>
  actions
    .map(({ name }) => name)
    .filter((name) => name.endsWith(ending) && !OTHERS.test(name))
    .map((name) => name.slice(0, -ending.length))
    .sort();

test("every form of the organisers' commands is here", () => {
  expect(Object.keys(GUARDED).sort()).toEqual(formsNamed("-mine"));
  expect(Object.keys(REFUSED).sort()).toEqual(formsNamed("-again"));
});

describe.each(Object.entries(GUARDED))("%s, filled in by two at once", (_name, [open, field, first, second]) => {
  test("shows the second what changed, and keeps it or changes it as they choose", async () => {
    const { house, ids } = await opened();
    await using _ = house;
    const [ivar, hedda] = [await open(house, "Ivar", ids), await open(house, "Hedda", ids)];
    await house.fill("Ivar", ivar, { [field]: first });
    const stands = fieldOf(await open(house, "Hedda", ids), field);

    const seen = await house.fill("Hedda", hedda, { [field]: second });
    const kept = await house.tap("Hedda", seen, "Låt deras stå");
    const theirs = fieldOf(await open(house, "Hedda", ids), field);
    const again = await house.fill("Hedda", hedda, { [field]: second });
    const mine = await house.tap("Hedda", again, "Gör mina ändringar också");
    const now = fieldOf(await open(house, "Hedda", ids), field);

    expect(seen.text).toContain("Medan du skrev ändrade någon annan det här:");
    expect(seen.text).toContain("Du vill ändra:");
    expect(kept.text).toMatch(/^Då låter jag det stå\./);
    expect(theirs).toBe(stands);
    expect(mine.refused).toBe(false);
    expect(now).not.toBe(stands);
  });
});

describe.each(Object.entries(REFUSED))("%s, refused", (_name, [open, typed]) => {
  test("keeps all that was typed for the next try", async () => {
    const { house, ids } = await opened();
    await using _ = house;

    const refused = await house.fill("Hedda", await open(house, "Hedda", ids), typed);
    const again = await house.tap("Hedda", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(Object.fromEntries(again.form?.fields.map(({ name, value }) => [name, value]) ?? [])).toMatchObject(typed);
  });
});

const WAITING = ["-again", "-mine", "-theirs"].flatMap((ending) =>
  formsNamed(ending).map((name) => `${name}${ending}`),
);
/** The buttons that answer what was shown before it is done, or undo it. */
const ANSWERS = [
  "activity-add",
  "activity-unadd",
  "activity-import",
  "activity-apply",
  "activity-keep",
  "walkins-undo",
  "lead-send",
  "association-add",
  "association-undo",
  "association-import",
  "campaign-undo",
  "campaign-begin",
];

describe.each([...WAITING, ...ANSWERS])("%s of what is no longer kept", (name) => {
  test("says that the button no longer works", async () => {
    const { house } = await opened();
    await using _ = house;

    const { refused, text } = await house.press("Hedda", `${name}:nothing-that-is-kept-1`);

    expect(refused).toBe(true);
    expect(text).toContain("Den knappen gäller inte längre.");
  });
});
