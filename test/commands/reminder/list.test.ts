import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addReminder } from "../../../src/store/delivery/reminders.ts";
import { smallHouse, told } from "../../jobs/small-house.ts";
import { clock, day, summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";
import { buttonOf, campaign, saved } from "./reminding.ts";

describe.each(ENGINES)("reminders, on %s", (engine) => {
  test("lists, changes, pauses, takes up again and deletes", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);
    await saved(small, "Hedda", '/reminder "varje dag 12.00" dagens Ett');

    const list = await small.house.say("Hedda", "/reminder list");
    const form = await small.house.press("Hedda", buttonOf(list, "Ändra"));
    if (form.answer.kind !== "form") throw new Error("no form");
    const { action, fields } = form.answer.form;
    const changed = await small.house.submit("Hedda", action, { when: "varje dag 13", to: "daily", text: "Två" });
    await small.house.press("Hedda", buttonOf(changed, "Spara"));
    const first = told(await small.pass("2022-08-17 14:00"), "reminder");
    const paused = await small.house.press("Hedda", buttonOf(await small.house.say("Hedda", "/reminder"), "Pausa"));
    const pause = told(await small.pass("2022-08-19 14:00"), "reminder");
    await small.house.press("Hedda", buttonOf(paused, "Fortsätt"));
    const resumed = told(await small.pass("2022-08-20 14:00"), "reminder");
    const sure = await small.house.press("Hedda", buttonOf(await small.house.say("Hedda", "/reminder"), "Ta bort"));
    const gone = await small.house.press("Hedda", buttonOf(sure, "Ta bort"));

    expect(list.text).toContain("Varje dag 12:00\nTill: kanalen för dagens aktiviteter.\nEtt\nNästa gång: 12:00.");
    expect(fields.map(({ name, value }) => [name, value]).slice(0, 3)).toEqual([
      ["when", "varje dag 12:00"],
      ["to", "daily"],
      ["text", "Ett"],
    ]);
    expect(first).toEqual(["#dagens: Två"]);
    expect(paused.text).toContain("Pausad.");
    expect(pause).toEqual([]);
    expect(resumed).toEqual(["#dagens: Två"]);
    expect(sure.text).toBe("Ska jag ta bort påminnelsen varje dag 13:00?");
    expect(gone.text).toContain("Det finns inga påminnelser än.");
    expect(told(await small.pass("2022-08-22 14:00"), "reminder")).toEqual([]);
  });

  test("finds a channel by what people call it", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    const { associationId } = await campaign(small);
    await small.house.store.transact(async (tx, t) => {
      const [any] = await tx.select().from(t.channel);
      if (!any) throw new Error("no channel");
      await tx.update(t.channel).set({ externalId: sql`'kanal-' || ${t.channel.purpose}` });
      await tx.insert(t.channel).values({
        ...any,
        id: "vantor",
        externalId: "stängd",
        purpose: "association",
        associationId,
      });
    });

    for (const [to, where] of [
      ["dagens", "kanalen för dagens aktiviteter"],
      ["Samordnarna", "samordnarnas kanal"],
      ["vantör", "kanalen för Vantör"],
    ]) {
      const preview = await small.house.say("Hedda", `/reminder "i morgon 12" ${to} Hej`);
      expect(preview.text).toContain(`Till: ${where}.`);
    }
  });

  test("lists what comes next first, and says how many more there are", async () => {
    await using small = await smallHouse("2022-08-17 10:00", engine);
    await campaign(small);
    const { organisationId } = await small.stage.campaign();
    const personId = await small.personId("Hedda");
    await small.house.store.transact(async (tx) => {
      for (let n = 0; n < 17; n++) {
        await addReminder(tx, {
          organisationId,
          personId,
          target: { kind: "channel", purpose: "daily" },
          recurrence: { kind: "once", day: day(`2022-09-${`${17 - n}`.padStart(2, "0")}`), clock: clock("12:00") },
          text: `nummer ${n}`,
          at: summer("2022-08-17 10:00"),
        });
      }
    });

    const { text } = await small.house.say("Hedda", "/reminder");

    expect(text.match(/nummer \d+/g)).toEqual(Array.from({ length: 15 }, (_, n) => `nummer ${16 - n}`));
    expect(text).toContain("Och 2 till.");
  });
});
