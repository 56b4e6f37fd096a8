import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openCampaign } from "../campaign.ts";
import { change, HANDOUT, labels, PHONE_BANK } from "./signup/plans.ts";

describe("signing up", () => {
  test("by a press answers when, where, whom to ask and when to expect a reminder, with a way back", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);
    await house.store.transact(async (tx, t) => {
      await tx.update(t.activity).set({ meetingPoint: "vid spärrarna", bring: "en varm tröja" });
    });

    const answer = await house.press("Kim", `signup:${shift}`);

    expect(answer.text.split("\n").slice(0, 7)).toEqual([
      "Du är anmäld, vad bra!",
      "Torsdag 18 augusti 06:30–09:00, Högdalens T-bana, utdelning.",
      "Morgonutdelning",
      "Vi möts vid spärrarna.",
      "Ta med en varm tröja.",
      "Frågor: facket@example.org.",
      "Jag påminner i kväll 18:00.",
    ]);
    expect(labels(answer).slice(0, 3)).toEqual(["Mina pass", "Jag tar med någon", "Ångra"]);
  });

  test("promises no reminder that will not come, and says where the time is to come", async () => {
    await using house = await openCampaign("2022-08-17T19:00+02:00");
    const tomorrow = await house.shift(HANDOUT);
    const untimed = await house.shift({
      ...HANDOUT,
      start: undefined,
      end: undefined,
      place: "Årstadal",
    });

    const late = await house.press("Kim", `signup:${tomorrow}`);
    const unset = await house.press("Kim", `signup:${untimed}`);

    expect(late.text).not.toContain("påminner");
    expect(unset.text).toContain("Torsdag 18 augusti, tid kommer, Årstadal, utdelning.");
    expect(unset.text).toContain("Tiden är inte satt än.");
  });

  test.each([
    ["/signup högdalen", "Du är anmäld"],
    ["/signup morgonutdelning", "Du är anmäld"],
    ["/signup torsdag", "Du är anmäld"],
    ["/signup 18/8", "Du är anmäld"],
    ["/signup KUNGSHOLMEN", "Flera passar ”KUNGSHOLMEN”."],
    ["/signup Atlantis", "Jag hittar inget som passar ”Atlantis”."],
    ["/signup", "Vad vill du komma till?"],
    ["/signup 31/2", "31/2 finns inte i almanackan."],
  ])("understands %s", async (line, said) => {
    await using house = await openCampaign();
    await house.shift(HANDOUT);
    await house.shift(PHONE_BANK);
    await house.shift({ ...PHONE_BANK, day: "2022-08-25" });

    expect((await house.say("Kim", line)).text).toContain(said);
  });

  test("asks which, where words fit several, and takes the one chosen with its guests", async () => {
    await using house = await openCampaign();
    await house.shift(PHONE_BANK);
    await house.shift({ ...PHONE_BANK, day: "2022-08-25" });

    const asked = await house.say("Kim", "/signup kungsholmen guests:2");
    const answer = await house.pick("Kim", asked, "Torsdag 25 augusti");

    expect(asked.refused).toBe(false);
    expect(answer.text).toContain("Torsdag 25 augusti 17:00–19:00, Kungsholmen, ringstuga.");
    expect(answer.text).toContain("Ni blir 3.");
  });

  test("completes what is ahead while it is typed", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);
    await house.shift({ ...HANDOUT, day: "2022-08-16" });

    const offered = await house.complete("Kim", "signup", "activity", "hög");
    const taken = await house.say("Kim", `/signup ${offered[0]?.value}`);

    expect(offered).toEqual([
      {
        value: shift,
        label: "Torsdag 18 augusti 06:30–09:00, Högdalens T-bana, utdelning",
        description: "Morgonutdelning",
      },
    ]);
    expect(taken.text).toContain("Du är anmäld");
  });

  test("offers nothing twice where the title only names the kind", async () => {
    await using house = await openCampaign();
    await house.shift({ ...PHONE_BANK, title: "Ringstuga" });

    const [offered] = await house.complete("Kim", "signup", "activity", "kungs");

    expect(offered?.label).toBe("Onsdag 24 augusti 17:00–19:00, Kungsholmen, ringstuga");
    expect(offered?.description).toBeUndefined();
  });

  test("says so when it was done before, however often the button is pressed", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);
    await house.press("Kim", `signup:${shift}`);

    const answers = await Promise.all(Array.from({ length: 50 }, () => house.press("Kim", `signup:${shift}`)));

    expect(new Set(answers.map(({ text }) => text.split(".")[0]))).toEqual(new Set(["Du är redan anmäld"]));
    expect((await house.say("Bo", "/schedule tomorrow")).text).toContain("1 kommer, 3 till behövs");
  });

  test.each(["sqlite", "postgres"] as const)(
    "takes 50 first presses at once for one person's, on %s",
    async (engine) => {
      await using house = await openCampaign("2022-08-17T12:00+02:00", engine);
      const shift = await house.shift(HANDOUT);

      const answers = await Promise.all(Array.from({ length: 50 }, () => house.press("Kim", `signup:${shift}`)));

      const seated = answers.filter(({ text }) => text.startsWith("Du är anmäld"));
      const [people, signUps] = await house.store.read(async (db, t) => [
        await db.select().from(t.person),
        await db.select().from(t.signUp),
      ]);
      expect(seated).toHaveLength(1);
      expect([people, signUps].map((rows) => rows.length)).toEqual([1, 1]);
    },
  );
});

describe("what cannot be signed up to", () => {
  test("is said, with a way to what can", async () => {
    await using house = await openCampaign();
    const off = await house.shift({ ...PHONE_BANK, title: "Avlyst" });
    await house.store.transact(async (tx, t) => {
      await tx.update(t.activity).set({ cancelledAt: new Date(0) });
    });
    const closed = await house.shift(HANDOUT);
    await change(house, closed, { closedAt: new Date(0) });
    const past = await house.shift({ ...HANDOUT, day: "2022-08-16" });

    const answers = await Promise.all([off, closed, past].map((id) => house.press("Kim", `signup:${id}`)));

    expect(answers.map(({ text }) => text)).toEqual([
      "Den är inställd.",
      "Anmälan till det passet är stängd.",
      "Det passet är redan över.",
    ]);
    expect(answers.map(labels)).toEqual([["Se vad som händer"], ["Se vad som händer"], ["Se vad som händer"]]);
    expect(answers.every(({ refused }) => refused)).toBe(true);
    expect(await house.store.read((db, t) => db.select().from(t.signUp))).toEqual([]);
  });

  test.each([
    "signup:nosuch",
    "signup:",
    "signup-undo:nosuch",
    "guests:nosuch",
    "promotion-yes:nosuch",
    "member:nosuch",
  ])("%s is not found, and leaves a line in the audit", async (id) => {
    await using house = await openCampaign();
    await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    const { text, refused } = await house.press("Kim", id);

    const audit = await house.store.read((db, t) => db.select().from(t.audit).where(eq(t.audit.verb, "denied")));
    expect(text).toBe("Jag hittar inte det där. Det kan vara borttaget.");
    expect(refused).toBe(true);
    expect(audit).toHaveLength(1);
  });

  test("is another organisation's shift", async () => {
    await using house = await openCampaign();
    await using other = await openCampaign();
    const theirs = await other.shift(HANDOUT);

    const { text } = await house.press("Kim", `signup:${theirs}`);

    expect(text).toBe("Jag hittar inte det där. Det kan vara borttaget.");
  });
});

test("a press on the day's post is counted on it", async () => {
  await using house = await openCampaign("2022-08-24T07:00+02:00");
  await house.shift(PHONE_BANK);
  const [post] = await house.tick();

  await house.tap("Kim", post ?? { message: undefined }, "Jag kommer");
  await house.tick("2022-08-24T07:10+02:00");

  const [shown] = await house.store.read((db, t) =>
    db.select({ body: t.playgroundMessage.body }).from(t.playgroundMessage),
  );
  expect(post?.text).toContain("0 kommer, 20 till behövs");
  expect(shown?.body).toContain("1 kommer, 19 till behövs");
});

test("everything about a sign-up is said in English to whoever chose it", async () => {
  await using house = await openCampaign();
  await house.say("Billy", "/mydata language en");
  const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });

  const taken = await house.press("Billy", `signup:${shift}`);
  const again = await house.press("Billy", `signup:${shift}`);
  const off = await house.press("Billy", `signup-undo:${shift}`);
  await house.press("Kim", `signup:${shift}`);
  const waiting = await house.press("Billy", `signup:${shift}`);
  await house.press("Kim", `signup-undo:${shift}`);
  await house.seat("Billy");
  const [offer] = await house.tick();
  const lost = await house.press("Billy", "signup:nosuch");

  expect(taken.text).toContain("You're signed up, great!\nWednesday 24 August 17:00–19:00, Kungsholmen, phone bank.");
  expect(again.text).toContain("You're signed up already.");
  expect(off.text).toBe("You're off the list. Thanks for letting us know.");
  expect(waiting.text).toContain("It's full; you're number 1 on the waiting list.");
  expect(offer?.text).toContain("A place is free for you.");
  expect(lost.text).toBe("I can't find that. It may have been removed.");
});
