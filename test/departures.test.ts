import { describe, expect, test } from "vitest";
import { grantRole } from "../src/store/people/roles.ts";
import type { Store } from "../src/store/store.ts";
import { openChatHouse, openDiscordHouse, openSlackHouse, personIn } from "./chat-house.ts";
import { rateLimit, status } from "./standins/slack/faults.ts";

const LATER = { day: "2022-08-20", start: "17:00", end: "19:00" } as const;

const isKnown = (store: Store, account: string): Promise<boolean> =>
  personIn(store, account).then(
    () => true,
    () => false,
  );

describe("whoever left, as the daily look finds out", () => {
  test("on Discord: drops out of coming shifts, whoever stays keeps theirs", async () => {
    await using house = await openDiscordHouse();
    await house.stage.shift(LATER);
    const [anna, bo] = [house.discord.member("Anna"), house.discord.member("Bo")];
    for (const person of [anna, bo]) await person.slash("signup", { activity: "kungsholmen" });
    anna.leave();

    // Discord's answers are kept for ten minutes.
    await house.tick("2022-08-17 06:15");
    await house.lookForDeparted();
    const day = await bo.slash("schedule", { what: "20/8" });

    expect(day.text).toContain("1 kommer");
  });

  test("in Slack, which told of it while nobody listened: the same, however busy Slack is", async () => {
    await using house = await openSlackHouse();
    await house.stage.shift(LATER);
    const [anna, bo] = [house.slack.user("Anna"), house.slack.user("Bo")];
    for (const person of [anna, bo]) await person.command("/signup kungsholmen");
    anna.leavesUnheard();
    house.slack.faults.next("users.info", rateLimit(0), rateLimit(0), status(500));

    await house.lookForDeparted();
    const day = await bo.command("/schedule 20/8");

    expect(day.words).toContain("1 kommer");
    expect(house.faults).toEqual([]);
  });

  test("one platform that has stopped keeps the look from no other", async () => {
    await using house = await openChatHouse();
    await house.stage.shift(LATER);
    const [anna, bo] = [house.discord.member("Anna"), house.discord.member("Bo")];
    for (const person of [anna, bo]) await person.slash("signup", { activity: "kungsholmen" });
    await house.slack.user("Cia").command("/signup kungsholmen");
    await house.slack.uninstall();
    anna.leave();

    // Discord's answers are kept for ten minutes.
    await house.tick("2022-08-17 06:15");
    await house.lookForDeparted();
    const day = await bo.slash("schedule", { what: "20/8" });

    expect(day.text).toContain("2 kommer");
    expect(house.faults).toEqual([]);
  });
});

describe("whoever is deactivated in Slack", () => {
  test("is off their coming shifts at once, and the lead is told by no name when awake", async () => {
    await using house = await openSlackHouse();
    const [anna, lead] = [house.slack.user("Anna"), house.slack.user("Linda")];
    await lead.command("/mydata language sv");
    const { personId: leadId } = await personIn(house.stage.store, lead.id);
    await house.stage.shift({ ...LATER, leadId });
    await anna.command("/signup kungsholmen");
    await house.app.sender.flush();

    await anna.leaves();
    while (await isKnown(house.stage.store, anna.id)) await house.app.sender.flush();
    await house.tick("2022-08-17 06:59");
    const asleep = lead.dm.messages.length;
    await house.tick("2022-08-17 07:00");

    expect(asleep).toBe(0);
    expect(lead.dm.messages.map(({ words }) => words)).toEqual([expect.stringContaining("Kungsholmen")]);
    expect(lead.dm.messages[0]?.words).not.toContain("Anna");
    expect((await lead.command("/schedule 20/8")).words).toContain("0 kommer");
  });

  test("is no coordinator any more, also when the account comes back", async () => {
    await using house = await openSlackHouse();
    const hedda = house.slack.user("Hedda");
    await hedda.command("/mydata language sv");
    const { personId, organisationId } = await personIn(house.stage.store, hedda.id);
    await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId, name: "coordinator" }));
    const before = await hedda.command("/campaign roles");

    await hedda.leaves();
    while (await isKnown(house.stage.store, hedda.id));
    hedda.returns();
    const after = await hedda.command("/campaign roles");

    expect(before.words).toContain(`Samordnare: @${hedda.id}`);
    expect(after.words).toContain("Det där får en samordnare göra.");
  });

  test("keeps their shifts where they are on Discord too", async () => {
    await using house = await openChatHouse();
    await house.stage.shift(LATER);
    const inSlack = house.slack.user("Anna");
    const onDiscord = house.discord.member("Anna", { locale: "sv-SE" });
    await inSlack.command("/signup kungsholmen");
    const given = await onDiscord.slash("mydata", { what: "link" });
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(given.text)?.[0] ?? "none";
    await inSlack.press(await inSlack.command(`/mydata link ${code}`), "Ja, det är jag");

    await inSlack.leaves();
    await house.lookForDeparted();
    const mine = await onDiscord.slash("schedule", { what: "mine" });

    expect(mine.text).toContain("Kungsholmen");
  });
});
