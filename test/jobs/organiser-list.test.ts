import { describe, expect, test } from "vitest";
import { buttonsOf } from "../house.ts";
import { ENGINES } from "../stores.ts";
import { type SmallHouse, smallHouse, told } from "./small-house.ts";

const hosted = async (small: SmallHouse) => {
  const associationId = await small.stage.association("Vantör");
  await small.house.seat("Olle", "organiser", "Vantör");
  return { hosts: [{ name: "Vantör", associationId }], contact: "vantor@example.org" };
};

describe.each(ENGINES)("the list of what hosts must look at, on %s", (engine) => {
  test("comes to the host's organiser at five with everything in one message", async () => {
    await using small = await smallHouse("2022-08-12 12:00", engine);
    const ours = await hosted(small);
    const over = await small.stage.shift({ ...ours, day: "2022-08-15", start: "17:00", end: "19:00" });
    await small.come("Ada", over);
    const empty = await small.stage.shift({ ...ours, day: "2022-08-19", start: "17:00" });
    await small.come("Ada", await small.stage.shift({ ...ours, day: "2022-08-18", start: "17:00" }));
    await small.come("Ada", await small.stage.shift({ hosts: ours.hosts, day: "2022-08-22" }));
    await small.stage.shift({ ...ours, day: "2022-08-20", start: "17:00" });
    await small.pass("2022-08-16 16:59");

    const [list] = (await small.pass("2022-08-16 17:00")).filter(({ view }) => view === "organiser-list");

    expect(list?.to).toBe("Olle");
    expect(list?.text).toBe(
      [
        "3 saker att titta på",
        "Måndag 15 augusti 17:00–19:00: Kungsholmen, ringstuga\nRapport saknas.",
        "Fredag 19 augusti 17:00: Kungsholmen, ringstuga\nIngen är anmäld än.",
        "Måndag 22 augusti, tid kommer: Kungsholmen, ringstuga\nTiden saknas. Kontakt saknas.",
        "",
      ].join("\n"),
    );
    const ids = list ? buttonsOf(list.message).map(({ id }) => id) : [];
    expect(ids[0]).toBe(`report-shift:${over}`);
    expect(ids[1]).toMatch(/^activity:/);
    expect(ids.slice(-2)).toEqual(["notice-off:organiser-list-daily", "notice-off:organiser-list"]);
    expect(empty).toBeDefined();
  });

  test("comes daily at most, on Mondays only to who wants that, and not at all where there is nothing", async () => {
    await using small = await smallHouse("2022-08-12 18:00", engine);
    const ours = await hosted(small);
    await small.house.seat("Pia", "organiser", "Vantör");
    await small.stage.shift({ ...ours, day: "2022-08-18", start: "17:00" });
    await small.house.press("Pia", "notice-off:organiser-list-daily");

    const lists = told(await small.pass("2022-08-25 12:00"), "organiser-list").map((line) => line.split(":")[0]);

    // From the 15th, a Monday, three days ahead, until it begins on the 18th.
    expect(lists.filter((name) => name === "Olle")).toHaveLength(3);
    expect(lists.filter((name) => name === "Pia")).toHaveLength(1);
  });

  test("goes to the coordinators where a host has no organiser", async () => {
    await using small = await smallHouse("2022-08-16 16:00", engine);
    await small.stage.shift({
      day: "2022-08-18",
      start: "17:00",
      hosts: [{ name: "Partner" }],
      contact: "x@example.org",
    });

    expect(told(await small.pass("2022-08-16 17:00"), "organiser-list")).toEqual([
      "#samordning: 1 sak att titta på\nTorsdag 18 augusti 17:00: Kungsholmen, ringstuga\nIngen är anmäld än.",
    ]);
  });

  test("goes to the coordinators privately where they have no channel, in one list with their own", async () => {
    await using small = await smallHouse("2022-08-16 16:00", engine);
    const ours = await hosted(small);
    await small.house.seat("Hedda", "coordinator");
    await small.house.seat("Olle", "coordinator");
    await small.stage.shift({ ...ours, day: "2022-08-18", start: "17:00" });
    await small.stage.shift({ ...ours, hosts: [{ name: "Partner" }], day: "2022-08-19", start: "17:00" });
    await small.house.store.transact(async (tx, t) => void (await tx.delete(t.channel)));

    const lists = told(await small.pass("2022-08-16 17:00"), "organiser-list").map((line) => line.split("\n")[0]);

    expect(lists.toSorted()).toEqual(["Hedda: 1 sak att titta på", "Olle: 2 saker att titta på"]);
  });
});
