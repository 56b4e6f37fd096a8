import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { compose } from "../../src/app.ts";
import { chatPlatforms } from "../../src/platforms.ts";
import { type DiscordHouse, openDiscordHouse } from "../chat-house.ts";
import { coordinator } from "../coordinating.ts";
import { day, summer } from "../stage.ts";

const CREATE = "POST /guilds/*/scheduled-events";
const CHANGE = "PATCH /guilds/*/scheduled-events/*";
const REMOVE = "DELETE /guilds/*/scheduled-events/*";
const EVENING = { day: "2022-08-18", start: "17:00", end: "19:00", place: "Högdalen", title: "Ringkväll" } as const;

const openWithCalendar = async (): Promise<DiscordHouse> => {
  const house = await openDiscordHouse();
  await house.stage.change({ settings: { nativeEvents: true } });
  return house;
};
const entries = ({ discord }: DiscordHouse) => [...discord.guild.record.events.values()];
const names = (house: DiscordHouse) => entries(house).map(({ name }) => name);
const cancel = ({ stage }: DiscordHouse, at: Date) =>
  stage.store.transact(async (tx, t) => void (await tx.update(t.activity).set({ cancelledAt: at })));

describe("activities in the server's calendar", () => {
  test("are there only where a coordinator wants it", async () => {
    await using house = await openDiscordHouse();
    await house.stage.shift(EVENING);

    await house.tick("2022-08-17 09:00");

    expect(entries(house)).toEqual([]);
    expect(house.discord.count("GET /guilds/*/scheduled-events")).toBe(0);
  });

  test("are entered once, follow a move, and go when cancelled", async () => {
    await using house = await openWithCalendar();
    const shift = await house.stage.shift({ ...EVENING, contact: "ring@example.org" });

    await house.tick("2022-08-17 09:00");
    await house.tick("2022-08-17 09:01");
    const entered = entries(house);
    await house.stage.store.transact(async (tx, t) => {
      await tx.update(t.activity).set({ day: day("2022-08-19"), place: "Rissne" });
      await tx.update(t.shift).set({ end: null }).where(eq(t.shift.id, shift));
    });
    await house.tick("2022-08-17 09:02");
    const moved = entries(house);
    await cancel(house, summer("2022-08-17 09:02"));
    await house.tick("2022-08-17 09:03");

    expect(entered).toMatchObject([
      {
        name: "Ringkväll",
        entity_metadata: { location: "Högdalen" },
        description: "Frågor: ring@example.org.\nAnmäl dig med /signup.",
        scheduled_start_time: "2022-08-18T15:00:00.000Z",
        scheduled_end_time: "2022-08-18T17:00:00.000Z",
      },
    ]);
    expect(moved).toMatchObject([
      {
        id: entered[0]?.id,
        entity_metadata: { location: "Rissne" },
        scheduled_start_time: "2022-08-19T15:00:00.000Z",
        scheduled_end_time: "2022-08-19T17:00:00.000Z",
      },
    ]);
    expect(entries(house)).toEqual([]);
    expect([CREATE, CHANGE, REMOVE].map((request) => house.discord.count(request))).toEqual([1, 1, 1]);
    expect(house.faults).toEqual([]);
    expect(house.discord.refused).toEqual([]);
  });

  test("are turned on in chat, which says first how many, and what becomes of those without a time", async () => {
    await using house = await openDiscordHouse();
    await house.stage.shift(EVENING);
    await house.stage.shift({ day: "2022-08-19", title: "Tid kommer" });
    await house.tick("2022-08-17 09:00");
    const kim = await coordinator(house, "Kim");

    const server = await kim.slash("campaign", { what: "server" });
    const asked = await kim.press(server, "Visa i kalendern");
    const question = asked.text;
    const done = await kim.press(asked, "Ja, gör så");
    await house.tick("2022-08-17 09:01");
    const shown = names(house);
    const form = await kim.slash("activity", { what: "add" });
    const added = await kim.submit(form, { Slag: "handout", När: "20/8", Plats: "Farsta" });
    await kim.press(done, "Ångra");
    await house.tick("2022-08-17 09:02");

    expect(question).toContain("1 kommande har tid");
    expect(question).toContain("1 saknar tid och tas inte med");
    expect(shown).toEqual(["Ringkväll"]);
    expect(added.text).toContain("Utan tid står den inte i serverns kalender.");
    expect(names(house)).toEqual([]);
    expect(house.faults).toEqual([]);
    expect(house.discord.refused).toEqual([]);
  });

  test("are none without a time, since a calendar wants one", async () => {
    await using house = await openWithCalendar();
    await house.stage.shift({ day: "2022-08-18", title: "Tid kommer" });
    await house.stage.shift(EVENING);

    await house.tick("2022-08-17 09:00");

    expect(names(house)).toEqual(["Ringkväll"]);
  });

  test("leave it when a coordinator wants that no more, but not what is past", async () => {
    await using house = await openWithCalendar();
    await house.stage.shift(EVENING);
    await house.stage.shift({ ...EVENING, day: "2022-08-17", start: "08:00", end: "08:30", title: "Förbi" });
    await house.tick("2022-08-17 07:00");
    const both = names(house);

    await house.tick("2022-08-17 09:00");
    await house.stage.change({ settings: {} });
    await house.tick("2022-08-17 09:01");

    expect(both.toSorted()).toEqual(["Förbi", "Ringkväll"]);
    expect(names(house)).toEqual(["Förbi"]);
  });

  test("that somebody took away by hand come back with the next change", async () => {
    await using house = await openWithCalendar();
    await house.stage.shift(EVENING);
    await house.tick("2022-08-17 09:00");
    house.discord.guild.record.events.clear();

    await house.tick("2022-08-17 09:01");
    const left = names(house);
    await house.stage.store.transact(async (tx, t) => void (await tx.update(t.activity).set({ title: "Ringkväll 2" })));
    await house.tick("2022-08-17 09:02");

    expect(left).toEqual([]);
    expect(names(house)).toEqual(["Ringkväll 2"]);
  });

  test("leave room for the server's own", async () => {
    await using house = await openWithCalendar();
    for (let n = 0; n < 85; n++)
      await house.stage.shift({ ...EVENING, day: `2022-08-${20 + (n % 10)}`, title: `Ringkväll ${n}` });

    await house.tick("2022-08-17 09:00");

    expect(entries(house)).toHaveLength(80);
    expect(house.discord.count(CREATE)).toBe(80);
  });
});

describe("an activity stands there once", () => {
  test.each([
    ["an answer lost in a 502", { status: 502, stored: true }],
    ["a 500 that did nothing", { status: 500 }],
    ["a connection cut after it was entered", { drop: true, stored: true }],
    ["a long rate limit", { retryAfter: 60 }],
  ] as const)("in spite of %s, also where another looks the same", async (_name, fault) => {
    await using house = await openWithCalendar();
    await house.stage.shift(EVENING);
    await house.stage.shift(EVENING);
    house.discord.faults.set(CREATE, fault);

    await house.tick("2022-08-17 09:00");
    await house.tick("2022-08-17 09:02");
    await house.tick("2022-08-17 09:04");
    await cancel(house, summer("2022-08-17 09:04"));
    const both = entries(house);
    await house.tick("2022-08-17 09:05");

    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
    expect(both).toHaveLength(2);
    expect(entries(house)).toEqual([]);
    expect(house.faults).toEqual([]);
  });

  test("also when the process ends between entering it and knowing so, and it moves before the next start", async () => {
    await using house = await openWithCalendar();
    await house.stage.shift(EVENING);
    const { store } = house.stage;
    await house.tick("2022-08-17 09:00");
    await store.transact(async (tx, t) => {
      await tx.update(t.nativeEvent).set({ externalId: null });
      await tx.update(t.workspace).set({ calendarHeldUntil: summer("2022-08-17 09:05") });
      await tx.update(t.activity).set({ place: "Rissne" });
    });

    await house.tick("2022-08-17 09:01");
    const held = house.discord.count("GET /guilds/*/scheduled-events");
    await house.tick("2022-08-17 09:06");

    expect(held).toBe(0);
    expect(entries(house)).toMatchObject([{ entity_metadata: { location: "Rissne" } }]);
    expect(house.discord.count(CREATE)).toBe(1);
  });

  test("though two processes look at once", async () => {
    await using house = await openWithCalendar();
    await house.stage.shift(EVENING);
    const { store } = house.stage;
    const now = (): Date => summer("2022-08-17 09:00");
    const { servers } = await chatPlatforms({
      config: {
        discord: { token: house.discord.token, apiUrl: house.discord.url, guild: undefined },
        slack: undefined,
      },
      store,
      clock: { now },
      log: { info: () => {}, warn: () => {}, fault: () => {} },
    });
    const other = compose({
      store,
      clock: { now },
      log: { info: () => {}, warn: () => {}, fault: () => {} },
      platforms: new Map(),
      channels: new Map(),
      servers,
      sent: () => {},
      lively: false,
    });

    await Promise.all([house.tick("2022-08-17 09:00"), other.tick(now())]);

    expect(entries(house)).toHaveLength(1);
    expect(house.discord.count(CREATE)).toBe(1);
  });
});

test("a server in whose calendar it may not write is told of to the coordinators once, and asked again later", async () => {
  await using house = await openWithCalendar();
  await house.stage.shift(EVENING);
  house.discord.guild.botRole.permissions &= ~(1n << 44n);

  await house.tick("2022-08-17 09:00");
  await house.tick("2022-08-17 09:01");
  await house.tick("2022-08-17 09:20");
  const told = house.discordCoordinators.messages.map(({ text }) => text);
  house.discord.guild.botRole.permissions |= 1n << 44n;
  await house.tick("2022-08-17 09:40");

  expect(told).toEqual([expect.stringContaining("Skapa evenemang")]);
  expect(house.discord.count(CREATE)).toBe(3);
  expect(names(house)).toEqual(["Ringkväll"]);
  expect(house.faults).toEqual([]);
});
