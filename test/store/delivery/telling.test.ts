import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

const NIGHT = "2022-08-17T22:00+02:00";

describe.each(ENGINES)("a change of a shift, on %s", (engine) => {
  test.each([
    ["at once where it starts before ten tomorrow", { day: "2022-08-18", start: "09:59" }, "night"],
    ["when they wake where it starts later", { day: "2022-08-18", start: "10:00" }, "morning"],
    ["when they wake where it is not tomorrow", { day: "2022-08-19", start: "06:30" }, "morning"],
    ["when they wake where it has no time", { day: "2022-08-18" }, "morning"],
  ] as const)("reaches who signed up %s", async (_when, { day, ...times }, then) => {
    await using house = await openOrganised("2022-08-17T12:00+02:00", engine);
    const start = "start" in times ? times.start : undefined;
    const { shift, activity } = await house.evening({ day, start, end: undefined });
    await house.press("Alva", `signup:${shift}`);
    const heard = async (moment?: string) =>
      (await house.tick(moment)).filter(({ view }) => view === "cancelled").map(({ to }) => to);

    house.at(NIGHT);
    const asked = await house.press("Farah", `activity-cancel:${activity}`);
    await house.tap("Farah", asked, "Ändra och säg till 1 person");
    const night = await heard();
    const dawn = await heard("2022-08-18T06:59+02:00");
    const morning = await heard("2022-08-18T07:00+02:00");

    expect({ night, dawn, morning }).toEqual({
      night: then === "night" ? ["Alva"] : [],
      dawn: [],
      morning: then === "morning" ? ["Alva"] : [],
    });
  });

  test.each([
    ["at once, from before ten tomorrow to the afternoon", { start: "06:30" }, { times: "14–16" }, "night"],
    ["at once, from before ten tomorrow to next week", { start: "06:30" }, { day: "25/8", times: "17–19" }, "night"],
    ["when they wake, from the afternoon to next week", { start: "14:00" }, { day: "25/8", times: "17–19" }, "morning"],
  ] as const)("reaches who would stand there in vain %s", async (_when, times, to, then) => {
    await using house = await openOrganised("2022-08-17T12:00+02:00", engine);
    const { shift, activity } = await house.evening({ day: "2022-08-18", end: undefined, ...times });
    await house.press("Alva", `signup:${shift}`);

    house.at(NIGHT);
    const asked = await house.fill("Farah", await house.press("Farah", `activity-where:${activity}`), to);
    await house.tap("Farah", asked, "Ändra och säg till 1 person");
    const night = (await house.tick()).filter(({ view }) => view === "moved").map(({ to: who }) => who);

    expect(night).toEqual(then === "night" ? ["Alva"] : []);
    expect(asked.text).toContain(then === "night" ? "får veta det direkt" : "07:00");
  });

  test("reaches who is on their way late in the evening at once: in the morning it would be over", async () => {
    await using house = await openOrganised("2022-08-17T12:00+02:00", engine);
    const { shift, activity } = await house.evening({ day: "2022-08-17", start: "22:30", end: "23:30" });
    await house.press("Alva", `signup:${shift}`);

    house.at(NIGHT);
    const asked = await house.press("Farah", `activity-cancel:${activity}`);
    await house.tap("Farah", asked, "Ändra och säg till 1 person");

    expect((await house.tick()).filter(({ view }) => view === "cancelled")).toHaveLength(1);
  });
});
