import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../../organised.ts";
import { ENGINES } from "../../../stores.ts";
import { place, reserve, squadIn } from "./squad.ts";

/** Huddinge has a channel of its own. */
const withChannel = async (house: Organised): Promise<void> => {
  const file = new TextEncoder().encode("name,channel\nHuddinge,huddinge\n");
  const preview = await house.act("Hedda", { kind: "line", text: "/association import" }, undefined, { file });
  const { id = "" } = preview.buttons[0] ?? {};
  if (id) await house.press("Hedda", id);
};

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
