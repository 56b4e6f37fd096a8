import { describe, expect, test } from "vitest";
import { openOrganised } from "../../../organised.ts";
import { ENGINES } from "../../../stores.ts";
import { led } from "./led.ts";

describe.each(ENGINES)("reporting for everyone present, on %s", (engine) => {
  test("takes a line for each association, already begun, as totals that replace personal figures", async () => {
    await using house = await led("2022-08-18T17:30+02:00", engine);
    await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), { lines: "Huddinge 2" });
    house.at("2022-08-18T19:05+02:00");
    await house.say("Billy", "/report 40 14 11");

    const form = await house.press("Kim", `lead-report:${house.shift}`);
    const done = await house.fill("Kim", form, { lines: "Vantör 2 80 27 20\nHuddinge 3 120 40 30\nÖvriga 1" });
    const turnout = await house.say("Hedda", "/turnout");

    expect(form.form?.fields[0]?.value?.split("\n")).toEqual(["Vantör 2 ", "Huddinge 3 ", "Övriga 1 "]);
    expect(done.text).toContain("2 rapporter är inne");
    expect(done.text).toContain("Vantör 2 ringare, 80 påringningar, 27 svar, 20 samtal");
    expect(turnout.text).toContain("200 påringningar, 67 svar");
  });

  test("takes a line again as a correction, and each back by itself", async () => {
    await using house = await led("2022-08-18T19:05+02:00", engine);
    await house.fill("Kim", await house.press("Kim", `lead-report:${house.shift}`), { lines: "Vantör 2 80 27 20" });

    const again = await house.fill("Kim", await house.press("Kim", `lead-report:${house.shift}`), {
      lines: "Vantör 2 60 20 15",
    });
    const corrected = await house.say("Hedda", "/turnout Vantör");
    await house.tap("Kim", again, "Ångra");
    const back = await house.say("Hedda", "/turnout Vantör");

    expect(again.text).toContain(
      "Vantör 2 ringare, 60 påringningar, 20 svar, 15 samtal. Förut stod 2 ringare, 80 påringningar, 27 svar, 20 samtal.",
    );
    expect(corrected.text).toContain("60 påringningar");
    expect(back.text).toContain("80 påringningar");
  });
});

describe("a lead's report", () => {
  test.each([
    ["Vantör 2 80 97 20", "Rad 1: siffrorna går inte ihop"],
    ["Vantör 2 80 27 20\nHuddinge 1 40 10 20", "Rad 2: siffrorna går inte ihop"],
    ["Vantör 2 80 27 20 5 6", "Rad 1: siffrorna går inte ihop"],
    ["Nowhere 2 80 27 20", "Rad 1: jag hittar ingen förening"],
    ["Vantör 2\nHuddinge", "Fyll i siffrorna efter minst ett namn"],
    ["", "En rad per förening: skriv något där"],
  ])("refuses %j and writes nothing of it", async (lines, why) => {
    await using house = await led("2022-08-18T19:05+02:00");

    const refused = await house.fill("Kim", await house.press("Kim", `lead-report:${house.shift}`), { lines });

    expect(refused.text).toContain(why);
    expect((await house.say("Hedda", "/turnout Vantör")).text).not.toContain("80 påringningar");
  });

  test("waits until the shift has begun", async () => {
    await using house = await led("2022-08-18T16:59+02:00");

    const early = await house.press("Kim", `lead-report:${house.shift}`);

    expect(early.text).toContain("har inte börjat");
  });

  test("asks each kind its own figures", async () => {
    await using house = await openOrganised("2022-08-18T12:00+02:00");
    const { shift } = await house.evening({ kind: "handout", start: "06:30", end: "09:00" });

    const form = await house.press("Farah", `lead-report:${shift}`);
    const done = await house.fill("Farah", form, { lines: "Vantör 300 12" });

    expect(form.form?.fields[0]?.hint).toContain("Ordning: Utdelade, Samtal.");
    expect(done.text).toContain("Vantör 300 utdelade, 12 samtal");
  });
});
