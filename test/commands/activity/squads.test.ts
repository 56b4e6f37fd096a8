import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

/** Thursday's phone bank, on which Gustav reserved three seats for Huddinge and Kim took one of them. */
const withSquad = async (house: Organised) => {
  const { shift, activity } = await house.evening({ capacity: 6 });
  const reserved = await house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats: "3" });
  const squad = reserved.buttons.find(({ id }) => id.startsWith("squad-size:"))?.id.split(":")[1] ?? "";
  await house.press("Kim", `squad-join:${squad}`);
  await house.tick();
  return { shift, activity, squad };
};
const told = async (house: Organised, view: string) =>
  (await house.tick()).filter((one) => one.view === view).map(({ to, text }) => [to, text.split("\n").at(-1)]);

describe.each(ENGINES)("an activity on which an association has reserved seats, on %s", (engine) => {
  test("tells its people and its organisers that it moved, once each, having said so before", async () => {
    await using house = await openOrganised(undefined, engine);
    const { activity } = await withSquad(house);

    const card = await house.press("Farah", `activity:${activity}`);
    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {
      place: "Rissne",
    });
    const done = await house.tap("Farah", asked, "Ändra och säg till 2 personer");
    const moved = await told(house, "moved");

    expect(card.text).toContain(
      "Huddinge har platser bokade, så jag säger till dess valansvariga om dag, tid eller plats ändras.",
    );
    for (const { text } of [asked, done]) {
      expect(text).toContain("1 person är anmäld och får veta det direkt.");
      expect(text).toContain("Huddinge har platser bokade, och föreningens valansvariga får veta det direkt.");
    }
    expect(moved).toEqual(
      expect.arrayContaining([
        ["Kim", "Du står kvar på listan."],
        ["Gustav", "Huddinge har kvar sina 3 platser."],
      ]),
    );
    expect(moved).toHaveLength(2);
  });

  test("tells them too that it is cancelled, and that it is on after all", async () => {
    await using house = await openOrganised(undefined, engine);
    const { activity } = await withSquad(house);

    await house.tap(
      "Farah",
      await house.press("Farah", `activity-cancel:${activity}`),
      "Ändra och säg till 2 personer",
    );
    const cancelled = await told(house, "cancelled");
    await house.tap(
      "Farah",
      await house.press("Farah", `activity-restore:${activity}`),
      "Ändra och säg till 2 personer",
    );
    const restored = (await house.tick()).filter(({ view }) => view === "restored");

    expect(cancelled.map(([to]) => to).sort()).toEqual(["Gustav", "Kim"]);
    expect(restored.map(({ to }) => to).sort()).toEqual(["Gustav", "Kim"]);
    expect(restored.find(({ to }) => to === "Gustav")?.text).toContain("Huddinge har kvar sina 3 platser.");
  });
});

describe("an association with seats on an activity that moves", () => {
  test("hears of it also where none of its people have a name there yet, and may give the seats back", async () => {
    await using house = await openOrganised();
    const { activity, shift } = await house.evening({ capacity: 6 });
    await house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats: "1" });

    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {
      times: "18–20",
    });
    const before = await house.tick();
    await house.tap("Farah", asked, "Ändra och säg till 1 person");
    const [post] = (await house.tick()).filter(({ view }) => view === "moved");
    if (!post) throw new Error("the association was not told");
    const back = await house.tap("Gustav", post, "Lämna tillbaka");

    expect(before.filter(({ view }) => view === "moved")).toEqual([]);
    expect(post.to).toBe("Gustav");
    expect(post.text).toContain("Nu: torsdag 18 augusti 18:00–20:00");
    expect(post.text).toContain("Huddinge har kvar sin plats.");
    expect(back.text).toContain("Platserna utan namn är lämnade tillbaka.");
  });

  test("hears of it once, though its organiser is signed up and whoever moved it speaks for it", async () => {
    await using house = await openOrganised();
    const { activity, shift } = await withSquad(house);
    await house.press("Gustav", `signup:${shift}`);
    await house.seat("Farah", "organiser", "Huddinge");
    await house.tick();

    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {
      place: "Rissne",
    });
    await house.tap("Farah", asked, "Ändra och säg till 2 personer");

    expect((await told(house, "moved")).map(([to]) => to).sort()).toEqual(["Gustav", "Kim"]);
    expect(asked.text).not.toContain("platser bokade");
  });

  test("hears of it in its channel where nobody organises it", async () => {
    await using house = await openOrganised();
    const { activity } = await withSquad(house);
    const file = new TextEncoder().encode("name,channel\nHuddinge,huddinge\n");
    const table = await house.act("Hedda", { kind: "line", text: "/association import" }, undefined, { file });
    await house.tap("Hedda", table, "Läs in");
    const roles = await house.say("Hedda", "/campaign roles");
    await house.tap("Hedda", await house.pick("Hedda", roles, "Gustav"), "Ta tillbaka");

    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), {
      place: "Rissne",
    });
    await house.tap("Farah", asked, "Ändra och säg till 2 personer");

    expect((await told(house, "moved")).map(([to]) => to).sort()).toEqual(["#huddinge", "Kim"]);
  });

  test("hears of it when a file moves it, and the file's preview says so", async () => {
    await using house = await openOrganised();
    const send = (times: string) =>
      house.act("Hedda", { kind: "line", text: "/activity import Ringkvällar" }, undefined, {
        file: new TextEncoder().encode(`date,start,end,title,place,hosts\n2022-08-20,${times},Ring,Kista,Vantör\n`),
      });
    await house.tap("Hedda", await send("17:00,19:00"), "Läs in");
    await house.say("Gustav", "/signup Kista squad:2");

    const preview = await send("18:00,20:00");
    await house.tap("Hedda", preview, "Läs in");

    expect(preview.text).toContain("Huddinge har platser bokade");
    expect(await told(house, "moved")).toEqual([["Gustav", "Huddinge har kvar sina 2 platser."]]);
  });
});
