import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type CampaignHouse, openCampaign } from "../campaign.ts";
import { openHouse } from "../house.ts";
import type { ShiftPlan } from "../stage.ts";

const HANDOUT: ShiftPlan = {
  day: "2022-08-18",
  start: "06:30",
  end: "09:00",
  kind: "handout",
  title: "Morgonutdelning",
  place: "Högdalens T-bana",
  contact: "facket@example.org",
};
/** On an evening later on, so that its line is offered places for half a day. */
const PHONE_BANK: ShiftPlan = { day: "2022-08-24", start: "17:00", end: "19:00", title: "Ringstuga" };

const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);
const mine = async (house: CampaignHouse, name: string) => (await house.say(name, "/schedule mine")).text;
const change = (house: CampaignHouse, shiftId: string, to: { capacity?: number; closedAt?: Date }) =>
  house.store.transact(async (tx, t) => {
    await tx.update(t.shift).set(to).where(eq(t.shift.id, shiftId));
  });

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
      start: undefined as never,
      end: undefined as never,
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

describe("guests", () => {
  test("come along, more or fewer, as far as there is room", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...HANDOUT, capacity: 4 });
    await house.press("Bo", `signup:${shift}`);
    const answer = await house.press("Kim", `signup:${shift}`);

    const three = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests: "2" });
    const four = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests: "3" });
    const alone = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests: "0" });

    expect(three.text).toContain("Ni blir 3.");
    expect(four.text).toBe("Det är fullt, så det går inte att ta med fler.");
    expect(alone.text).not.toContain("Ni blir");
    expect((await house.say("Bo", "/schedule tomorrow")).text).toContain("2 kommer, 2 till behövs");
  });

  test.each(["-1", "2,5", "många", "10000", "", "٣"])("are a whole number, and %j is none", async (guests) => {
    await using house = await openCampaign();
    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    const refused = await house.fill("Kim", await house.tap("Kim", answer, "Jag tar med någon"), { guests });
    const again = await house.tap("Kim", refused, "Försök igen");

    expect(refused.text).toContain("Skriv ett helt tal mellan 0 och 9999.");
    expect(refused.refused).toBe(true);
    expect(again.form?.fields.map(({ value }) => value)).toEqual([guests]);
  });

  test("who never fit are refused at once instead of waiting for good", async () => {
    await using house = await openCampaign();
    await house.shift({ ...HANDOUT, capacity: 3 });

    const { text, refused } = await house.say("Kim", "/signup högdalen guests:3");

    expect(text).toBe("Där ryms bara 3. Ta med färre, eller välj något annat.");
    expect(refused).toBe(true);
  });

  test("overtake nobody who waits", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 3 });
    await house.press("Kim", `signup:${shift}`);
    await house.press("Bo", `signup:${shift}`);
    await house.say("Lo", "/signup kungsholmen guests:1");

    const form = await house.press("Kim", `guests:${shift}`);
    const refused = await house.fill("Kim", form, { guests: "1" });

    expect(refused.text).toContain("Det är fullt");
  });
});

describe("a full shift", () => {
  test("has a line, in which everyone knows their number", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    await house.press("Kim", `signup:${shift}`);

    const first = await house.press("Bo", `signup:${shift}`);
    const second = await house.press("Lo", `signup:${shift}`);
    const again = await house.press("Lo", `signup:${shift}`);

    expect(first.text).toContain("Det är fullt, du står som nummer 1 i kön.");
    expect(second.text).toContain("nummer 2 i kön");
    expect(again.text).toContain("Du står redan i kö.");
  });

  test("offers a place that falls free to the first in line, then to the next", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    for (const name of ["Kim", "Bo", "Lo"]) await house.press(name, `signup:${shift}`);
    await house.seat("Bo");
    await house.seat("Lo");

    await house.press("Kim", `signup-undo:${shift}`);
    const [toBo, ...others] = await house.tick();
    const declined = await house.tap("Bo", toBo ?? { message: undefined }, "Kan inte");
    const [toLo] = await house.tick();
    const kept = await house.tap("Lo", toLo ?? { message: undefined }, "Jag kommer");

    expect(toBo).toMatchObject({ to: "Bo", view: "promotion" });
    expect(toBo?.text).toContain("En plats är ledig åt dig. Onsdag 24 augusti 17:00–19:00, Kungsholmen, ringstuga.");
    expect(toBo?.text).toContain("Svara före torsdag 18 augusti 10:00, sedan frågar jag nästa.");
    expect(others).toEqual([]);
    expect(declined.text).toBe("Tack för svaret. Jag frågar nästa.");
    expect(toLo?.to).toBe("Lo");
    expect(kept.text).toContain("Platsen är din, vi ses!");
    expect(await mine(house, "Bo")).toBe("Du har inga pass framför dig.");
    expect(await mine(house, "Lo")).toContain("Du kommer.");
    const undone = await house.tap("Lo", kept, "Ångra");
    expect(undone.text).toBe("Du är avanmäld. Tack för att du sa till.");
  });

  test("asks nobody behind while the first in line does not fit", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 2 });
    await house.press("Kim", `signup:${shift}`);
    await house.press("Ali", `signup:${shift}`);
    await house.say("Bo", "/signup kungsholmen guests:1");
    await house.press("Lo", `signup:${shift}`);

    await house.press("Kim", `signup-undo:${shift}`);
    const pushed = await house.press("Lo", `promotion-yes:${shift}`);

    expect(await house.tick()).toEqual([]);
    expect(pushed.text).toBe("Någon hann före. Du står kvar i kön.");
    expect(await mine(house, "Lo")).toContain("Du står i kö.");
  });

  test("asks everyone who waits close to the start, and the first press wins", async () => {
    await using house = await openCampaign("2022-08-24T15:00+02:00");
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    for (const name of ["Kim", "Bo", "Lo"]) await house.seat(name);
    for (const name of ["Kim", "Bo", "Lo"]) await house.press(name, `signup:${shift}`);

    await house.press("Kim", `signup-undo:${shift}`);
    const offers = await house.tick();
    const fast = await house.press("Lo", `promotion-yes:${shift}`);
    const slow = await house.press("Bo", `promotion-yes:${shift}`);

    expect(offers.map(({ to, view }) => `${view} to ${to}`).sort()).toEqual(["seat-free to Bo", "seat-free to Lo"]);
    expect(offers[0]?.text).toContain("En plats blev ledig. Först till kvarn.");
    expect(fast.text).toContain("Platsen är din, vi ses!");
    expect(slow.text).toBe("Någon hann före. Du står kvar i kön.");
  });

  test("gives a place that is free while it is on to whoever waits", async () => {
    await using house = await openCampaign("2022-08-24T14:00+02:00");
    const shift = await house.shift({ day: "2022-08-24", place: "Årstadal", kind: "hub", capacity: 1 });
    await house.seat("Bo");
    await house.press("Kim", `signup:${shift}`);
    await house.press("Bo", `signup:${shift}`);

    await house.press("Kim", `signup-undo:${shift}`);

    expect((await house.tick()).map(({ view, to }) => `${view} to ${to}`)).toEqual(["seat-free to Bo"]);
  });
});

describe("an overlap", () => {
  test("is asked about, and only a yes makes it", async () => {
    await using house = await openCampaign();
    const first = await house.shift(PHONE_BANK);
    const second = await house.shift({ ...PHONE_BANK, start: "18:00", end: "20:00", place: "Solna" });
    await house.press("Kim", `signup:${first}`);

    const asked = await house.press("Kim", `signup:${second}`);
    const no = await house.tap("Kim", asked, "Nej");
    const before = await mine(house, "Kim");
    const yes = await house.tap("Kim", asked, "Ja, anmäl mig ändå");

    expect(asked.text).toBe(
      "Det krockar med onsdag 24 augusti 17:00–19:00, Kungsholmen, ringstuga. Vill du vara anmäld till båda?",
    );
    expect(no.text).toBe("Då är allt som förut.");
    expect(before).not.toContain("Solna");
    expect(yes.text).toContain("Du är anmäld");
  });

  test("is none at the end of a shift, with one that was cancelled or with one without a time", async () => {
    await using house = await openCampaign();
    const cancelled = await house.shift({ ...PHONE_BANK, title: "Avlyst" });
    const untimed = await house.shift({ day: PHONE_BANK.day, kind: "hub", place: "Årstadal" });
    const before = await house.shift({ ...PHONE_BANK, start: "15:00", end: "17:00", place: "Solna" });
    const shift = await house.shift(PHONE_BANK);
    for (const id of [cancelled, untimed, before]) await house.press("Kim", `signup:${id}`);
    await house.store.transact(async (tx, t) => {
      await tx
        .update(t.activity)
        .set({ cancelledAt: new Date(0) })
        .where(eq(t.activity.title, "Avlyst"));
    });

    expect((await house.press("Kim", `signup:${shift}`)).text).toContain("Du är anmäld");
  });

  test.each(["sqlite", "postgres"] as const)("is seen also by two presses at once, on %s", async (engine) => {
    await using house = await openCampaign("2022-08-17T12:00+02:00", engine);
    const shifts = [await house.shift(PHONE_BANK), await house.shift({ ...PHONE_BANK, place: "Solna" })];

    const answers = await Promise.all(shifts.map((id) => house.press("Kim", `signup:${id}`)));

    expect(answers.map(({ text }) => text.slice(0, 12)).sort()).toEqual(["Det krockar ", "Du är anmäld"]);
  });
});

describe("the first contact", () => {
  test("says what is kept and how long, and asks for the association, hosts first, without holding anything up", async () => {
    await using house = await openHouse();

    const answer = await house.say("Nykomling", "/signup högdalens t-bana");
    const set = await house.tap("Nykomling", answer, "Vantör");

    expect(answer.text).toContain("Du är anmäld, vad bra!");
    expect(answer.text).toContain(
      "Första gången: Jag sparar konto-id, förening och pass. Passen raderas efter 30 dagar. Vilken förening?",
    );
    expect(labels(answer).slice(3)).toEqual(["Kommunalvänstern", "Vantör", "Annan", "Vet inte", "Ingen än"]);
    expect(set.text).toBe("Du räknas till Vantör.");
  });

  test.each(["Vet inte", "Ingen än"])("takes %s for a full answer and asks no more", async (label) => {
    await using house = await openCampaign();
    await house.association("Solna");
    const first = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    const answer = await house.tap("Kim", first, label);
    const second = await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);

    expect(answer.text).toContain("Då räknas du inte till någon förening än.");
    expect(second.text).not.toContain("Vilken förening?");
  });

  test("offers every other association in menus", async () => {
    await using house = await openHouse();
    const answer = await house.say("Nykomling", "/signup slussen");

    const menus = await house.tap("Nykomling", answer, "Annan");
    const set = await house.pick("Nykomling", menus, "Älvsjö");

    expect(menus.message?.blocks.filter(({ kind }) => kind === "select")).toHaveLength(3);
    expect(set.text).toBe("Du räknas till Älvsjö.");
  });

  test("counts what was signed up to before for the association that is named afterwards", async () => {
    await using house = await openCampaign();
    const solna = await house.association("Solna");
    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    await house.pick("Kim", await house.tap("Kim", answer, "Annan"), "Solna");

    const rows = await house.store.read((db, t) => db.select({ id: t.signUp.associationId }).from(t.signUp));
    expect(rows).toEqual([{ id: solna }]);
  });

  test("is the first sign-up, not the first word", async () => {
    await using house = await openCampaign();
    await house.say("Kim", "/mydata language en");

    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    expect(answer.text).toContain("First time: I keep your account id, association and shifts.");
  });

  test("asks a member of several branches for which of them they come", async () => {
    await using house = await openCampaign();
    const teachers = await house.association("Lärarvänstern", "branch");
    await house.association("Vårdvänstern", "branch");
    await house.say("Kim", "/mydata association Lärarvänstern");
    await house.say("Kim", "/mydata association Vårdvänstern");

    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);
    const set = await house.pick("Kim", answer, "Lärarvänstern");

    const rows = await house.store.read((db, t) => db.select({ id: t.signUp.associationId }).from(t.signUp));
    expect(answer.text).toContain("Vilken förening kommer du för?");
    expect(set.text).toBe("Du kommer för Lärarvänstern.");
    expect(rows).toEqual([{ id: teachers }]);
  });
});

describe("undo", () => {
  test("gives the place up and takes it back, with its guests", async () => {
    await using house = await openCampaign();
    await house.shift(HANDOUT);
    const answer = await house.say("Kim", "/signup högdalen guests:2");

    const off = await house.tap("Kim", answer, "Ångra");
    const between = await mine(house, "Kim");
    const on = await house.tap("Kim", off, "Anmäl mig igen");

    expect(off.text).toBe("Du är avanmäld. Tack för att du sa till.");
    expect(between).toBe("Du har inga pass framför dig.");
    expect(on.text).toContain("Ni blir 3.");
  });

  test("of a place that went to the next in line puts one last in line", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    for (const name of ["Kim", "Bo", "Lo"]) await house.press(name, `signup:${shift}`);

    const off = await house.press("Kim", `signup-undo:${shift}`);
    const on = await house.tap("Kim", off, "Anmäl mig igen");

    expect(on.text).toContain("du står som nummer 2 i kön");
  });

  test("does nothing for whoever is not on the list", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);

    const { text } = await house.press("Kim", `signup-undo:${shift}`);

    expect(text).toBe("Du är inte anmäld dit.");
  });

  test("leaves what is over as it was", async () => {
    await using house = await openCampaign();
    const shift = await house.shift(HANDOUT);
    await house.press("Kim", `signup:${shift}`);

    house.at("2022-08-18T09:00+02:00");
    const { text, refused } = await house.press("Kim", `signup-undo:${shift}`);

    const rows = await house.store.read((db, t) => db.select({ state: t.signUp.state }).from(t.signUp));
    expect(text).toBe("Det passet är redan över.");
    expect(refused).toBe(true);
    expect(rows).toEqual([{ state: "going" }]);
  });
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
