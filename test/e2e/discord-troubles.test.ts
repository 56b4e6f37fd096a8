import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { setChannel } from "../../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import { openDiscordHouse } from "../chat-house.ts";
import { coordinator, ORGANISER } from "../coordinating.ts";
import { EDIT, SEND } from "../standins/discord/stand-in.ts";

/** Lets what the connection brings in come first. */
const nextTurn = (): Promise<void> => new Promise((turn) => setImmediate(turn));

const PHONE_BANK = { day: "2022-08-17", start: "17:00", end: "19:00" } as const;

test("whoever is banned is off their coming shifts and no coordinator at once, and the lead hears of it by no name", async () => {
  await using house = await openDiscordHouse();
  const { discord, stage } = house;
  const lead = await coordinator(house, "Linda");
  const shift = await stage.shift({ ...PHONE_BANK, day: "2022-08-20" });
  const anna = await coordinator(house, "Anna");
  await stage.store.transact(async (tx, t) => {
    const [account] = await tx.select().from(t.account).where(eq(t.account.externalId, lead.id));
    await tx
      .update(t.shift)
      .set({ leadId: account?.personId ?? null })
      .where(eq(t.shift.id, shift));
  });
  await anna.slash("signup", { activity: "kungsholmen" });

  discord.guild.ban(anna);
  const known = () => stage.store.read(async (db, t) => (await db.select().from(t.role)).length);
  while ((await known()) > 1) await nextTurn();
  await house.tick("2022-08-17 09:00");
  const back = discord.guild.member("Anna", { as: anna, locale: "sv-SE", permissions: ORGANISER });
  const roles = await back.slash("campaign", { what: "roles" });
  const shown = await lead.slash("schedule", { what: "20/8" });

  expect(lead.dms.map(({ text }) => text)).toEqual([expect.stringContaining("En person är inte längre med")]);
  expect(lead.dms[0]?.text).not.toContain("Anna");
  expect(shown.text).toContain("0 kommer");
  expect(roles.text).toContain("Det där får en samordnare göra.");
  expect(house.faults).toEqual([]);
});

test("posts to many channels that Discord is slow to take hold up no press", async () => {
  await using house = await openDiscordHouse();
  const { discord, stage } = house;
  await stage.shift(PHONE_BANK);
  await house.tick("2022-08-17 06:30");
  const { organisationId } = await stage.campaign();
  const workspaceId = workspaceIdOf("discord", discord.guild.id);
  await stage.store.transact(async (tx) => {
    for (let n = 0; n < 40; n++) {
      const place = { organisationId, workspaceId, externalId: discord.channel(`ort-${n}`).id };
      await setChannel(tx, { ...place, purpose: "daily", associationId: undefined, closed: false });
    }
  });
  const { promise: slow, resolve } = Promise.withResolvers<void>();
  discord.faults.set(SEND, { until: slow, times: 41 });

  const posting = house.tick("2022-08-17 07:00");
  await discord.until(() => discord.count(SEND) >= 8, "posts are under way");
  const answer = await discord.member("Anna", { locale: "sv-SE" }).slash("signup", { activity: "kungsholmen" });
  const meanwhile = discord.count(SEND);
  resolve();
  await posting;
  await house.tick("2022-08-17 07:01");

  expect(answer.acknowledged).toBeDefined();
  expect(answer.text).toContain("Du är anmäld");
  expect(meanwhile).toBeLessThan(41);
  const posts = Array.from({ length: 40 }, (_, n) => discord.channel(`ort-${n}`).messages.length);
  expect(posts).toEqual(posts.map(() => 1));
  expect(house.faults).toEqual([]);
});

test("a post that somebody deleted is left alone, and whoever pressed it just before is answered", async () => {
  await using house = await openDiscordHouse();
  const { discord, stage } = house;
  await stage.shift(PHONE_BANK);
  await house.tick("2022-08-17 07:00");
  const [post] = house.discordDaily.messages;
  if (!post) throw new Error("nothing was posted");
  discord.faults.set(EDIT, { code: 10008, times: 100 });

  const first = await discord.member("Anna", { locale: "sv-SE" }).press(post, "Jag kommer");
  await discord.until(() => discord.count(EDIT) === 1, "the edit was tried");
  const second = await discord.member("Bo", { locale: "sv-SE" }).press(post, "Jag kommer");
  await house.tick("2022-08-17 07:10");

  expect([first, second].every(({ text }) => text.includes("Du är anmäld"))).toBe(true);
  expect(house.discordDaily.messages).toHaveLength(1);
  expect(house.discordCoordinators.messages).toEqual([]);
  expect(house.faults).toEqual([]);
});
