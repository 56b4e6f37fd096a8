import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { renderer } from "../../../src/bot/render.ts";
import { plainText } from "../../../src/chat/index.ts";
import { views } from "../../../src/views/index.ts";
import { buttonsOf } from "../../house.ts";
import { type PhoneBank, phoneBankOn } from "../../jobs/turnout/phone-bank.ts";
import { summer } from "../../stage.ts";

test.each([
  [
    "sv",
    /^Ni är i mål, Huddinge! 210 påringningar, och målet var 200\./,
    "Siffrorna för Huddinge är rättade: 120 av 200 påringningar.",
  ],
  [
    "en",
    /^You made it, Huddinge! 210 dials, and the goal was 200\./,
    "The numbers for Huddinge are corrected: 120 of 200 dials.",
  ],
] as const)(
  "a celebration in %s that a correction undoes says the right figures where it stands",
  async (locale, goal, corrected) => {
    await using bank = await phoneBankOn("sqlite");
    await bank.change({ locale });
    const huddinge = await bank.join("Huddinge", { goal: 200 });
    await bank.report(huddinge, "2022-08-22", 210);
    await bank.mornings("2022-08-24");
    const [post] = await bank.store.read((db, t) => db.select().from(t.post));
    if (!post) throw new Error("nothing was sent");
    const render = renderer(bank.store, views);
    const before = await render(post, summer("2022-08-24 11:31"));

    await bank.report(huddinge, "2022-08-22", 120, "2022-08-24 15:00");
    await bank.mornings("2022-08-25");
    const after = await render(post, summer("2022-08-25 12:00"));

    expect(before && plainText(before)).toMatch(goal);
    expect(after && plainText(after)).toBe(corrected);
  },
);

/** The words of the last post of a view, as it is shown the minute it goes out. */
const lastSaid = async (bank: PhoneBank, at: string, view = "ping"): Promise<string> => {
  const posts = await bank.store.read((db, t) => db.select().from(t.post).orderBy(t.post.dueAt));
  const post = posts.findLast((one) => one.view === view);
  const shown = post && (await renderer(bank.store, views)(post, summer(at)));
  return shown ? plainText(shown).replaceAll("\u00a0", " ") : "";
};

test.each([
  ["sv", "Vilken ringdag, Huddinge! 120 påringningar, 40 svar och 30 samtal i går, er bästa dag hittills. Tack."],
  [
    "en",
    "What a day on the phones, Huddinge! 120 dials, 40 answers and 30 conversations yesterday, your best day so far. Thank you.",
  ],
] as const)("praise in %s for a good day tells its tally", async (locale, praise) => {
  await using bank = await phoneBankOn("sqlite");
  await bank.change({ locale });
  const huddinge = await bank.join("Huddinge", { goal: 600 });
  await bank.report(huddinge, "2022-08-22", 10);
  await bank.report(huddinge, "2022-08-23", 120);

  await bank.mornings("2022-08-24");

  expect(await lastSaid(bank, "2022-08-24 11:31")).toBe(praise);
});

test("a ping offers what can be done this week, at whose place if not one's own, before an own evening later", async () => {
  await using bank = await phoneBankOn("sqlite");
  const huddinge = await bank.join("Huddinge", { goal: 900 });
  for (let date = 21; date <= 23; date++) await bank.report(huddinge, `2022-08-${date}`, 0);
  const hosts = [{ associationId: huddinge, name: "Huddinge" }];
  const evening = { start: "17:00", end: "19:00" };
  await bank.shift({ day: "2022-08-31", ...evening, hosts, place: "Huddinge centrum" });
  await bank.shift({ day: "2022-08-26", ...evening, place: "Solna centrum" });
  await bank.shift({ day: "2022-08-28", ...evening, hosts, place: "Huddinge centrum" });
  await bank.shift({ day: "2022-08-28", ...evening, hosts, place: "Skogås" });

  await bank.mornings("2022-08-24");

  const [post] = await bank.store.read((db, t) => db.select().from(t.post));
  const shown = post && (await renderer(bank.store, views)(post, summer("2022-08-24 11:31")));
  const labels = (shown ? buttonsOf(shown) : []).map(({ label }) => label);
  expect(labels.slice(1, 3)).toEqual(["Söndag 17–19", "Fredag 17–19, Solna centrum"]);
});

test("praise for a good day leaves out what nobody has counted", async () => {
  await using bank = await phoneBankOn("sqlite");
  const huddinge = await bank.join("Huddinge", { goal: 600 });
  const report = await bank.report(huddinge, "2022-08-23", 120);
  await bank.store.transact(
    async (tx, t) =>
      void (await tx.update(t.report).set({ answers: 0, conversations: 0 }).where(eq(t.report.id, report))),
  );

  await bank.mornings("2022-08-24");

  expect(await lastSaid(bank, "2022-08-24 11:31")).toBe(
    "Vilken ringdag, Huddinge! 120 påringningar i går, er bästa dag hittills. Tack.",
  );
});

test.each([
  [
    "sv",
    "En förening mår nog bra av ett samtal.\nHuddinge: 3 meddelanden utan svar. 12 av 900 påringningar, inga pass bokade än.",
  ],
  [
    "en",
    "One association could do with a call.\nHuddinge: 3 messages without an answer. 12 of 900 dials, no shifts booked yet.",
  ],
] as const)("what is handed over in %s counts the messages since the last answer", async (locale, told) => {
  await using bank = await phoneBankOn("sqlite");
  await bank.change({ locale });
  const huddinge = await bank.join("Huddinge", { goal: 900 });
  for (let date = 21; date <= 24; date++) await bank.report(huddinge, `2022-08-${date}`, 0);
  await bank.mornings("2022-08-24", "2022-08-25");
  await bank.report(huddinge, "2022-08-25", 12);

  await bank.mornings("2022-08-26", "2022-09-05");

  expect(await lastSaid(bank, "2022-09-05 11:31", "hand-over")).toBe(told);
});

test.each([
  ["sv", "Bra jobbat, Huddinge! Ni är i fas igen: 330 av 400 påringningar. Håller det i sig når ni målet."],
  ["en", "Well done, Huddinge! You're back on pace: 330 of 400 dials. Keep it up and you'll reach your goal."],
] as const)("praise in %s for being back on pace says where that is", async (locale, praise) => {
  await using bank = await phoneBankOn("sqlite");
  await bank.change({ locale });
  const huddinge = await bank.join("Huddinge", { goal: 400 });
  for (const date of [21, 22, 23, 24]) await bank.report(huddinge, `2022-08-${date}`, 0);
  await bank.mornings("2022-08-23", "2022-08-25");
  await bank.report(huddinge, "2022-08-25", 170);
  await bank.report(huddinge, "2022-08-26", 160);

  await bank.mornings("2022-08-27", "2022-08-28");

  expect(await lastSaid(bank, "2022-08-28 11:31")).toBe(praise);
});
