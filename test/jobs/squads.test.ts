import { describe, expect, test } from "vitest";
import { openOrganised } from "../organised.ts";
import { ENGINES } from "../stores.ts";

/** Saturday's phone bank 17–19, with three seats that Huddinge reserved on Wednesday at noon. */
const withSquad = async (engine: "sqlite" | "postgres" = "sqlite", at?: string) => {
  const house = await openOrganised(at, engine);
  const { shift, activity } = await house.evening({ day: "2022-08-20", capacity: 3 });
  const reserved = await house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats: "3" });
  const squad = reserved.buttons.find(({ id }) => id.startsWith("squad-size:"))?.id.split(":")[1] ?? "";
  return { ...house, shift, activity, squad };
};
const about = (view: string) => (one: { readonly view: string }) => one.view === view;

describe.each(ENGINES)("seats without a name, on %s", (engine) => {
  test("are asked about two days before, and released twelve hours before if nobody answers", async () => {
    await using house = await withSquad(engine);
    await house.press("Kim", `squad-join:${house.squad}`);
    await house.press("Alva", `signup:${house.shift}`);

    const early = await house.tick("2022-08-18T16:59+02:00");
    const asked = await house.tick("2022-08-18T17:00+02:00");
    const twice = await house.tick("2022-08-18T17:01+02:00");
    const night = await house.tick("2022-08-20T05:00+02:00");
    const morning = await house.tick("2022-08-20T07:00+02:00");

    expect(early.filter(about("squad-ask"))).toEqual([]);
    expect(asked.filter(about("squad-ask")).map(({ to, text }) => [to, text.split("\n")[0]])).toEqual([
      ["Gustav", "Kommer ni på de 2 platserna utan namn?"],
    ]);
    expect(twice.filter(about("squad-ask"))).toEqual([]);
    expect(
      [...night, ...morning]
        .filter(about("squad-released"))
        .map(({ text }) => text)
        .join(),
    ).toContain("era 2 platser");
    expect(morning.filter(({ view }) => view === "promotion").map(({ to }) => to)).toEqual(["Alva"]);
  });

  test("stay when the association says that they stand", async () => {
    await using house = await withSquad(engine);
    const [ask] = (await house.tick("2022-08-18T17:00+02:00")).filter(about("squad-ask"));

    const kept = ask && (await house.tap("Gustav", ask, "Ja, vi tar alla 3"));
    const after = await house.tick("2022-08-20T07:00+02:00");

    expect(kept?.text).toContain("Då står platserna fast");
    expect(after.filter(about("squad-released"))).toEqual([]);
    expect((await house.press("Farah", `lead:${house.shift}`)).text).toContain("3 platser till för Huddinge");
  });
});

describe("the question about a squad", () => {
  test("is not asked where every seat has a name, or the shift is cancelled", async () => {
    await using named = await withSquad();
    for (const name of ["Kim", "Alva", "Billy"]) await named.press(name, `squad-join:${named.squad}`);
    await using cancelled = await withSquad();
    const cancelling = await cancelled.press("Farah", `activity-cancel:${cancelled.activity}`);
    await cancelled.tap("Farah", cancelling, "Ändra och säg till 1 person");

    expect((await named.tick("2022-08-18T17:00+02:00")).filter(about("squad-ask"))).toEqual([]);
    expect((await cancelled.tick("2022-08-18T17:00+02:00")).filter(about("squad-ask"))).toEqual([]);
  });

  test("is not asked of who reserved within the two days: they have just said so", async () => {
    await using house = await withSquad("sqlite", "2022-08-19T12:00+02:00");

    const night = await house.tick("2022-08-20T05:00+02:00");
    const morning = await house.tick("2022-08-20T07:00+02:00");

    expect([...night, ...morning].filter(({ view }) => view.startsWith("squad"))).toEqual([]);
  });

  test("waits for the morning where two days before is at night", async () => {
    await using house = await openOrganised();
    const { shift } = await house.evening({ day: "2022-08-20", start: "06:00", end: "08:00" });
    await house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats: "3" });

    const night = await house.tick("2022-08-18T06:00+02:00");
    const morning = await house.tick("2022-08-18T07:00+02:00");

    expect(night.filter(about("squad-ask"))).toEqual([]);
    expect(morning.filter(about("squad-ask"))).toHaveLength(1);
  });

  test("counts from midnight where the shift has no time", async () => {
    await using house = await openOrganised();
    const shift = await house.shift({ day: "2022-08-20", hosts: [{ name: "Vantör", associationId: house.vantor }] });
    await house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats: "3" });

    const before = await house.tick("2022-08-17T23:59+02:00");
    await house.tick("2022-08-18T00:00+02:00");
    const morning = await house.tick("2022-08-18T07:00+02:00");

    expect(before.filter(about("squad-ask"))).toEqual([]);
    expect(morning.filter(about("squad-ask"))).toHaveLength(1);
  });

  test("goes to the association's other organisers where who reserved no longer is one", async () => {
    await using house = await withSquad();
    await house.seat("Ivar", "organiser", "Huddinge");
    const roles = await house.say("Hedda", "/campaign roles");
    const asked = await house.pick("Hedda", roles, "Gustav");
    await house.tap("Hedda", asked, "Ta tillbaka");

    const told = await house.tick("2022-08-18T17:00+02:00");

    expect(told.filter(about("squad-ask")).map(({ to }) => to)).toEqual(["Ivar"]);
  });
});
