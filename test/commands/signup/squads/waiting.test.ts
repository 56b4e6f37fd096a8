import { describe, expect, test } from "vitest";
import { openOrganised } from "../../../organised.ts";
import { ENGINES } from "../../../stores.ts";
import { reserve, squadIn } from "./squad.ts";

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
