import { describe, expect, test } from "vitest";
import { accountOf } from "../../../src/adapters/playground/account.ts";
import type { Form, Message } from "../../../src/chat/index.ts";
import { type House, openHouse, type Seen } from "../../house.ts";
import { behindIn } from "./pinged.ts";

/** Haninge's organiser, one of its members, and a house in which it has just been pinged. */
const haninge = async (locale: "sv" | "en" = "sv") => {
  const house = await openHouse();
  await house.seat("Ines", "organiser", "Haninge", locale);
  await house.seat("Milo", "activist", "Haninge", locale);
  return { house, ping: await behindIn(house, "haninge") };
};

const formOf = ({ answer }: Seen): Form => {
  if (answer.kind !== "form") throw new Error("there is no form");
  return answer.form;
};

const daysIn = async (house: House, name: string, id: string): Promise<readonly string[]> =>
  (await house.press(name, id)).buttons
    .filter(({ id: one }) => one.startsWith("report-none:"))
    .map(({ id: one }) => one);

describe("the buttons of a ping", () => {
  test("say where the association stands, mention its organisers and offer its own evening and the next shifts", async () => {
    const { house, ping } = await haninge();
    await using _ = house;

    const labels = ping.buttons.map(({ label }) => label);

    expect(ping.text).toMatch(/^Hej Haninge! Målet är 1\s117 påringningar, inga pass bokade än\.\n/);
    expect(ping.text).toMatch(/Vad passar er, @.+\?$/);
    expect(labels).toEqual([
      "Egen ringkväll",
      expect.stringMatching(/^Måndag 17–19/),
      expect.stringMatching(/17–19/),
      "Boka flera",
      "Rapportera",
      expect.stringMatching(/^Påminn /),
      "Inte den här veckan",
    ]);
  });

  test("come to the organisers alone, by name; whoever gets it privately is not named in it", async () => {
    await using house = await openHouse();
    await house.seat("Ines", "organiser", "Haninge");
    await house.seat("Milo", "activist", "Haninge");
    const { message } = await behindIn(house, "haninge");
    await house.store.transact(async (tx, t) => void (await tx.update(t.channel).set({ closed: false })));
    const privately = await behindIn(house, "Ines", 25);

    const named = (said: Message) =>
      said.blocks
        .flatMap((block) => (block.kind === "text" ? block.spans : []))
        .filter((span) => typeof span === "object" && "person" in span);

    expect(named(message)).toEqual([{ person: accountOf("Ines"), notify: true }]);
    expect(named(privately.message)).toEqual([]);
  });

  test("plan a phone night of one's own, which then is in the schedule", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const form = formOf(await house.press("Ines", ping.press("ping-evening")));

    const evening = { day: "28/8", clock: "18–20", place: "Folkets hus", seats: "8" };
    const said = await house.submit("Ines", form.action, evening);

    expect(form.fields.map(({ name }) => name)).toEqual(["day", "clock", "place", "seats"]);
    expect(said.text).toBe(
      "Er ringkväll är inlagd. Söndag 28 augusti 18:00–20:00, Folkets hus. 8 platser. Den syns i schemat, så att fler kan anmäla sig.",
    );
    const schedule = await house.say("Milo", "/schedule 28/8");
    expect(schedule.text).toMatch(/18:00–20:00:? Folkets hus, .+\nRingkväll, Haninge/);
    const signup = said.buttons[0]?.id ?? "";
    expect((await house.press("Milo", signup)).text).toContain("Du är anmäld");
  });

  test("count who comes to the phone night: the next ping asks for so many less", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const form = formOf(await house.press("Ines", ping.press("ping-evening")));
    const evening = { day: "30/8", clock: "17–19", place: "Folkets hus", seats: "8" };
    const planned = await house.submit("Ines", form.action, evening);

    for (const name of ["Ines", "Milo"]) await house.press(name, planned.buttons[0]?.id ?? "");
    const next = await behindIn(house, "haninge", 26);

    expect(ping.text).toContain("inga pass bokade än.\n38 pass till tar er i mål");
    expect(next.text).toContain("2 pass bokade.\n36 pass till tar er i mål");
    expect(next.text).toContain("Er ringkväll måndag 29 augusti har 20 platser kvar.");
  });

  test.each([
    [{ day: "31/2", clock: "18–20", place: "Här", seats: "8" }, "ingen dag jag förstår"],
    [{ day: "28/8", clock: "sen kväll", place: "Här", seats: "8" }, "ingen tid jag förstår"],
    [{ day: "28/8", clock: "20–18", place: "Här", seats: "8" }, "ingen tid jag förstår"],
    [{ day: "12/8", clock: "18–20", place: "Här", seats: "8" }, "Den tiden har redan varit"],
    [{ day: "12/9", clock: "18–20", place: "Här", seats: "8" }, "Kampanjen slutar söndag 11 september"],
    [{ day: "28/8", clock: "18–20", place: "\u200b ", seats: "8" }, "skriv något där"],
    [{ day: "28/8", clock: "18–20", place: "x".repeat(10_000), seats: "8" }, "högst 200 tecken"],
    [{ day: "28/8", clock: "18–20", place: "Här", seats: "0" }, "helt tal"],
    [{ day: "28/8", clock: "18–20", place: "Här", seats: "-1" }, "helt tal"],
  ])("refuse an evening that can't be: %j", async (values, why) => {
    const { house, ping } = await haninge();
    await using _ = house;

    const said = await house.submit("Ines", `ping-evening-set:${ping.press("ping-evening").split(":")[1]}`, values);

    expect(said.refused).toBe(true);
    expect(said.text).toContain(why);
    expect((await house.say("Ines", "/schedule 28/8")).text).not.toContain("Ringkväll, Haninge");
  });

  test("keep what was typed of an evening or a number of places that is refused", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const evening = await house.press("Ines", ping.press("ping-evening"));
    const several = await house.press("Ines", ping.press("ping-several"));
    const typed = { day: "28/8", clock: "sen kväll", place: "Folkets hus", seats: "12" };
    const values = ({ form }: Seen) => Object.fromEntries(form?.fields.map(({ name, value }) => [name, value]) ?? []);

    const refused = await house.fill("Ines", evening, typed);
    const shift = several.form?.fields[0]?.choices?.[0]?.value ?? "";
    const full = await house.fill("Ines", several, { shift, seats: "9000" });

    expect([refused.refused, full.refused]).toEqual([true, true]);
    expect(values(await house.tap("Ines", refused, "Försök igen"))).toEqual(typed);
    expect(values(await house.tap("Ines", full, "Försök igen"))).toEqual({ shift, seats: "9000" });
  });

  test("book several places for the association, and count them from then on", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const form = formOf(await house.press("Ines", ping.press("ping-several")));
    const shift = form.fields[0]?.choices?.[0]?.value ?? "";

    const first = await house.submit("Ines", form.action, { shift, seats: "5" });
    const second = await house.submit("Ines", form.action, { shift, seats: "1" });
    const tooMany = await house.submit("Ines", form.action, { shift, seats: "15" });

    expect(first.text).toMatch(/^5 platser är bokade för Haninge\. Måndag 29 augusti/);
    expect(second.text).toMatch(/^1 plats är bokad/);
    expect(tooMany).toMatchObject({ refused: true, text: "Det finns bara 14 platser kvar." });
    expect((await house.say("Milo", "/schedule 29/8")).text).toContain("6 kommer");
  });

  test("report the days without figures one by one, or that nobody called", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const days = await daysIn(house, "Ines", ping.press("report-days"));
    const [yesterday = ""] = days;
    const figures = formOf(await house.press("Ines", yesterday.replace("report-none", "report-day")));

    const entered = await house.submit("Ines", figures.action, {
      callers: "3",
      dials: "90",
      answers: "30",
      conversations: "20",
    });
    const none = await house.press("Ines", days[1] ?? "");
    const all = await house.press("Ines", days.at(-1) ?? "");

    expect(entered.text).toContain("Tack! 3 ringare, 90 påringningar, 30 svar, 20 samtal");
    expect(none.text).toMatch(/^Noterat: ingen ringde [a-zåäö]+ \d+ augusti\./);
    expect(none.buttons[0]).toMatchObject({ label: "Ångra" });
    expect(all.text).toMatch(/^Noterat för \d+ dagar\.\nAlla dagar har siffror\. Tack!$/);
  });

  test("take back that nobody called", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const before = await daysIn(house, "Ines", ping.press("report-days"));
    const none = await house.press("Ines", before[0] ?? "");

    await house.press("Ines", none.buttons[0]?.id ?? "");

    expect(await daysIn(house, "Ines", ping.press("report-days"))).toEqual(before);
  });

  test("let somebody who is no organiser report their own calls, and nothing else", async () => {
    const { house, ping } = await haninge();
    await using _ = house;

    const own = await house.press("Milo", ping.press("report-days"));
    const others = ["ping-evening", "ping-several", "ping-pause"].map((action) => ping.press(action));
    const refused = await Promise.all(others.map((id) => house.press("Milo", id)));

    expect(own.refused).toBe(false);
    expect(own.text).toContain("Vilket pass gäller det?");
    expect(refused.map((seen) => seen.refused)).toEqual([true, true, true]);
  });

  test("remind whoever asks, once, on the day that the button says", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const button = ping.press("ping-remind");

    const said = await house.press("Ines", button);
    await house.press("Ines", button);
    const arrived = await house.tick(`${button.split(":")[2]}T11:30+02:00`);

    expect(said.text).toMatch(/^Jag påminner dig [a-zåäö]+ \d+ augusti 11:30\.$/);
    const reminders = arrived.filter(({ view }) => view === "ping-reminder");
    expect(reminders.map(({ to }) => to)).toEqual(["Ines"]);
    expect(reminders[0]?.text).toMatch(/^Du bad mig påminna om Haninge\.\nMålet är 1\s117 påringningar/);
    expect(arrived.filter(({ to }) => to === "#haninge")).toEqual([]);
  });

  test("ask for peace for a week, which the coordinators hear of once and can follow up", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    await house.seat("Ylva", "coordinator");

    const said = await house.press("Ines", ping.press("ping-pause"));
    await house.press("Ines", ping.press("ping-pause"));
    const [told, ...more] = (await house.tick()).filter(({ view }) => view === "hand-over");
    const take = told?.message.blocks.flatMap((block) => (block.kind === "text" ? block.buttons : []))[0]?.id ?? "";
    const taken = await house.press("Ylva", take);
    const late = await house.press("Hedda", take);
    const forbidden = await house.press("Milo", take);

    expect(said.text).toMatch(/^Då är jag tyst till .+\. Samordnarna får veta det\./);
    expect(told).toMatchObject({ to: "#samordnare" });
    expect(told?.text).toMatch(/^Haninge: vill ha lugn till .+\. 0 av 1\s117 påringningar, inga pass bokade än\.$/);
    expect(more).toEqual([]);
    expect(taken.text).toBe("Haninge: du ringer. Tack!");
    expect(late.text).toBe("Någon annan ringer redan Haninge.");
    expect(forbidden.refused).toBe(true);
  });

  test("keep the peace for seven days", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    await house.press("Ines", ping.press("ping-pause"));

    const days: number[] = [];
    for (let date = 26; date <= 34; date++) {
      const on = date <= 31 ? `2022-08-${date}` : `2022-09-0${date - 31}`;
      const arrived = await house.tick(`${on}T11:30+02:00`);
      if (arrived.some(({ to, view }) => to === "#haninge" && view === "ping")) days.push(date);
    }

    expect(ping.day).toBe(25);
    expect(days).toEqual([32]);
  });

  test("end the peace again", async () => {
    const { house, ping } = await haninge();
    await using _ = house;
    const paused = await house.press("Ines", ping.press("ping-pause"));

    const resumed = await house.press("Ines", paused.buttons[0]?.id ?? "");

    expect(resumed.text).toBe("Då hör jag av mig som vanligt.");
  });

  test.each([
    "ping-evening",
    "ping-several",
    "report-days",
    "ping-remind",
    "ping-pause",
    "ping-resume",
    "report-none",
    "report-day",
    "take-over",
  ])("find nothing behind a forged %s", async (action) => {
    await using house = await openHouse();

    const said = await house.press("Hedda", `${action}:forged:2022-08-17`);

    expect(said).toMatchObject({ refused: true, text: "Jag hittar inte det där. Det kan vara borttaget." });
  });

  test("speak the reader's language", async () => {
    const { house, ping } = await haninge("en");
    await using _ = house;

    const form = formOf(await house.press("Ines", ping.press("ping-evening")));
    const paused = await house.press("Ines", ping.press("ping-pause"));

    expect(form.title).toBe("Our own evening");
    expect(paused.text).toMatch(/^Then I'll be quiet until \w+ \d+ (August|September)\./);
  });
});
