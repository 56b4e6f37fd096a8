import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

const WEDNESDAY = "2022-08-17T12:00+02:00";
const ask = async (house: Organised, shift: string) => house.press("Hedda", `holes-ask:${shift}`);

describe("/schedule holes", () => {
  test("shows what the coming seven days lack, those most in need first, priority areas twofold", async () => {
    await using house = await openOrganised();
    await house.evening({ place: "Fullt", needed: 1, capacity: 1 });
    await house.say("Kim", "/signup Fullt");
    await house.evening({ place: "Några", needed: 5 });
    const few = await house.evening({ place: "Järva", needed: 4, day: "2022-08-19" });
    await house.evening({ place: "Sedan", needed: 50, day: "2022-08-24" });
    await house.fill("Farah", await house.press("Farah", `activity-where:${few.activity}`), { area: "Järva" });
    await house.submit("Hedda", "campaign-areas-set:", { areas: "järva", together: "" });

    const { text, buttons } = await house.say("Hedda", "/schedule holes");
    const activist = await house.say("Kim", "/schedule luckor");

    expect(text.indexOf("Järva, ringstuga")).toBeGreaterThan(-1);
    expect(text.indexOf("Järva, ringstuga")).toBeLessThan(text.indexOf("Några, ringstuga"));
    expect(text).toContain("Prioriterat område: Järva");
    expect(text).not.toContain("Fullt");
    expect(text).not.toContain("Sedan");
    expect(buttons.filter(({ id }) => id.startsWith("holes-ask:"))).toHaveLength(2);
    expect(activist.buttons.filter(({ id }) => id.startsWith("holes-ask:"))).toEqual([]);
    expect(activist.buttons.map(({ label }) => label)).toContain("Jag kommer");
  });

  test("says well done where nobody is missing", async () => {
    await using house = await openOrganised();

    expect((await house.say("Kim", "/schedule holes")).text).toContain("Inga luckor");
  });
});

describe("asking neighbours", () => {
  test("says how many would be asked and when, asks them once, and a yes fills the hole", async () => {
    await using house = await openOrganised(WEDNESDAY);
    const { shift } = await house.evening({ needed: 2 });
    await house.say("Alva", "/mydata pool torsdag");
    await house.say("Billy", "/mydata pool fredag");
    await house.say("Ceyda", "/mydata pool tors");

    const asked = await ask(house, shift);
    const before = await house.tick();
    const sent = await house.tap("Hedda", asked, "Fråga 2 personer");
    const told = (await house.tick()).filter(({ view }) => view === "neighbour");
    const [first] = told;
    if (first) await house.tap("Alva", first, "Jag kommer");
    const again = await ask(house, shift);

    expect(asked.text).toContain("2 har sagt sig villiga den dagen. 2 får frågan direkt");
    expect(before.filter(({ view }) => view === "neighbour")).toEqual([]);
    expect(sent.text).toContain("2 grannar får frågan");
    expect(told.map(({ to }) => to).sort()).toEqual(["Alva", "Ceyda"]);
    expect(told[0]?.text).toContain("2 personer till behövs. Kan du?");
    expect(again.text).toContain("redan frågats");
    expect((await house.say("Kim", "/schedule 18/8")).text).toContain("1 kommer, 1 till behövs");
  });

  test("asks nobody more than twice in seven days", async () => {
    await using house = await openOrganised(WEDNESDAY);
    await house.say("Alva", "/mydata pool");
    await house.press("Alva", "pool-any");
    const days = ["2022-08-18", "2022-08-19", "2022-08-20", "2022-08-25"];
    const shifts: string[] = [];
    for (const day of days) shifts.push((await house.evening({ day, needed: 1 })).shift);

    const asked: (string | undefined)[] = [];
    for (const shift of shifts.slice(0, 3)) {
      const { buttons } = await ask(house, shift);
      const [send] = buttons;
      asked.push(send?.label);
      if (send) await house.press("Hedda", send.id);
    }
    house.at("2022-08-24T12:01+02:00");
    const later = await ask(house, shifts[3] ?? "");

    expect(asked).toEqual(["Fråga 1 person", "Fråga 1 person", undefined]);
    expect(later.buttons[0]?.label).toBe("Fråga 1 person");
  });

  test.each(ENGINES)("asks nobody more than that either where several ask at once, on %s", async (engine) => {
    await using house = await openOrganised(WEDNESDAY, engine);
    await house.press("Alva", "pool-any");
    const shifts: string[] = [];
    for (const day of ["2022-08-18", "2022-08-19", "2022-08-20", "2022-08-21"])
      shifts.push((await house.evening({ day, needed: 1 })).shift);
    const asking = ["Hedda", "Farah", "Gustav", "Hedda"];

    const answers = await Promise.all(asking.map((name, i) => house.press(name, `holes-send:${shifts[i]}`)));
    const told = (await house.tick()).filter(({ view }) => view === "neighbour");

    expect(told).toHaveLength(2);
    expect(answers.filter(({ text }) => text.includes("1 granne får frågan"))).toHaveLength(2);
    expect(answers.filter(({ text }) => text.includes("redan frågats två gånger"))).toHaveLength(2);
  });

  test("asks three for every one who is missing, those asked least first", async () => {
    await using house = await openOrganised(WEDNESDAY);
    const names = ["Alva", "Billy", "Ceyda", "Kim", "Farah", "Gustav"];
    for (const name of names) await house.press(name, "pool-any");
    const first = await house.evening({ needed: 1 });
    const second = await house.evening({ needed: 1, day: "2022-08-19" });

    await house.tap("Hedda", await ask(house, first.shift), "Fråga 3 personer");
    const one = (await house.tick()).filter(({ view }) => view === "neighbour").map(({ to }) => to);
    await house.tap("Hedda", await ask(house, second.shift), "Fråga 3 personer");
    const two = (await house.tick()).filter(({ view }) => view === "neighbour").map(({ to }) => to);

    expect([...one, ...two].sort()).toEqual(names.sort());
  });

  test("leaves out who comes already, is busy then, or is the one who asks", async () => {
    await using house = await openOrganised(WEDNESDAY);
    const { shift } = await house.evening({ needed: 3 });
    const other = await house.evening({ place: "Farsta" });
    for (const name of ["Alva", "Billy", "Hedda"]) await house.press(name, "pool-any");
    await house.press("Alva", `signup:${shift}`);
    await house.press("Billy", `signup:${other.shift}`);

    const { text, buttons } = await ask(house, shift);

    expect(text).toContain("upptagna");
    expect(buttons).toEqual([]);
  });

  test("asks those who named the area, or any", async () => {
    await using house = await openOrganised(WEDNESDAY);
    const { shift, activity } = await house.evening({ needed: 1 });
    await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), { area: "Järva" });
    await house.evening({ place: "Farsta", day: "2022-08-30" });
    await house.fill("Farah", await house.say("Farah", "/activity add"), {
      kind: "social",
      when: "30/8",
      place: "Norr",
    });
    await house.say("Alva", "/mydata pool Järva");
    await house.say("Billy", "/mydata pool tors");
    const norr = await house.press("Farah", `activity-where:${activity}`);
    void norr;

    const asked = await ask(house, shift);

    expect(asked.text).toContain("2 har sagt sig villiga");
  });

  test("tells in the morning what is asked at night", async () => {
    await using house = await openOrganised("2022-08-17T22:00+02:00");
    const { shift } = await house.evening({ needed: 1 });
    await house.press("Alva", "pool-any");

    const asked = await ask(house, shift);
    await house.tap("Hedda", asked, "Fråga 1 person");
    const night = await house.tick();
    const morning = await house.tick("2022-08-18T07:00+02:00");

    expect(asked.text).toContain("torsdag 18 augusti 07:00");
    expect(night.filter(({ view }) => view === "neighbour")).toEqual([]);
    expect(morning.filter(({ view }) => view === "neighbour")).toHaveLength(1);
  });

  test("asks nobody about what is filled, over or unknown, nor for an activist", async () => {
    await using house = await openOrganised(WEDNESDAY);
    const { shift } = await house.evening({ needed: 1 });
    await house.press("Alva", "pool-any");
    const nobody = await house.press("Kim", `holes-ask:${shift}`);
    const none = await house.press("Hedda", "holes-no");
    await house.press("Kim", `signup:${shift}`);

    const filled = await ask(house, shift);
    const unknown = await ask(house, "no-such-shift");
    house.at("2022-08-18T17:00+02:00");
    const over = await ask(house, shift);

    expect(nobody.text).toContain("valansvarig eller samordnare");
    expect(none.text).toContain("Då frågar jag ingen");
    expect(filled.text).toContain("fattas ingen");
    expect(unknown.text).toContain("hittar inte det där");
    expect(over.text).toContain("redan över");
  });

  test("sends nothing where the hole is filled before the message leaves", async () => {
    await using house = await openOrganised("2022-08-17T22:00+02:00");
    const { shift } = await house.evening({ needed: 1 });
    await house.press("Alva", "pool-any");
    await house.tap("Hedda", await ask(house, shift), "Fråga 1 person");
    await house.press("Kim", `signup:${shift}`);

    const morning = await house.tick("2022-08-18T07:00+02:00");

    expect(morning.filter(({ view }) => view === "neighbour")).toEqual([]);
  });
});
