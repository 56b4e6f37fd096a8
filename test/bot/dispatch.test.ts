import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Input } from "../../src/chat/index.ts";
import { openCampaign } from "../campaign.ts";
import { openHouse } from "../house.ts";
import { ENGINES } from "../stores.ts";

const PHONE_BANK = { day: "2022-08-24", start: "17:00", end: "19:00" };

describe.each(ENGINES)("an act that a platform delivers more than once, on %s", (engine) => {
  test("has one effect, also when it comes four times at once", async () => {
    await using house = await openCampaign("2022-08-17T12:00+02:00", engine);
    const press: Input = { kind: "press", id: `signup:${await house.shift(PHONE_BANK)}` };

    const answers = await Promise.all([1, 2, 3, 4].map(() => house.act("Kim", press, "one-key")));
    const later = await house.act("Kim", press, "one-key");

    const audit = await house.store.read((db, t) => db.select().from(t.audit));
    const kinds = [...answers, later].map(({ answer }) => answer.kind);
    expect(kinds.sort()).toEqual(["message", "repeat", "repeat", "repeat", "repeat"]);
    expect(audit.map(({ verb }) => verb)).toEqual(["sign-up"]);
  });

  test("counts once for a report too", async () => {
    await using house = await openCampaign("2022-08-17T12:00+02:00", engine);
    const line: Input = { kind: "line", text: "/report 40 14 11 day:today" };

    await Promise.all([1, 2, 3].map(() => house.act("Kim", line, "a-key")));

    const reports = await house.store.read((db, t) => db.select().from(t.report));
    expect(reports).toHaveLength(1);
  });
});

test("an act that was refused may be tried again under the same key", async () => {
  await using house = await openCampaign();
  const shift = await house.shift(PHONE_BANK);
  const close = (closedAt: Date | null) =>
    house.store.transact(async (tx, t) => {
      await tx.update(t.shift).set({ closedAt }).where(eq(t.shift.id, shift));
    });
  const press: Input = { kind: "press", id: `signup:${shift}` };

  await close(new Date(0));
  const refused = await house.act("Kim", press, "one-key");
  await close(null);
  const done = await house.act("Kim", press, "one-key");

  expect(refused.refused).toBe(true);
  expect(done.text).toContain("Du är anmäld");
});

describe("what nobody can answer", () => {
  test.each<[Input, string]>([
    [{ kind: "line", text: "/nosuch 1 2" }, "Jag känner inte till /nosuch."],
    [{ kind: "command", command: "nosuch", values: {} }, "Jag känner inte till /nosuch."],
    [{ kind: "line", text: "hej hej" }, "Jag förstår bara kommandon, till exempel /schedule."],
    [{ kind: "line", text: "" }, "Jag förstår bara kommandon, till exempel /schedule."],
    [{ kind: "press", id: "nosuch:1" }, "Den knappen gäller inte längre."],
    [{ kind: "choose", action: "nosuch", value: "1" }, "Den knappen gäller inte längre."],
    [{ kind: "submit", action: "constructor", values: {} }, "Den knappen gäller inte längre."],
  ])("is refused with a way on: %j", async (input, said) => {
    await using house = await openCampaign();

    const { text: words, refused, buttons } = await house.act("Kim", input);

    expect(words).toBe(said);
    expect(refused).toBe(true);
    expect(buttons.map(({ label }) => label)).toEqual(["Vad kan jag göra?"]);
  });

  test.each<Input>([
    { kind: "line", text: "/schedule a\0b" },
    { kind: "command", command: "schedule", values: { what: "\ud800" } },
    { kind: "press", id: "signup:\0" },
    { kind: "choose", action: "signup-choose:0", value: "\udfff" },
    { kind: "submit", action: "guests-set:x", values: { guests: "\0" } },
  ])("holds characters that no database keeps: %j", async (input) => {
    await using house = await openCampaign();

    const { text: words, refused } = await house.act("Kim", input);

    expect(words).toBe("Texten innehåller tecken som inte går att spara.");
    expect(refused).toBe(true);
    expect(await house.complete("Kim", "schedule", "what", "\0")).toEqual([]);
  });

  test("says in an unlinked workspace how it is set up", async () => {
    await using house = await openHouse({ example: false });

    for (const line of ["/schedule", "/signup högdalen", "/report"]) {
      const { text: words } = await house.say("Kim", line);
      expect(words).toContain("Här finns ingen kampanj än.");
    }
    expect(await house.complete("Kim", "schedule", "what", "")).toEqual([]);
    expect(house.faults).toEqual([]);
  });
});

test.each<[Input, string]>([
  [{ kind: "line", text: "/schedule" }, "private"],
  [{ kind: "line", text: "/report 40 14 11" }, "private"],
  [{ kind: "line", text: "/report" }, "form"],
  [{ kind: "command", command: "signup", values: {} }, "private"],
  [{ kind: "press", id: "signup-undo:x" }, "update"],
  [{ kind: "press", id: "guests:x" }, "form"],
  [{ kind: "press", id: "nosuch" }, "private"],
  [{ kind: "line", text: "hej" }, "private"],
])("how %j is acknowledged is known before any work", async (input, acknowledgement) => {
  await using house = await openCampaign();

  expect(house.app.dispatch.acknowledgement(input)).toBe(acknowledgement);
});

test("an account is remembered with its first write, not with a look", async () => {
  await using house = await openCampaign();
  const accounts = () => house.store.read((db, t) => db.select().from(t.account));

  await house.say("Kim", "/schedule");
  const looked = await accounts();
  await house.say("Kim", "/mydata language sv");
  house.at("2022-08-17T12:30+02:00");
  await house.say("Kim", "/mydata language sv");
  const [soon] = await accounts();
  house.at("2022-08-17T14:00+02:00");
  await house.say("Kim", "/mydata language sv");
  const [later] = await accounts();

  expect(looked).toEqual([]);
  expect(soon?.seenAt).toEqual(new Date("2022-08-17T10:00:00Z"));
  expect(later?.seenAt).toEqual(new Date("2022-08-17T12:00:00Z"));
});
