import { describe, expect, test } from "vitest";
import { openOrganised } from "../../../organised.ts";
import { place, reserve, squadIn } from "./squad.ts";

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
