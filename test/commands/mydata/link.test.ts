import { is, Table } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accountOf } from "../../../src/adapters/playground/account.ts";
import { addOrganisation } from "../../../src/store/organisation/campaigns.ts";
import { addCode } from "../../../src/store/organisation/codes.ts";
import { type CampaignHouse, openCampaign } from "../../campaign.ts";
import type { Seen } from "../../house.ts";
import type { ShiftPlan } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";

const EVENING: ShiftPlan = { day: "2022-08-24", start: "17:00", end: "19:00" };
const MORNING: ShiftPlan = { day: "2022-08-25", start: "06:30", end: "09:00", kind: "handout", place: "Högdalen" };

const codeFor = async (house: CampaignHouse, name: string): Promise<string> =>
  /^[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await house.say(name, "/mydata link")).text)?.[0] ?? "no code";

/** `from` types the code that `into` took out, and says yes. */
const link = async (house: CampaignHouse, into: string, from: string): Promise<Seen> => {
  const asked = await house.say(from, `/mydata link ${await codeFor(house, into)}`);
  return house.press(from, asked.buttons[0]?.id ?? "");
};
const personOf = async ({ store }: CampaignHouse): Promise<readonly string[]> =>
  store.read(async (db, t) => (await db.select().from(t.person)).map(({ id }) => id));

describe.each(ENGINES)("/mydata link, on %s", (engine) => {
  const open = () => openCampaign("2022-08-17T12:00+02:00", engine);

  test("makes one of two: each sees the other's shifts, and a second press says that the place is taken", async () => {
    await using house = await open();
    const [evening, morning] = [await house.shift(EVENING), await house.shift(MORNING)];
    await house.press("Anna", `signup:${evening}`);
    await house.press("Anna på jobbet", `signup:${morning}`);

    const done = await link(house, "Anna", "Anna på jobbet");
    const [one, other] = [
      await house.press("Anna", "schedule:mine"),
      await house.tap("Anna på jobbet", done, "Mina pass"),
    ];
    const again = await house.press("Anna på jobbet", `signup:${evening}`);

    expect(done.text).toBe("Klart! Jag vet nu att det är du på båda ställena.");
    expect(one.text).toContain("Kungsholmen");
    expect(one.text).toContain("Högdalen");
    expect(other.text).toBe(one.text);
    expect(again.text).toContain("Du är redan anmäld");
    expect(await personOf(house)).toHaveLength(1);
  });

  test("asks first, with the other account's name", async () => {
    await using house = await open();
    const asked = await house.say("Bo", `/mydata link ${(await codeFor(house, "Anna")).toLowerCase()}`);

    const kept = await house.tap("Bo", asked, "Nej");

    expect(asked.text).toContain("är den som tog ut koden. Är det också du?");
    expect(JSON.stringify(asked.message)).toContain(accountOf("Anna"));
    expect(kept.text).toBe("Då länkar jag ingenting.");
  });

  test("a place on a shift that both are on is given to whoever waits", async () => {
    await using house = await open();
    await house.seat("Bo");
    const shift = await house.shift({ ...EVENING, capacity: 2 });
    await house.press("Anna", `signup:${shift}`);
    await house.press("Anna på jobbet", `signup:${shift}`);
    await house.press("Bo", `signup:${shift}`);

    await link(house, "Anna", "Anna på jobbet");
    const arrived = await house.tick();

    expect(arrived.map(({ to, view }) => [to, view])).toEqual([["Bo", "promotion"]]);
    expect((await house.press("Anna", "schedule:mine")).text.match(/Kungsholmen/g)).toHaveLength(1);
  });

  test.each([
    ["Anna", "Anna på jobbet"],
    ["Anna på jobbet", "Anna"],
  ])("a place is better than a turn in line, whichever of the two stays: %s", async (into, from) => {
    await using house = await open();
    const shift = await house.shift({ ...EVENING, capacity: 1 });
    await house.press("Anna", `signup:${shift}`);
    await house.press("Anna på jobbet", `signup:${shift}`);

    await link(house, into, from);
    const again = await house.press("Anna på jobbet", `signup:${shift}`);

    expect(again.text).toContain("Du är redan anmäld");
    expect((await house.say("Bo", "/schedule 24/8")).text).toContain("1 kommer, fullt");
  });

  test("says when two shifts clash", async () => {
    await using house = await open();
    await house.press("Anna", `signup:${await house.shift(EVENING)}`);
    await house.press("Anna på jobbet", `signup:${await house.shift({ ...EVENING, place: "Farsta" })}`);

    expect((await link(house, "Anna", "Anna på jobbet")).text).toContain("Två av dina pass krockar.");
  });

  test("of what both reported on one shift the later counts", async () => {
    await using house = await open();
    await house.association("Vantör");
    const shift = await house.shift({ ...EVENING, day: "2022-08-17" });
    for (const name of ["Anna", "Anna på jobbet"]) {
      await house.say(name, "/mydata association Vantör");
      await house.press(name, `signup:${shift}`);
    }
    house.at("2022-08-17T19:30+02:00");
    await house.say("Anna", "/report 40 14 11");
    await house.say("Anna på jobbet", "/report 50 15 12");

    await link(house, "Anna", "Anna på jobbet");

    const counted = await house.store.read((db, t) => db.select().from(t.report));
    expect(counted.filter(({ counts }) => counts).map(({ dials }) => dials)).toEqual([50]);
  });

  test("roles, associations, what one is asked, wishes and leads come along, and nothing names who is gone", async () => {
    await using house = await open();
    await house.association("Vantör");
    await house.association("Facket", "branch");
    await house.seat("Anna", "organiser", "Vantör");
    await house.seat("Anna på jobbet", "coordinator");
    await house.say("Anna på jobbet", "/mydata association Facket");
    await house.say("Anna på jobbet", "/mydata language en");
    const [, gone = ""] = await personOf(house);
    const shift = await house.shift({ ...EVENING, leadId: gone });
    await house.press("Anna på jobbet", `signup:${shift}`);
    await house.press("Anna på jobbet", `alarm:${shift}`);
    await house.press("Anna på jobbet", `cannot:${shift}`);
    await house.say("Anna på jobbet", "/mydata pool");

    await link(house, "Anna", "Anna på jobbet");
    const mine = await house.say("Anna", "/mydata");

    expect(mine.text).toContain("Facket");
    expect((await house.press("Anna", "schedule:mine")).text).toContain("Kungsholmen");
    const traces = await house.store.read(async (db, t) => {
      const found: string[] = [];
      for (const [name, table] of Object.entries(t))
        if (is(table, Table) && JSON.stringify(await db.select().from(table)).includes(gone)) found.push(name);
      return found;
    });
    expect(traces).toEqual([]);
    const roles = await house.store.read((db, t) => db.select().from(t.role));
    expect(roles.map(({ name }) => name).sort()).toEqual(["coordinator", "organiser"]);
  });

  test("a message that waits for both comes once", async () => {
    await using house = await open();
    await house.seat("Anna");
    const shift = await house.shift({ ...EVENING, day: "2022-08-18" });
    await house.press("Anna", `signup:${shift}`);
    await house.press("Anna på jobbet", `signup:${shift}`);
    await house.app.scheduler.tick(new Date("2022-08-17T18:00+02:00"));

    await link(house, "Anna", "Anna på jobbet");
    const arrived = await house.tick("2022-08-17T18:01+02:00");

    expect(arrived.filter(({ to }) => to.startsWith("Anna"))).toHaveLength(1);
  });

  test("refuses a code of one's own, a wrong one, one used before, an old one, and offers a fresh one", async () => {
    await using house = await open();
    const [own, used] = [await codeFor(house, "Anna"), await codeFor(house, "Bo")];
    const asked = await house.say("Cia", `/mydata link ${used}`);
    await house.tap("Cia", asked, "Ja, det är jag");
    const old = await codeFor(house, "Dan");

    const mine = await house.say("Anna", `/mydata link ${own}`);
    const wrong = await house.say("Anna", "/mydata link ABCDE-FGHJK");
    const twice = await house.say("Anna", `/mydata link ${used}`);
    house.at("2022-08-17T12:10+02:00");
    const late = await house.say("Anna", `/mydata link ${old}`);
    const fresh = await house.tap("Anna", late, "Ny kod");

    expect(mine.text).toContain("Den koden är din egen.");
    for (const refused of [wrong, twice, late]) {
      expect(refused.refused).toBe(true);
      expect(refused.text).toContain("Den koden gäller inte");
    }
    expect(fresh.text).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}\n/);
    expect(fresh.text).toContain("till 12:20");
  });

  test("a fresh code ends the earlier one, and only hashes are kept", async () => {
    await using house = await open();
    const earlier = await codeFor(house, "Anna");
    const later = await codeFor(house, "Anna");

    const kept = await house.store.read(async (db, t) => JSON.stringify(await db.select().from(t.code)));

    expect((await house.say("Bo", `/mydata link ${earlier}`)).refused).toBe(true);
    expect((await house.say("Bo", `/mydata link ${later}`)).refused).toBe(false);
    expect(kept).not.toContain(later.slice(0, 5));
  });

  test("refuses a code from another organisation", async () => {
    await using house = await open();
    const at = new Date("2022-08-17T12:00+02:00");
    const { hours: _, organisationId: __, ...campaign } = await house.campaign();
    const other = { ...campaign, id: "other-campaign" };
    const code = await house.store.transact(async (tx, t) => {
      await addOrganisation(tx, t, { id: "other", name: "Grannen", example: false }, other, at);
      await tx.insert(t.person).values({ id: "stranger", organisationId: "other", muted: [], createdAt: at });
      return addCode(tx, { purpose: "person", organisationId: "other", personId: "stranger", at });
    });

    const refused = await house.say("Anna", `/mydata link ${code}`);

    expect(refused.text).toBe("Den koden kommer från en annan organisation. Konton går bara att länka inom samma.");
  });

  test("two yeses at once make one, and the second is told that the code is used", async () => {
    await using house = await open();
    const code = await codeFor(house, "Anna");
    const [bo, cia] = [await house.say("Bo", `/mydata link ${code}`), await house.say("Cia", `/mydata link ${code}`)];

    const answers = await Promise.all([house.tap("Bo", bo, "Ja, det är jag"), house.tap("Cia", cia, "Ja, det är jag")]);

    expect(answers.map(({ refused }) => refused).sort()).toEqual([false, true]);
    expect(await personOf(house)).toHaveLength(1);
  });
});

test("the code can be typed in a form", async () => {
  await using house = await openCampaign();
  const code = await codeFor(house, "Anna");

  const form = await house.tap("Bo", await house.say("Bo", "/mydata link"), "Jag har en kod");
  const asked = await house.fill("Bo", form, { value: ` ${code} ` });
  const done = await house.tap("Bo", asked, "Ja, det är jag");

  expect(done.text).toContain("Klart!");
});
