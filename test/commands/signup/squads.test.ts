import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

const place = async (house: Organised, capacity?: number) =>
  house.evening(capacity === undefined ? {} : { capacity }).then(({ shift }) => shift);

/** Huddinge has a channel of its own. */
const withChannel = async (house: Organised): Promise<void> => {
  const file = new TextEncoder().encode("name,channel\nHuddinge,huddinge\n");
  const preview = await house.act("Hedda", { kind: "line", text: "/association import" }, undefined, { file });
  const { id = "" } = preview.buttons[0] ?? {};
  if (id) await house.press("Hedda", id);
};
const reserve = async (house: Organised, shift: string, seats: string) =>
  house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats });
const squadIn = (seen: Awaited<ReturnType<typeof reserve>>): string =>
  seen.buttons.find(({ id }) => id.startsWith("squad-size:"))?.id.split(":")[1] ?? "";

describe.each(ENGINES)("a squad, on %s", (engine) => {
  test("holds seats that count as taken, and its people take them by name", async () => {
    await using house = await openOrganised(undefined, engine);
    const shift = await place(house, 6);
    await house.say("Ceyda", "/mydata association Huddinge");

    const reserved = await reserve(house, shift, "4");
    const joined = await house.press("Ceyda", `squad-join:${squadIn(reserved)}`);
    const { text } = await house.say("Kim", "/schedule 18/8");

    expect(reserved.text).toContain("Huddinge har 4 platser. 0 har namn.");
    expect(joined.text).toContain("Du är anmäld");
    expect(text).toContain("4 kommer");
    expect((await house.press("Farah", `lead:${shift}`)).text).toContain("3 platser till för Huddinge, utan namn");
  });

  test("never overtakes who waits, nor takes more than there is", async () => {
    await using house = await openOrganised(undefined, engine);
    const shift = await place(house, 2);

    const much = await reserve(house, shift, "3");
    await house.press("Alva", `signup:${shift}`);
    await house.press("Billy", `signup:${shift}`);
    await house.press("Ceyda", `signup:${shift}`);
    await house.press("Alva", `signup-undo:${shift}`);
    const behind = await reserve(house, shift, "1");

    expect(much.text).toContain("bara 2 platser kvar");
    expect(behind.refused).toBe(true);
  });
});

describe.each(ENGINES)("who waits for a squad's seat, on %s", (engine) => {
  const full = async (at?: string) => {
    const house = await openOrganised(at, engine);
    const { shift } = await house.evening({ day: "2022-08-20", capacity: 2 });
    const squad = squadIn(await reserve(house, shift, "1"));
    await house.press("Billy", `signup:${shift}`);
    await house.press("Kim", `squad-join:${squad}`);
    return { house, shift, squad };
  };

  test("gets it when it falls free, past the line", async () => {
    const { house, shift, squad } = await full();
    await using _ = house;
    await house.press("Alva", `signup:${shift}`);

    const waits = await house.press("Ceyda", `squad-join:${squad}`);
    await house.press("Kim", `signup-undo:${shift}`);
    const told = (await house.tick()).filter(({ view }) => view === "promotion");
    const [post] = told;
    const taken = post && (await house.tap("Ceyda", post, "Jag kommer"));

    expect(waits.text).toContain("nummer 2 i kön");
    expect(told.map(({ to }) => to)).toEqual(["Ceyda"]);
    expect(taken?.text).toContain("Platsen är din");
    expect((await house.press("Gustav", `squad-size:${squad}`)).form?.fields[0]?.value).toBe("1");
    expect((await house.say("Kim", "/schedule 20/8")).text).toContain("2 kommer");
  });

  test("gets an open seat in their turn, which leaves the squad's as they are", async () => {
    const { house, shift, squad } = await full();
    await using _ = house;
    await house.press("Ceyda", `squad-join:${squad}`);

    await house.press("Billy", `signup-undo:${shift}`);
    const first = (await house.tick()).filter(({ view }) => view === "promotion");
    await house.press("Kim", `signup-undo:${shift}`);
    const joined = await house.press("Alva", `squad-join:${squad}`);

    expect(first.map(({ to }) => to)).toEqual(["Ceyda"]);
    expect(joined.text).toContain("Du är anmäld");
  });

  test("close to the start is asked, and takes it with a press", async () => {
    const { house, shift, squad } = await full("2022-08-20T14:30+02:00");
    await using _ = house;
    await house.press("Alva", `signup:${shift}`);
    await house.press("Ceyda", `squad-join:${squad}`);

    await house.press("Kim", `signup-undo:${shift}`);
    const told = (await house.tick()).filter(({ view }) => view === "seat-free");
    const [post] = told;
    const taken = post && (await house.tap("Ceyda", post, "Jag kommer"));

    expect(told.map(({ to }) => to)).toEqual(["Ceyda"]);
    expect(taken?.text).toContain("Platsen är din");
  });

  test("in the common line takes a seat that the squad has without a name", async () => {
    const { house, shift, squad } = await full();
    await using _ = house;
    await house.press("Kim", `signup-undo:${shift}`);
    const waits = await house.press("Ceyda", `signup:${shift}`);

    const joined = await house.press("Ceyda", `squad-join:${squad}`);

    expect(waits.text).toContain("i kön");
    expect(joined.text).toContain("Du är anmäld");
    expect((await house.press("Farah", `lead:${shift}`)).text).not.toContain("utan namn");
  });

  test("may bring a guest where the squad has a seat for them, though others wait", async () => {
    const house = await openOrganised(undefined, engine);
    await using _ = house;
    const { shift } = await house.evening({ day: "2022-08-20", capacity: 2 });
    const squad = squadIn(await reserve(house, shift, "2"));
    await house.press("Kim", `squad-join:${squad}`);
    await house.press("Alva", `signup:${shift}`);

    const two = await house.fill("Kim", await house.press("Kim", `guests:${shift}`), { guests: "1" });
    const three = await house.fill("Kim", await house.press("Kim", `guests:${shift}`), { guests: "2" });

    expect(two.refused).toBe(false);
    expect(three.refused).toBe(true);
  });
});

describe("reserving a squad", () => {
  test("says in the association's channel that there are seats, counted and never named", async () => {
    await using house = await openOrganised();
    await withChannel(house);
    const shift = await place(house);
    await house.say("Ceyda", "/mydata association Huddinge");

    const form = await house.press("Gustav", `squad:${shift}`);
    const reserved = await house.fill("Gustav", form, { seats: "2" });
    const [post] = (await house.tick()).filter(({ view }) => view === "squad");
    if (post) await house.tap("Ceyda", post, "Jag tar en plats");

    expect(form.form?.fields[0]?.hint).toContain("i föreningens kanal");
    expect(reserved.text).toContain("Jag säger till i er kanal");
    expect(post).toMatchObject({ to: "#huddinge" });
    expect(post?.text).toContain("Huddinge har 2 platser ihop!");
    expect(post?.text).toContain("2 platser kvar att ta");
    expect((await house.press("Gustav", `squad-size:${squadIn(reserved)}`)).form?.fields[0]?.value).toBe("2");
  });

  test("says so where nobody is told", async () => {
    await using house = await openOrganised();
    const shift = await place(house);

    const form = await house.press("Gustav", `squad:${shift}`);

    expect(form.form?.fields[0]?.hint).toContain("Ingen får något meddelande");
    expect((await house.fill("Gustav", form, { seats: "2" })).text).toContain("Ingen får något meddelande");
  });

  test.each([
    ["/signup Högdalen squad:3", "Huddinge har 3 platser"],
    ["/signup Högdalen squad:3 association:Huddinge", "Huddinge har 3 platser"],
    ["/signup squad:3", "Vad vill du komma till?"],
    ["/signup nowhere squad:3", "Jag hittar inget"],
    ["/signup Högdalen squad:0", "Skriv hur många platser"],
    ["/signup Högdalen squad:99999", "mellan 0 och 9999"],
    ["/signup Högdalen squad:3 association:Vantör", "inte valansvarig för Vantör"],
    ["/signup Högdalen squad:3 association:Nowhere", "ingen förening som heter ”Nowhere”"],
  ])("can be typed: %s", async (line, said) => {
    await using house = await openOrganised();
    await place(house);

    const { text } = await house.say("Gustav", line);

    expect(text).toContain(said);
  });

  test("asks which shift where several fit", async () => {
    await using house = await openOrganised();
    await house.evening();
    await house.evening({ day: "2022-08-19" });

    const menu = await house.say("Gustav", "/signup Högdalen squad:3");
    const reserved = await house.pick("Gustav", menu, "Fredag");

    expect(menu.text).toContain("Flera passar");
    expect(reserved.text).toContain("Fredag 19 augusti");
    expect(reserved.text).toContain("Huddinge har 3 platser");
  });

  test("asks for whom, where one organises several or all", async () => {
    await using house = await openOrganised();
    const shift = await place(house);

    const form = await house.press("Hedda", `squad:${shift}`);
    const typed = await house.say("Hedda", "/signup Högdalen squad:3");
    const chosen = await house.fill("Hedda", form, { association: house.vantor, seats: "2" });

    expect(form.form?.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ["association", "choice"],
      ["seats", "line"],
    ]);
    expect(typed.text).toContain("Vilken av dina föreningar?");
    expect(chosen.text).toContain("Vantör har 2 platser");
    expect((await house.complete("Hedda", "signup", "association", "hu")).map(({ label }) => label)).toEqual([
      "Huddinge",
    ]);
  });

  test.each(["", "många", "0", "7"])("refuses “%s” seats of six, and keeps what was typed", async (seats) => {
    await using house = await openOrganised();

    const refused = await reserve(house, await place(house, 6), seats);
    const again = await house.tap("Gustav", refused, "Försök igen");

    expect(refused.refused).toBe(true);
    expect(again.form?.fields[0]?.value).toBe(seats);
    expect((await house.fill("Gustav", again, { seats: "2" })).text).toContain("Huddinge har 2 platser");
  });

  test("is for organisers", async () => {
    await using house = await openOrganised();
    const shift = await place(house);

    const form = await house.press("Kim", `squad:${shift}`);
    const typed = await house.say("Kim", "/signup Högdalen squad:2");

    expect(form.text).toContain("bokar föreningens valansvariga");
    expect(typed.text).toContain("bokar föreningens valansvariga");
  });
});

describe("a squad's seats", () => {
  test("go to its own people, who may also come without one", async () => {
    await using house = await openOrganised();
    const shift = await place(house);
    const squad = squadIn(await reserve(house, shift, "1"));
    await house.say("Alva", "/mydata association Vantör");
    await house.say("Ceyda", "/mydata association Huddinge");

    const other = await house.press("Alva", `squad-join:${squad}`);
    const first = await house.press("Ceyda", `squad-join:${squad}`);
    const nobodys = await house.press("Kim", `squad-join:${squad}`);

    expect(other.text).toContain("Huddinge");
    expect(other.buttons.map(({ id }) => id)).toEqual([`signup:${shift}`]);
    expect(first.text).toContain("Du är anmäld");
    expect(nobodys.text).toContain("Du är anmäld");
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("2 kommer");
  });

  test("are still its own after the yes to being in two places", async () => {
    await using house = await openOrganised();
    const shift = await place(house);
    const squad = squadIn(await reserve(house, shift, "1"));
    const elsewhere = await house.evening({ place: "Farsta" });
    await house.press("Kim", `signup:${elsewhere.shift}`);

    const asked = await house.press("Kim", `squad-join:${squad}`);
    await house.tap("Kim", asked, "Ja, anmäl mig ändå");

    expect((await house.press("Gustav", `squad-size:${squad}`)).form).toBeDefined();
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("1 kommer");
  });

  test("are not for people of another association, not by a button made up either", async () => {
    await using house = await openOrganised();
    const shift = await place(house);
    const squad = squadIn(await reserve(house, shift, "1"));
    await house.say("Kim", "/mydata association Vantör");

    const joined = await house.press("Kim", `squad-join:${squad}`);
    const forged = await house.press("Kim", `signup-anyway:${shift}:1:${squad}`);

    expect(joined.text).toContain("Huddinge");
    expect(forged.refused).toBe(true);
    expect((await house.say("Kim", "/schedule mine")).text).not.toContain("Högdalen");
  });

  test("shows another number that someone chose meanwhile, and lets the second choose", async () => {
    await using house = await openOrganised();
    const reserved = await reserve(house, await place(house), "4");
    const form = await house.tap("Gustav", reserved, "Ändra antalet");
    await house.fill("Hedda", await house.press("Hedda", `squad-size:${squadIn(reserved)}`), { seats: "6" });

    const seen = await house.fill("Gustav", form, { seats: "3" });
    const mine = await house.tap("Gustav", seen, "Gör mina ändringar också");

    expect(seen.text).toContain("ändrade någon annan det här:\n• Hur många platser?: 6");
    expect(mine.text).toContain("Huddinge har 3 platser.");
  });

  test("can be changed and given back; those with a name stay", async () => {
    await using house = await openOrganised();
    const shift = await place(house, 6);
    const reserved = await reserve(house, shift, "4");
    await house.press("Kim", `squad-join:${squadIn(reserved)}`);

    const more = await house.fill("Gustav", await house.tap("Gustav", reserved, "Ändra antalet"), { seats: "6" });
    const much = await house.fill("Gustav", await house.tap("Gustav", reserved, "Ändra antalet"), { seats: "7" });
    const back = await house.tap("Gustav", reserved, "Lämna tillbaka");

    expect(more.text).toContain("Huddinge har 6 platser");
    expect(much.text).toContain("Det finns ingen plats kvar");
    expect(back.text).toContain("Huddinge har 1 plats. 1 har ett namn.");
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("1 kommer");
  });

  test("offer what is given back to who waits", async () => {
    await using house = await openOrganised();
    const shift = await place(house, 2);
    const reserved = await reserve(house, shift, "2");
    await house.press("Alva", `signup:${shift}`);

    const asked = await house.tap("Gustav", reserved, "Lämna tillbaka");
    const kept = await house.tap("Gustav", asked, "Nej, behåll");
    const nobody = await house.tick();
    const size = await house.tap("Gustav", kept, "Ändra antalet");
    const back = await house.tap("Gustav", asked, "Lämna tillbaka");
    const told = await house.tick();

    expect(asked.text).toContain("2 platser utan namn går då till kön, som får veta det.");
    expect(kept.text).toContain("Huddinge har 2 platser.");
    expect(nobody.filter(({ view }) => view === "promotion")).toEqual([]);
    expect(size.form?.fields[0]?.hint).toBe("Blir de färre får kön veta det. De som har namn står kvar");
    expect(back.text).toContain("De som väntar i kön får veta att det finns plats.");
    expect(told.filter(({ view }) => view === "promotion").map(({ to }) => to)).toEqual(["Alva"]);
  });

  test("are the association's organisers' to change", async () => {
    await using house = await openOrganised();
    const squad = squadIn(await reserve(house, await place(house), "2"));

    for (const action of ["squad-size", "squad-back", "squad-keep", "squad-show"]) {
      const { text } = await house.press("Farah", `${action}:${squad}`);
      expect(text).toContain("hittar inte det där");
    }
  });
});
