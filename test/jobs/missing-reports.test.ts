import { describe, expect, test } from "vitest";
import { setChannel } from "../../src/store/organisation/channels.ts";
import { summer } from "../stage.ts";
import { ENGINES } from "../stores.ts";
import { type SmallHouse, smallHouse, told } from "./small-house.ts";

/** Solna with two people on Tuesday's and one on Thursday's phone bank, in the week of 15 August. */
const solna = async (small: SmallHouse, channel: boolean) => {
  const { stage } = small;
  const associationId = await stage.association("Solna");
  const { organisationId } = await stage.campaign();
  if (channel) {
    const place = { organisationId, workspaceId: "playground:playground", externalId: "solna", associationId };
    await stage.store.transact((tx) => setChannel(tx, { ...place, purpose: "association", closed: true }));
  }
  const at = summer("2022-08-15 10:00");
  const tuesday = await stage.shift({ day: "2022-08-16", start: "17:00", end: "19:00", contact: "solna@example.org" });
  const thursday = await stage.shift({ day: "2022-08-18", start: "17:00", end: "19:00", contact: "solna@example.org" });
  await stage.signUp(await stage.person("a"), tuesday, at, 2, associationId);
  await stage.signUp(await stage.person("b"), thursday, at, 1, associationId);
  return { associationId, tuesday, thursday };
};

describe.each(ENGINES)("the question for missing reports, on %s", (engine) => {
  test("comes once, on Sunday at five, for the days on which an association had people", async () => {
    await using small = await smallHouse("2022-08-15 09:00", engine);
    await solna(small, true);

    const before = await small.pass("2022-08-21 16:59");
    const sunday = await small.pass("2022-08-22 07:00");

    expect(told(before, "missing-reports")).toEqual([]);
    expect(told(sunday, "missing-reports")).toEqual([
      "#solna: Hej Solna! Vi saknar siffror för tisdag och torsdag. Vad blev det?",
    ]);
  });

  test("leaves out what is reported, and whom nobody could answer for", async () => {
    await using small = await smallHouse("2022-08-15 09:00", engine);
    await solna(small, true);
    await small.pass("2022-08-20 12:00");
    await small.house.seat("Ines", "organiser", "Solna");
    await small.house.say("Ines", '/report figures:"4 160 54 41" association:Solna day:2022-08-16');
    await small.house.say("Ines", '/report figures:"2 80 27 20" association:Solna day:2022-08-18');

    const sunday = await small.pass("2022-08-21 18:00");

    expect(told(sunday, "missing-reports")).toEqual([]);
  });

  test("goes to the organisers where there is no closed channel, until they turn it off", async () => {
    await using small = await smallHouse("2022-08-15 09:00", engine);
    await solna(small, false);
    await small.house.seat("Ines", "organiser", "Solna");

    const first = await small.pass("2022-08-21 18:00");
    const off = first
      .filter(({ view }) => view === "missing-reports")
      .flatMap(({ message }) => message.blocks.flatMap((block) => (block.kind === "text" ? block.buttons : [])))
      .find(({ id }) => id.startsWith("notice-off:"));
    const answer = await small.house.press("Ines", off?.id ?? "");
    const second = await small.pass("2022-08-28 18:00");

    expect(told(first, "missing-reports")).toHaveLength(1);
    expect(told(first, "missing-reports")[0]).toMatch(/^Ines: Hej Solna!/);
    expect(answer.text).toContain("Då skriver jag inte hur det går för föreningen.");
    expect(told(second, "missing-reports")).toEqual([]);
  });
});
