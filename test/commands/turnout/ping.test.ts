import { describe, expect, test } from "vitest";
import { accountOf } from "../../../src/adapters/playground/account.ts";
import type { Message } from "../../../src/chat/index.ts";
import { openHouse } from "../../house.ts";
import { formOf, haninge } from "./haninge.ts";
import { behindIn } from "./pinged.ts";

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
