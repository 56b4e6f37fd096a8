import { describe, expect, test } from "vitest";
import { type House, openHouse, type Seen } from "../../house.ts";
import { readsOnDiscord, readsOnSlack } from "../../shown.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

/** The page with the rule's figures, as a coordinator opens it. */
const rulePage = async (house: House): Promise<Seen> =>
  house.tap("Hedda", await house.say("Hedda", "/campaign"), "Prognosen");

const RISK = "Hör av mig vid en risk på minst";
const PAUSE = "Dagar mellan två meddelanden";

/** Sets one figure by its menu and its form. */
const set = async (house: House, figure: string, value: string): Promise<Seen> =>
  house.fill("Hedda", await house.pick("Hedda", await rulePage(house), figure), { value });

const settingsIn = async (house: House) =>
  (await house.store.read((db, t) => db.select({ settings: t.campaign.settings, id: t.campaign.id }).from(t.campaign)))
    .map(({ settings }) => settings.turnout)
    .filter((turnout) => turnout !== undefined);

describe("the turnout rule's figures", () => {
  test("are shown with what they are usually, changed one by one, undone and put back", async () => {
    await using house = await openHouse();
    const before = await rulePage(house);
    const form = await house.pick("Hedda", before, RISK);

    const changed = await house.fill("Hedda", form, { value: "90" });
    const kept = await settingsIn(house);
    const card = await house.tap("Hedda", changed, "Till kampanjen");
    const undone = await house.tap("Hedda", changed, "Ångra");
    const again = await set(house, PAUSE, "5");
    const reset = await house.tap("Hedda", again, "Allt som vanligt");

    expect(before.text).toContain("Allt är som vanligt.");
    expect(form.form?.fields[0]).toMatchObject({ label: RISK, value: "80\u00a0%" });
    expect(plain(form.form?.fields[0]?.hint ?? "")).toBe("Vanligen 80 %. Lämna tomt för det vanliga.");
    expect(plain(changed.text)).toMatch(/^Sparat\. Ingen får något meddelande\.\n/);
    expect(plain(changed.text)).toContain(`${RISK}: 90 % (vanligen 80 %)`);
    expect(kept).toEqual([{ messages: { pingFrom: 0.9 } }]);
    expect(card.text).toContain("1 siffra i prognosen är ändrad.");
    expect(undone.text).toContain("Prognosen räknar som vanligt.");
    expect(again.text).toContain(`${PAUSE}: 5 (vanligen 3)`);
    expect(reset.text).toContain("Allt är som vanligt.");
    expect(await settingsIn(house)).toEqual([{}]);
  });

  test("are as usual where the field is left blank, and as exact as before where it is left as shown", async () => {
    await using house = await openHouse();
    await set(house, RISK, "0,85");
    await set(house, "Be om rapport under så stor del av dagarna", "33,3\u00a0%");
    const one = await settingsIn(house);

    await set(house, RISK, " ");

    expect(one).toEqual([{ messages: { pingFrom: 0.85 } }]);
    expect(await settingsIn(house)).toEqual([{}]);
  });

  test("take the weekdays as seven numbers", async () => {
    await using house = await openHouse();

    const said = await set(house, "Måndag–söndag", "1 1 1,5 1 0.5 0 0");

    expect(said.text).toContain("1 1 1,5 1 0,5 0 0 (vanligen 1 1 1,3 1 0,8 0,9 1)");
    expect(await settingsIn(house)).toEqual([{ ramp: { weekdays: [1, 1, 1.5, 1, 0.5, 0, 0] } }]);
  });

  test.each([
    [RISK, "150", `${RISK}: skriv ett tal mellan 0 % och 100 %.`],
    [RISK, "mycket", `${RISK}: skriv ett tal mellan 0 % och 100 %.`],
    [RISK, "-1", `${RISK}: skriv ett tal mellan 0 % och 100 %.`],
    [RISK, "1e-1", `${RISK}: skriv ett tal mellan 0 % och 100 %.`],
    [PAUSE, "0", `${PAUSE}: skriv ett helt tal mellan 1 och 60.`],
    [PAUSE, "2,5", `${PAUSE}: skriv ett helt tal mellan 1 och 60.`],
    ["Måndag–söndag", "1 1 1", "skriv sju tal mellan 0 och 100, minst ett över noll. Vanligen 1 1 1,3 1 0,8 0,9 1."],
    ["Måndag–söndag", "0 0 0 0 0 0 0", "skriv sju tal"],
    ["Beröm när risken nu är högst", "70 %", "Risken måste ha fallit"],
    ["Lägsta risk som räknas", "100", "Den lägsta risken måste vara lägre än den högsta."],
  ])("refuse nonsense and let one try again: %s as %s", async (figure, value, why) => {
    await using house = await openHouse();

    const said = await set(house, figure, value);
    const again = await house.tap("Hedda", said, "Försök igen");

    expect(said.refused).toBe(true);
    expect(plain(said.text)).toContain(why);
    expect(again.form?.fields[0]?.value).toBe(value);
    expect(await settingsIn(house)).toEqual([]);
  });

  test("are the coordinators' alone, and no others than there are", async () => {
    await using house = await openHouse();
    const submit = { value: "10" };

    const refused = [
      await house.press("Gustav", "rule"),
      await house.choose("Gustav", "rule-figure:messages", "messages.pingFrom"),
      await house.submit("Gustav", "rule-figure-set:messages.pingFrom", submit),
      await house.press("Gustav", "rule-reset"),
      await house.submit("Hedda", "rule-figure-set:messages.loudness", submit),
      await house.choose("Hedda", "rule-figure:messages", "__proto__"),
    ];

    expect(refused.map((seen) => seen.refused)).toEqual([true, true, true, true, true, true]);
    expect(await settingsIn(house)).toEqual([]);
  });

  test("are shown and asked in the reader's language", async () => {
    await using house = await openHouse();
    await house.press("Hedda", "language:en");

    const page = await house.press("Hedda", "rule");
    const form = await house.pick("Hedda", page, "Write at a risk of at least");

    expect(page.text).toContain("Everything is as usual.");
    expect(form.form?.fields[0]).toMatchObject({ value: "80%", hint: "Usually 80%. Leave it blank for the usual." });
  });

  test("can be read and chosen on Discord and on Slack", async () => {
    await using house = await openHouse();
    await set(house, "Måndag–söndag", "1 1 1,555 1 0,555 0 0");

    const { message } = await house.press("Hedda", "rule");

    if (!message) throw new Error("nothing was said");
    readsOnDiscord(message);
    readsOnSlack(message);
    for (const block of message.blocks) {
      // Slack's menus cut what is longer.
      for (const { label, description = "" } of block.kind === "select" ? block.choices : [])
        expect(Math.max(label.length, description.length)).toBeLessThanOrEqual(75);
    }
  });

  test("change what the mornings do", async () => {
    const pinged = async (house: House): Promise<readonly number[]> => {
      const days: number[] = [];
      for (let day = 18; day <= 31; day++) {
        const arrived = await house.tick(`2022-08-${day}T11:30+02:00`);
        if (arrived.some(({ to, view }) => to === "#haninge" && view === "ping")) days.push(day);
      }
      return days;
    };
    await using usual = await openHouse();
    await using slow = await openHouse();
    await using never = await openHouse();
    await set(slow, PAUSE, "5");
    await set(never, RISK, "100 %");

    expect(await pinged(usual)).toEqual([22, 25, 28, 31]);
    expect(await pinged(slow)).toEqual([22, 27]);
    expect(await pinged(never)).toEqual([]);
  });
});

describe("the league", () => {
  test("is off until a coordinator turns it on, ranks by share of own goal, and goes when it is turned off", async () => {
    await using house = await openHouse();
    house.at("2022-08-22T08:00+02:00");
    const turn = async (league: "yes" | "no") => {
      const card = await house.say("Hedda", "/campaign");
      return house.fill("Hedda", await house.tap("Hedda", card, "Vanliga antal"), { league });
    };
    const labels = async () => (await house.say("Elin", "/summary 33")).buttons.map(({ label }) => label);
    const before = await labels();

    const on = await turn("yes");
    const during = await house.say("Elin", "/summary 33");
    const league = plain((await house.tap("Elin", during, "Ligan")).text);
    await turn("no");

    expect(before).not.toContain("Ligan");
    expect(on.text).toContain("Föreningarna jämförs med varandra.");
    expect(league).toMatch(/^Ligan: andel av eget mål\n1\. Norrtälje 32 %\n2\. Vantör 13 %/);
    expect(league).not.toContain("påringningar");
    expect(await labels()).not.toContain("Ligan");
    expect((await house.tap("Elin", during, "Ligan")).refused).toBe(true);
  });
});
