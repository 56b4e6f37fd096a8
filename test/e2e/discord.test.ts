import { PermissionFlagsBits } from "discord.js";
import { expect, test } from "vitest";
import { type DiscordHouse, openDiscordHouse } from "../chat-house.ts";
import { EDIT, SEND, type Shown } from "../standins/discord/stand-in.ts";

const MORNING = "2022-08-17 07:00";
const OPEN_DM = "POST /users/@me/channels";
const postOf = (house: DiscordHouse): Shown => {
  const post = house.discordDaily.messages.at(-1);
  if (!post) throw new Error("nothing was posted");
  return post;
};
const PHONE_BANK = { day: "2022-08-17", start: "17:00", end: "19:00" } as const;

test("the day is posted, a press takes a seat, and the post shows the new count", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, place: "Högdalen * torg", contact: "ring@example.org" });
  await house.stage.shift({ day: "2022-08-17", start: "11:00", kind: "handout", place: "Farsta" });
  const anna = house.discord.member("Anna", { locale: "sv-SE" });

  await house.tick(MORNING);
  const post = postOf(house);
  const before = post.text;
  const answer = await anna.press(post, post.buttons[1]?.id ?? "");
  await house.discord.until(() => post.text.includes("1 kommer"), "the post shows her");

  expect(before).toContain("Onsdag 17 augusti.");
  expect(before).toContain("17:00–19:00: Högdalen * torg, ringstuga ([2022-08-17T15:00:00.000Z])\n");
  expect(answer.text).toContain(
    "Onsdag 17 augusti 17:00–19:00, Högdalen * torg, ringstuga ([2022-08-17T15:00:00.000Z]).\n",
  );
  expect(before).toContain("Högdalen * torg");
  expect(answer.text).toContain("Du är anmäld, vad bra!");
  expect(answer.text).toContain("ring@example.org");
  expect(answer.ephemeral).toBe(true);
  expect(house.faults).toEqual([]);
  expect(house.discord.refused).toEqual([]);
});

test("/signup completes the activity while typing and takes what was chosen", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, place: "Högdalen" });
  await house.stage.shift({ day: "2022-08-18", start: "17:00", place: "Farsta" });
  const anna = house.discord.member("Anna", { locale: "sv-SE" });

  const offered = await anna.complete("signup", "activity", "högd");
  const answer = await anna.slash("signup", { activity: "högdalen", guests: 1 });

  expect(offered).toEqual([expect.stringContaining("Högdalen")]);
  expect(answer.text).toContain("Du är anmäld, vad bra!");
  expect(answer.text).toContain("Ni blir 2.");
});

test("whoever waits is asked in direct messages when a seat falls free, and takes it there", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, day: "2022-08-20", capacity: 1 });
  const [anna, bo] = [house.discord.member("Anna"), house.discord.member("Bo")];

  const seated = await anna.slash("signup", { activity: "kungsholmen" });
  const waiting = await bo.slash("signup", { activity: "kungsholmen" });
  await anna.press(seated, "Ångra");
  await house.tick("2022-08-17 09:00");
  const offer = bo.dms.find(({ text }) => text.includes("En plats är ledig åt dig."));
  if (!offer) throw new Error("Bo was not asked");
  const taken = await bo.press(offer, "Jag kommer");

  expect(waiting.text).toContain("nummer 1 i kön");
  expect(taken.text).toContain("Platsen är din");
  expect(house.faults).toEqual([]);
});

test("whoever is offered a seat before their first confirmation could be sent is not told that they are signed up", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, day: "2022-08-20", capacity: 1 });
  const [anna, bo] = [house.discord.member("Anna"), house.discord.member("Bo")];
  const seated = await anna.slash("signup", { activity: "kungsholmen" });
  await house.discord.until(() => anna.dms.length > 0, "she has her confirmation");
  house.discord.faults.set(OPEN_DM, { retryAfter: 600 });
  const opened = house.discord.count(OPEN_DM);

  await bo.slash("signup", { activity: "kungsholmen" });
  await house.discord.until(() => house.discord.count(OPEN_DM) > opened, "his confirmation was refused");
  await anna.press(seated, "Ångra");
  await house.tick("2022-08-17 09:00");

  expect(bo.dms.map(({ text }) => text)).toEqual([expect.stringContaining("En plats är ledig åt dig.")]);
  expect(house.faults).toEqual([]);
});

test("whoever takes no direct messages gets a private thread, and where there can be none is told so under their shifts", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, day: "2022-08-20" });
  const { discord } = house;
  const [anna, bo] = [discord.member("Anna", { locale: "sv-SE" }), discord.member("Bo", { locale: "sv-SE" })];
  anna.user.closed = true;
  bo.user.closed = true;
  const threads = () => [...discord.guild.record.channels.values()].filter(({ kind }) => kind === "thread");

  const first = await anna.slash("signup", { activity: "kungsholmen" });
  await discord.until(() => anna.dms.length > 0, "she has it in a thread");
  discord.guild.botRole.permissions &= ~PermissionFlagsBits.CreatePrivateThreads;
  await bo.slash("signup", { activity: "kungsholmen" });
  await house.tick("2022-08-17 06:01");
  const [hers, his] = [await anna.slash("schedule", { what: "mine" }), await bo.slash("schedule", { what: "mine" })];

  expect(first.text).toContain("Det kommer också som direktmeddelande.");
  expect(threads().map(({ people }) => [...people])).toEqual([[anna.id]]);
  expect(hers.text).not.toContain("Jag når dig inte");
  expect(his.text).toContain("Jag når dig inte med direktmeddelanden.");
  expect(his.text).toContain("Kungsholmen");
  const posted = [...house.discordDaily.messages, ...house.discordCoordinators.messages];
  expect(posted.every(({ text }) => !text.includes("Bo") && !text.includes("Anna"))).toBe(true);
  expect(house.faults).toEqual([]);
});

test("the first confirmation comes as a direct message also to someone Samling knows already, and no later one", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, day: "2022-08-20" });
  await house.stage.shift({ ...PHONE_BANK, day: "2022-08-21", place: "Farsta" });
  const anna = house.discord.member("Anna", { locale: "sv-SE" });
  await anna.slash("mydata", { what: "language", value: "sv" });

  const first = await anna.slash("signup", { activity: "kungsholmen" });
  await house.discord.until(() => anna.dms.length > 0, "she has her confirmation");
  const second = await anna.slash("signup", { activity: "farsta" });
  await house.tick("2022-08-17 06:01");

  expect(first.text).toContain("Det kommer också som direktmeddelande.");
  expect(second.text).not.toContain("direktmeddelande");
  expect(anna.dms.map(({ text }) => text)).toEqual([expect.stringContaining("Du är anmäld, vad bra!")]);
  expect(house.faults).toEqual([]);
});

test("a report is filled in in a form", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift(PHONE_BANK);
  const anna = house.discord.member("Anna", { locale: "sv-SE" });
  await anna.slash("signup", { activity: "kungsholmen" });
  await house.tick("2022-08-17 20:00");

  const opened = await anna.slash("report");
  const answer = await anna.submit(
    opened,
    Object.fromEntries(opened.form.fields.map(({ id }, at) => [id, ["40", "14", "11"][at] ?? ""])),
  );

  expect(opened.form.fields.map(({ label }) => label).join()).toContain("Påringningar");
  expect(answer.text).toContain("40 påringningar, 14 svar, 11 samtal");
  expect(house.faults).toEqual([]);
});

test("an act delivered three times takes one seat", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift({ ...PHONE_BANK, capacity: 5 });
  await house.tick(MORNING);
  const post = postOf(house);

  await house.discord.member("Anna").press(post, "Jag kommer", { times: 3 });
  await house.discord.member("Bo").press(post, "Jag kommer");

  await house.discord.until(() => post.text.includes("2 kommer"), "the post shows both once");
});

test.each([
  ["a rate limit", { retryAfter: 0.05 }],
  ["an answer lost in a 502", { status: 502, stored: true }],
  ["a 500", { status: 500 }],
  ["a cut connection", { drop: true, stored: true }],
] as const)("the day is posted once in spite of %s", async (_name, fault) => {
  await using house = await openDiscordHouse();
  await house.stage.shift(PHONE_BANK);
  house.discord.faults.set(SEND, fault);

  await house.tick(MORNING);
  await house.tick("2022-08-17 07:01");
  await house.tick("2022-08-17 07:05");

  expect(house.discordDaily.messages.length).toBe(1);
  expect(house.discord.count(SEND)).toBeLessThanOrEqual(3);
});

test("a channel in which it may not write is told of once, to the coordinators", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift(PHONE_BANK);
  house.discord.faults.set(SEND, { code: 50013 });

  await house.tick(MORNING);
  await house.tick("2022-08-17 07:05");

  expect(house.discordDaily.messages).toEqual([]);
  expect(house.discordCoordinators.messages.map(({ text }) => text)).toEqual([expect.stringContaining("kanal")]);
});

test("what is pressed while the connection is broken is answered when it is back", async () => {
  await using house = await openDiscordHouse();
  await house.stage.shift(PHONE_BANK);
  await house.tick(MORNING);
  const post = postOf(house);

  house.discord.gateway.drop();
  await house.discord.until(() => !house.discord.gateway.connected, "it was cut");
  const answer = await house.discord.member("Anna").press(post, "Jag kommer");

  expect(answer.text).toContain("Du är anmäld");
  expect(house.discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
});

test("500 people sign up to one activity: every one is acknowledged in time, counted once, and the post is edited seldom", async () => {
  await using house = await openDiscordHouse();
  const shift = await house.stage.shift({ ...PHONE_BANK, capacity: 400 });
  await house.tick(MORNING);
  const post = postOf(house);
  const people = Array.from({ length: 500 }, (_, n) => house.discord.member(`Person ${n}`));

  const began = performance.now();
  const answers = [];
  for (let from = 0; from < people.length; from += 50)
    answers.push(
      ...(await Promise.all(people.slice(from, from + 50).map((one) => one.press(post, `signup:${shift}`)))),
    );
  await house.discord.until(() => post.text.includes("400 kommer"), "the post shows everyone");
  const seconds = (performance.now() - began) / 1_000;

  const going = answers.filter(({ text }) => text.includes("Du är anmäld")).length;
  const waiting = answers.filter(({ text }) => text.includes("i kön")).length;
  expect({ going, waiting }).toEqual({ going: 400, waiting: 100 });
  expect(answers.every(({ acknowledged }) => acknowledged)).toBe(true);
  // At most one edit in two seconds.
  expect(house.discord.count(EDIT)).toBeLessThanOrEqual(1 + Math.ceil(seconds / 2));
  expect(house.faults).toEqual([]);
  expect(house.discord.refused).toEqual([]);
}, 120_000);
