import { describe, expect, test } from "vitest";
import type { Arrived } from "../../../house.ts";
import { openOrganised } from "../../../organised.ts";
import { ENGINES } from "../../../stores.ts";

/** Thursday's phone bank with Kim as its lead, Alva of Vantör with a guest and Billy of Huddinge coming, Ceyda waiting. */
const led = async (at = "2022-08-18T16:30+02:00", engine?: "sqlite" | "postgres") => {
  const house = await openOrganised("2022-08-17T12:00+02:00", engine);
  const { shift, activity } = await house.evening({ capacity: 4 });
  await house.tap("Farah", await house.say("Farah", "/activity lead Högdalen person:@Kim"), "Ja, gör så");
  await house.say("Alva", "/mydata association Vantör");
  await house.say("Billy", "/mydata association Huddinge");
  await house.say("Alva", "/signup Högdalen guests:1");
  await house.press("Billy", `signup:${shift}`);
  await house.press("Kim", `signup:${shift}`);
  await house.press("Ceyda", `signup:${shift}`);
  await house.tick();
  house.at(at);
  return { ...house, shift, activity };
};
type Led = Awaited<ReturnType<typeof led>>;
const mark = async (house: Led, name: string, as: string) =>
  house.tap("Kim", await house.pick("Kim", await house.press("Kim", `lead-who:${house.shift}`), name), as);

/** Personal messages other than the reminders that are due anyway. */
const unasked = (arrived: readonly Arrived[]): readonly Arrived[] =>
  arrived.filter(({ to, view }) => !to.startsWith("#") && view !== "shift-reminder");

describe("the shift lead's button row", () => {
  test("has what a lead does, reporting once the shift has begun", async () => {
    await using house = await led();

    const before = await house.press("Kim", `lead:${house.shift}`);
    house.at("2022-08-18T17:30+02:00");
    const during = await house.press("Kim", `lead:${house.shift}`);

    expect(before.buttons.map(({ label }) => label)).toEqual([
      "Vilka kommer",
      "Fler på plats",
      "Skriv till alla",
      "Flytta passet",
      "Stäng anmälan",
      "Uppdatera",
    ]);
    expect(before.text).toContain("4 kommer, fullt, 1 i kö");
    expect(before.text).toContain("Bara Skriv till alla och Flytta passet skickar meddelanden");
    expect(during.buttons.map(({ label }) => label)).toContain("Rapportera");
  });

  test.each([
    ["2022-08-17T16:59+02:00", false],
    ["2022-08-17T17:00+02:00", true],
    ["2022-08-20T19:00+02:00", true],
    ["2022-08-20T19:01+02:00", false],
  ])("at %s is open to the lead: %s", async (at, open) => {
    await using house = await led(at);

    const { refused, text } = await house.press("Kim", `lead:${house.shift}`);

    expect(refused).toBe(!open);
    if (!open) expect(text).toContain("från ett dygn före till två dygn efter");
  });

  test("is open to its hosts' organisers and coordinators at any time, and to nobody else", async () => {
    await using house = await led("2022-08-17T12:00+02:00");

    const [organiser, coordinator, other, activist] = [
      await house.press("Farah", `lead:${house.shift}`),
      await house.press("Hedda", `lead:${house.shift}`),
      await house.press("Gustav", `lead:${house.shift}`),
      await house.press("Alva", `lead:${house.shift}`),
    ];

    expect([organiser.refused, coordinator.refused, other.refused, activist.refused]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(other.text).toContain("leder någon annan");
  });

  test.each(["lead-who", "lead-walkins", "lead-letter", "lead-report", "lead-move", "lead-close"])(
    "keeps %s from others, and knows no shift of nobody's",
    async (action) => {
      await using house = await led("2022-08-18T17:30+02:00");

      const other = await house.press("Alva", `${action}:${house.shift}`);
      const nowhere = await house.press("Kim", `${action}:no-such-shift`);

      expect(other.refused).toBe(true);
      expect(other.form).toBeUndefined();
      expect(nowhere.text).toContain("hittar inte det där");
    },
  );
});

describe("who is coming", () => {
  test("is shown by name with association, guests and how they stand, to the lead only", async () => {
    await using house = await led();

    const { message, text } = await house.press("Kim", `lead-who:${house.shift}`);

    const menu = message?.blocks.find((block) => block.kind === "select");
    expect(menu?.kind === "select" && menu.choices.map(({ label }) => label)).toEqual(["Alva, 1 gäst", "Billy", "Kim"]);
    expect(text).toContain("(Vantör), 1 gäst");
    expect(text).toContain("(Huddinge)");
    expect(text).toContain("i kö");
  });

  test("marks who is late, who came and who did not, without messages", async () => {
    await using house = await led("2022-08-18T17:30+02:00");

    const late = await mark(house, "Billy", "Blir sen");
    const here = await mark(house, "Billy", "Är här");
    const missed = await mark(house, "Alva", "Kom inte");
    const after = await house.press("Kim", `lead:${house.shift}`);
    const back = await mark(house, "Alva", "Är här");

    expect(late.text).toContain("(Huddinge), blir sen");
    expect(here.text).not.toContain("blir sen");
    expect(missed.text).toContain("(Vantör), 1 gäst, kom inte");
    expect(after.text).toContain("2 kommer");
    expect(back.text).not.toContain(", kom inte");
    expect(unasked(await house.tick())).toEqual([]);
  });

  test("shows who said themselves that they come late", async () => {
    await using house = await led("2022-08-18T16:30+02:00");
    await house.press("Billy", `late:${house.shift}`);

    const { text } = await house.press("Kim", `lead-who:${house.shift}`);

    expect(text).toContain("(Huddinge), blir sen");
  });

  test("calls nobody missing before the shift has begun, nor who only waits", async () => {
    await using house = await led();
    const alva = await house.pick("Kim", await house.press("Kim", `lead-who:${house.shift}`), "Alva");
    const [{ id = "" } = {}] = alva.buttons;

    const early = await house.press("Kim", id.replace("lead-late", "lead-missed"));
    const forged = await house.choose("Kim", `lead-mark:${house.shift}:0`, "nobody");

    expect(alva.buttons.map(({ label }) => label)).toEqual(["Blir sen", "Tillbaka"]);
    expect(early.text).toContain("har inte börjat");
    expect(forged.text).toContain("hittar inte det där");
  });
});

describe("more people", () => {
  test("are written by number and association, a line each, and the box holds what stands", async () => {
    await using house = await led("2022-08-18T17:30+02:00");

    const done = await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), {
      lines: "Vantör 2\nhudd 1\nÖvriga 3",
    });
    const box = await house.press("Kim", `lead-walkins:${house.shift}`);
    const fewer = await house.fill("Kim", box, { lines: "Vantör 2" });

    expect(done.text).toContain("10 kommer");
    expect(done.text).toContain("3 utan förening");
    expect(box.form?.fields[0]?.value?.split("\n").sort()).toEqual(["Huddinge 1", "Vantör 2", "Övriga 3"]);
    expect(fewer.text).toContain("6 kommer");
  });

  test("are undone as long as nobody wrote others since", async () => {
    await using house = await led("2022-08-18T17:30+02:00");
    const box = async (name: string) => house.press(name, `lead-walkins:${house.shift}`);
    await house.fill("Kim", await box("Kim"), { lines: "Vantör 2" });

    const done = await house.fill("Kim", await box("Kim"), { lines: "Huddinge 5" });
    const back = await house.tap("Kim", done, "Ångra");
    const standing = await box("Kim");
    const again = await house.fill("Kim", await box("Kim"), { lines: "Huddinge 5" });
    await house.fill("Farah", await box("Farah"), { lines: "Huddinge 6" });
    const late = await house.tap("Kim", again, "Ångra");

    expect(back.text).toContain("Då är det som förut.");
    expect(standing.form?.fields[0]?.value).toBe("Vantör 2");
    expect(late.text).toContain("ändrats igen sedan dess");
    expect((await box("Kim")).form?.fields[0]?.value).toBe("Huddinge 6");
  });

  test("shows what someone else wrote down meanwhile, and lets the second choose", async () => {
    await using house = await led("2022-08-18T17:30+02:00");
    const form = await house.press("Kim", `lead-walkins:${house.shift}`);
    await house.fill("Farah", await house.press("Farah", `lead-walkins:${house.shift}`), { lines: "Vantör 2" });

    const seen = await house.fill("Kim", form, { lines: "Huddinge 1" });
    const theirs = await house.tap("Kim", seen, "Låt deras stå");
    const standing = await house.press("Kim", `lead-walkins:${house.shift}`);

    expect(seen.text).toContain("Medan du skrev ändrade någon annan det här:\n• Vilka fler är här?: Vantör 2");
    expect(seen.text).toContain("Du vill ändra:\n• Vilka fler är här?: Huddinge 1");
    expect(theirs.text).toContain("Då låter jag det stå.");
    expect(standing.form?.fields[0]?.value).toBe("Vantör 2");
  });

  test("may be a partner's", async () => {
    await using house = await led();
    await house.fill("Farah", await house.press("Farah", `activity-hosts:${house.activity}`), {
      partners: "Regionen 2",
    });

    const done = await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), {
      lines: "Regionen 4",
    });

    expect(done.text).toContain("4 från Regionen");
  });

  test.each([
    ["Nowhere 3", "Rad 1: jag hittar ingen förening som heter ”Nowhere”"],
    ["Vantör 3\nVantör 2", "Rad 2: den föreningen står redan"],
    ["Vantör många", "Rad 1: jag hittar ingen förening"],
    ["Vantör", "Rad 1: skriv ett helt tal"],
    ["Vantör 99999", "Rad 1: skriv ett helt tal mellan 0 och 9999"],
  ])("refuses %j", async (lines, why) => {
    await using house = await led("2022-08-18T17:30+02:00");

    const refused = await house.fill("Kim", await house.press("Kim", `lead-walkins:${house.shift}`), { lines });

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
  });
});

describe("writing to everyone", () => {
  test("shows the text and how many get it before anyone does", async () => {
    await using house = await led();

    const form = await house.press("Kim", `lead-letter:${house.shift}`);
    const asked = await house.fill("Kim", form, { text: "Ta med laddare!\nVi ses kl 17." });
    const before = await house.tick();
    const sent = await house.tap("Kim", asked, "Skicka till 2 personer");
    const told = await house.tick();
    const twice = await house.tap("Kim", asked, "Skicka till 2 personer");

    expect(form.form?.fields[0]?.hint).toContain("Går till 2 personer");
    expect(asked.text).toContain("Det här skickas till 2 personer direkt:\nTa med laddare!");
    expect(before.filter(({ view }) => view === "letter")).toEqual([]);
    expect(sent.text).toContain("Skickat till 2 personer");
    expect(
      told
        .filter(({ view }) => view === "letter")
        .map(({ to }) => to)
        .sort(),
    ).toEqual(["Alva", "Billy"]);
    expect(told.find(({ view }) => view === "letter")?.text).toMatch(
      /^Från den som leder ditt pass\n.*\nTa med laddare!/,
    );
    expect(twice.refused).toBe(true);
  });

  test("waits for the morning", async () => {
    await using house = await led("2022-08-17T22:30+02:00");

    const asked = await house.fill("Kim", await house.press("Kim", `lead-letter:${house.shift}`), { text: "God natt" });
    await house.tap("Kim", asked, "Skicka till 2 personer");
    const night = await house.tick();
    const morning = await house.tick("2022-08-18T07:00+02:00");

    expect(asked.text).toContain("torsdag 18 augusti 07:00");
    expect(night.filter(({ view }) => view === "letter")).toEqual([]);
    expect(morning.filter(({ view }) => view === "letter")).toHaveLength(2);
  });

  test("refuses nothing, too much, an empty shift and one that is over", async () => {
    await using house = await led();
    const form = await house.press("Kim", `lead-letter:${house.shift}`);

    const blank = await house.fill("Kim", form, { text: " " });
    const long = await house.fill("Kim", form, { text: "x".repeat(1001) });
    for (const name of ["Alva", "Billy", "Ceyda"]) await house.press(name, `signup-undo:${house.shift}`);
    const nobody = await house.press("Kim", `lead-letter:${house.shift}`);
    house.at("2022-08-18T19:00+02:00");
    const over = await house.fill("Kim", form, { text: "Hej" });

    expect(blank.text).toContain("skriv något där");
    expect(long.text).toContain("högst 1000 tecken");
    expect(nobody.text).toContain("Ingen annan är anmäld");
    expect(over.text).toContain("redan över");
  });
});

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

describe("moving and closing a shift", () => {
  test("is the lead's right: asked about, told, undone", async () => {
    await using house = await led();

    const form = await house.press("Kim", `lead-move:${house.shift}`);
    const asked = await house.fill("Kim", form, { times: "18–20", place: "Farsta" });
    const moved = await house.tap("Kim", asked, "Ändra och säg till 3 personer");
    const told = await house.tick();
    const undone = await house.tap("Kim", await house.tap("Kim", moved, "Ångra"), "Ändra och säg till 3 personer");

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["times", "day", "place"]);
    expect(asked.text).toContain("Pass: 17:00–19:00");
    expect(
      told
        .filter(({ view }) => view === "moved")
        .map(({ to }) => to)
        .sort(),
    ).toEqual(["Alva", "Billy", "Ceyda"]);
    expect(undone.text).toContain("Plats: Farsta → Högdalen");
  });

  test("moves only its own hours where the activity has other shifts", async () => {
    await using house = await led();
    await house.fill("Farah", await house.press("Farah", `activity-addshift:${house.activity}`), { times: "19–21" });

    const form = await house.press("Kim", `lead-move:${house.shift}`);

    expect(form.form?.fields.map(({ name }) => name)).toEqual(["times"]);
  });

  test.each([
    [{ times: "nu" }, "Tid: det är ingen tid"],
    [{ day: "igår" }, "har redan varit"],
    [{ place: "" }, "Plats: skriv något där"],
  ])("refuses %j", async (typed, why) => {
    await using house = await led();

    const refused = await house.fill("Kim", await house.press("Kim", `lead-move:${house.shift}`), typed);

    expect(refused.text).toContain(why);
  });

  test("closes and opens sign-up without messages", async () => {
    await using house = await led();

    const closed = await house.press("Kim", `lead-close:${house.shift}`);
    const late = await house.press("Farah", `signup:${house.shift}`);
    const opened = await house.tap("Kim", closed, "Öppna anmälan");

    expect(closed.text).toContain("Anmälan är stängd");
    expect(closed.text).toContain("Öppnar du anmälan får de som står i kö veta att det finns plats.");
    expect(late.text).toContain("stängd");
    expect(opened.text).toContain("Anmälan är öppen igen");
    expect(unasked(await house.tick())).toEqual([]);
  });
});
