import { is, Table } from "drizzle-orm";
import { expect, test } from "vitest";
import { actions } from "../../commands/index.ts";
import { accountOf } from "../../src/adapters/playground/account.ts";
import { addOrganisation } from "../../src/store/organisation/campaigns.ts";
import { linkWorkspace } from "../../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import { grantRole } from "../../src/store/people/roles.ts";
import { type Organised, openOrganised } from "../organised.ts";

/** What every form of ours asks, filled in so that as much as possible is understood. */
const VALUES = {
  ...{ day: "20/8", firstDay: "1/8", lastDay: "12/9", when: "20/8 17–19", times: "17–19", clock: "17–19" },
  ...{ place: "Här", title: "Nytt", name: "Nytt", text: "Hej", description: "Hej", kind: "handout", seats: "1" },
  ...{ needed: "3", capacity: "9", list: "100", goal: "10 %", areas: "Söder", lines: "Vantör 5 10 10 10", to: "daily" },
  ...{
    dials: "10",
    answers: "5",
    conversations: "2",
    guests: "1",
    locale: "en",
    zone: "Europe/Paris",
    how: "varje vecka",
  },
};

/** Rows of a table as text, without what a person says or does about themselves. */
type Rows = Readonly<Record<string, readonly string[]>>;

const rowsIn = (house: Organised, isKept: (table: string, row: Record<string, unknown>) => boolean): Promise<Rows> =>
  house.store.read(async (db, t) => {
    const found: Record<string, readonly string[]> = {};
    for (const [name, table] of Object.entries(t)) {
      if (!is(table, Table)) continue;
      const rows: readonly Record<string, unknown>[] = await db.select().from(table);
      found[name] = rows
        .filter((row) => isKept(name, row))
        .map((row) => JSON.stringify(row))
        .sort();
    }
    return found;
  });

/** Something of everything that an id can name, and those ids alone and behind one another. */
const idsOf = async (house: Organised): Promise<readonly string[]> => {
  const { shift, activity } = await house.evening();
  await house.fill("Farah", await house.press("Farah", `squad:${shift}`), { seats: "2" });
  const reminder = { when: "fredag 12", to: "daily", text: "Vi ses" };
  await house.tap("Hedda", await house.submit("Hedda", "reminder-edit-set:", reminder), "Spara");
  await house.submit("Farah", `activity-copy-set:${activity}`, { lines: "20/8 17–19" });
  await house.say("Billy", "/association claim Huddinge");
  await house.press("Billy", `signup:${shift}`);
  await house.say("Billy", "/report 40 14 11 day:2022-08-16");
  const [person = "", squad = "", report = "", campaign = "", draft = "", planned = ""] = await house.store.read(
    async (db, t) =>
      Promise.all(
        [t.person, t.squad, t.report, t.campaign, t.draft, t.reminder].map(
          async (table) => (await db.select().from(table))[0]?.id,
        ),
      ),
  );
  expect([person, squad, report, campaign, draft, planned]).not.toContain("");
  const alone = [shift, activity, house.vantor, house.huddinge, person, squad, report, campaign, draft, planned];
  const pairs = [
    `${person}:${house.huddinge}`,
    `${shift}:${person}`,
    `${shift}:1:${squad}`,
    `s:${shift}:${house.huddinge}`,
  ];
  return [...alone, ...pairs, `dagens:${house.vantor}`, `${squad}:yes`];
};

/** What reads gets no way to write; whoever erases themselves would be another person afterwards. */
const WRITING = actions.filter(({ name, handler }) => handler.kind === "write" && name !== "mydata-erased");

/** A press, a choice and a form are the same to an action: its id, and values. */
const submitAll = async (ids: readonly string[], submit: (action: string, value: string) => Promise<unknown>) => {
  for (const { name } of WRITING)
    for (const [n, id] of ids.entries()) await submit(`${name}:${id}`, ids[(n + 1) % ids.length] ?? "");
};

test("an activist who presses whatever there is changes nothing but what is their own", async () => {
  await using house = await openOrganised();
  const ids = await idsOf(house);
  await house.press("Kim", `signup:${ids[0]}`);
  await house.press("Kim", `signup-undo:${ids[0]}`);
  const accounts = await house.store.read((db, t) => db.select().from(t.account));
  const kim = accounts.find(({ externalId }) => externalId === accountOf("Kim"))?.personId ?? "";
  const own = new Set(["seen", "post", "staleSubject", "audit", "occurrence", "claim", "playgroundMessage"]);
  const others = (table: string, row: Record<string, unknown>): boolean =>
    !own.has(table) && ![row.personId, row.enteredBy, row.id].includes(kim);
  const before = await rowsIn(house, others);

  await submitAll(ids, (action, value) => house.submit("Kim", action, { ...VALUES, value }));

  expect(kim).not.toBe("");
  expect(await rowsIn(house, others)).toEqual(before);
});

test("a coordinator of another organisation reaches nothing of this one", async () => {
  await using house = await openOrganised();
  const ids = await idsOf(house);
  const { organisationId, ...campaign } = await house.campaign();
  await house.store.transact(async (tx, t) => {
    const other = { id: "other", name: "Grannen", example: false };
    await addOrganisation(tx, t, other, { ...campaign, id: "theirs" }, new Date("2022-08-01T08:00Z"));
    const place = { platform: "playground", externalId: "elsewhere" } as const;
    await linkWorkspace(tx, { ...place, id: workspaceIdOf("playground", "elsewhere"), organisationId: "other" });
  });
  const there = (action: string, value: string) =>
    house.actAt("Otto", { workspace: "elsewhere" }, { kind: "submit", action, values: { ...VALUES, value } });
  await there("language:sv", "");
  await house.store.transact(async (tx, t) => {
    const [otto] = (await tx.select().from(t.person)).filter((person) => person.organisationId === "other");
    await grantRole(tx, { personId: otto?.id ?? "", organisationId: "other", name: "coordinator" });
  });
  const ours = (_table: string, row: Record<string, unknown>): boolean =>
    row.organisationId === organisationId || row.id === organisationId;
  const before = await rowsIn(house, ours);

  await submitAll(ids, there);

  expect((await there("campaign:", "")).refused).toBe(false);
  expect(await rowsIn(house, ours)).toEqual(before);
});
