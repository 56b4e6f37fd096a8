import { is, Table } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openCampaign } from "../campaign.ts";
import type { ShiftPlan } from "../stage.ts";

const PHONE_BANK: ShiftPlan = { day: "2022-08-24", start: "17:00", end: "19:00", title: "Ringstuga" };
const labels = ({ buttons }: { readonly buttons: readonly { readonly label: string }[] }) =>
  buttons.map(({ label }) => label);

describe("/mydata language", () => {
  test.each([
    ["/mydata language en", "English it is."],
    ["/mydata language engelska", "English it is."],
    ["/mydata language en-GB", "English it is."],
    ["/mydata language svenska", "Då pratar vi svenska."],
    ["/mydata language sv", "Då pratar vi svenska."],
    ["/mydata english", "English it is."],
    ["/mydata Svenska", "Då pratar vi svenska."],
  ])("understands %s", async (line, said) => {
    await using house = await openCampaign();

    expect((await house.say("Kim", line)).text).toBe(said);
  });

  test.each(["tlhIngan", "constructor", ""])(
    "asks for one it speaks instead of %j, and takes a press",
    async (said) => {
      await using house = await openCampaign();

      const asked = await house.say("Kim", `/mydata language ${said}`);
      const set = await house.tap("Kim", asked, "English");

      expect(asked.text).toBe("Vilket språk vill du ha?");
      expect(set.text).toBe("English it is.");
    },
  );

  test("holds for answers, forms, refusals, what isn't understood and messages, and for nobody else", async () => {
    await using house = await openCampaign();
    const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
    await house.seat("Billy");
    await house.press("Bo", `signup:${shift}`);
    await house.say("Billy", "/mydata language en");
    await house.press("Billy", `signup:${shift}`);

    const form = await house.press("Billy", `guests:${shift}`);
    const unknown = await house.say("Billy", "/nonsense");
    const plain = await house.say("Billy", "hello");
    const old = await house.press("Billy", "gone:1");
    await house.press("Bo", `signup-undo:${shift}`);
    const [offer] = await house.tick();

    expect(form.form?.title).toBe("How many of you are coming?");
    expect(unknown.text).toBe("I don't know /nonsense.");
    expect(labels(unknown)).toEqual(["What can I do?"]);
    expect(plain.text).toBe("I only understand commands, for example /schedule.");
    expect(old.text).toBe("That button no longer works.");
    expect(offer?.text).toContain("A place is free for you.");
    expect((await house.say("Bo", "/nonsense")).text).toBe("Jag känner inte till /nonsense.");
  });
});

describe("/mydata association", () => {
  test.each([
    ["Vantor", "Du räknas till Vantör."],
    ["hasselby", "Du räknas till Hässelby-Vällingby."],
    ["Arsta", "Du räknas till Årsta."],
    ["Arsta utan å", "Jag hittar ingen förening som heter ”Arsta utan å”."],
  ])("knows %s without its dots and rings", async (typed, said) => {
    await using house = await openCampaign();
    for (const name of ["Vantör", "Hässelby-Vällingby", "Årsta"]) await house.association(name);

    const answer = await house.say("Kim", `/mydata association ${typed}`);

    expect(answer.text).toBe(said);
  });

  test("names where one counts; another geographic one takes its place, a branch comes beside it", async () => {
    await using house = await openCampaign();
    for (const name of ["Solna", "Bromma"]) await house.association(name);
    await house.association("Lärarvänstern", "branch");

    for (const said of ["Solna", "lärar", "BROMMA"]) await house.say("Kim", `/mydata association ${said}`);

    expect((await house.say("Kim", "/mydata")).text).toContain("Föreningar: Bromma, Lärarvänstern");
  });

  test("offers all of them, and says so where there is none of that name", async () => {
    await using house = await openCampaign();
    await house.association("Solna");

    const menus = await house.say("Kim", "/mydata association");
    const none = await house.say("Kim", "/mydata association Atlantis");

    expect(menus.text).toContain("Vilken förening räknas du till?");
    expect(none.text).toBe("Jag hittar ingen förening som heter ”Atlantis”.");
    expect(none.refused).toBe(true);
  });
});

describe("/mydata", () => {
  test("tells a stranger that nothing is kept", async () => {
    await using house = await openCampaign();

    expect((await house.say("Kim", "/mydata")).text).toBe("Jag sparar ingenting om dig.");
  });

  test("shows what is kept and hands it over as a file", async () => {
    await using house = await openCampaign();
    await house.association("Solna");
    await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);
    await house.say("Kim", "/mydata association Solna");
    await house.say("Kim", "/report 40 14 11 day:today");

    const shown = await house.say("Kim", "/mydata");
    const exported = await house.tap("Kim", shown, "Hämta som fil");

    expect(shown.text).toContain("1 konto-id\nFöreningar: Solna\n1 pass\n1 rapport\n");
    const [file] = exported.message?.blocks.filter((block) => block.kind === "file") ?? [];
    expect(JSON.parse(new TextDecoder().decode(file?.bytes))).toMatchObject({
      accounts: [{ platform: "playground" }],
      associations: ["Solna"],
      signUps: [{ day: "2022-08-24", title: "Ringstuga", place: "Kungsholmen", state: "going", seats: 1 }],
      reports: [{ day: "2022-08-17", dials: 40, answers: 14, conversations: 11 }],
    });
  });

  test("erases after a yes, and not after a no", async () => {
    await using house = await openCampaign();
    await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);

    const sure = await house.tap("Kim", await house.say("Kim", "/mydata"), "Radera allt");
    const kept = await house.tap("Kim", sure, "Nej, behåll");
    const still = await house.say("Kim", "/schedule mine");
    const erased = await house.tap("Kim", sure, "Ja, radera");

    expect(kept.text).toBe("Då behåller jag det.");
    expect(still.text).toContain("Kungsholmen");
    expect(erased.text).toBe("Allt är raderat.");
    expect((await house.say("Kim", "/mydata")).text).toBe("Jag sparar ingenting om dig.");
  });

  test.each(["sqlite", "postgres"] as const)(
    "leaves nobody's id in any table, keeps their figures and passes their place on, on %s",
    async (engine) => {
      await using house = await openCampaign("2022-08-17T12:00+02:00", engine);
      const shift = await house.shift({ ...PHONE_BANK, capacity: 1 });
      await house.association("Solna");
      await house.seat("Kim", "organiser", "Solna");
      await house.seat("Bo");
      for (const name of ["Kim", "Bo"]) await house.press(name, `signup:${shift}`);
      await house.say("Kim", "/report 40 14 11 day:today");
      await house.fill("Kim", await house.press("Kim", `guests:${shift}`), { guests: "många" });
      const ids = (await house.store.read((db, t) => db.select().from(t.account))).map(({ personId }) => personId);
      const [kim = ""] = ids;

      await house.press("Kim", "mydata-erased");

      const kept: string[] = [];
      let dials = 0;
      await house.store.read(async (db, t) => {
        for (const [name, table] of Object.entries(t)) {
          if (!is(table, Table)) continue;
          const rows = await db.select().from(table as never);
          if (JSON.stringify(rows).includes(kim)) kept.push(name);
        }
        dials = (await db.select().from(t.report)).reduce((sum, report) => sum + report.dials, 0);
      });
      expect(kim).not.toBe("");
      expect(kept).toEqual([]);
      expect(dials).toBe(40);
      expect((await house.tick()).map(({ view, to }) => `${view} to ${to}`)).toContain("promotion to Bo");
    },
  );
});
