import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";

const ask = (house: Organised, name: string, channel = "huddinge") =>
  house.actAt(name, { channel }, { kind: "line", text: "/campaign channel" });
const purposes = (house: Organised) =>
  house.store.read(async (db, t) =>
    Object.fromEntries(
      (await db.select().from(t.channel)).map((one) => [
        one.externalId,
        one.associationId ? `association ${one.associationId}` : one.purpose,
      ]),
    ),
  );

describe("/campaign channel", () => {
  test.each([
    ["Dagens inlägg", "Här skriver jag dagens aktiviteter 07:00.", "daily"],
    ["Samordnare", "Här skriver jag till samordnarna.", "coordinators"],
    ["Ingenting", "Här skriver jag inte.", "none"],
  ])("makes the channel where it is typed one for: %s", async (label, said, purpose) => {
    await using house = await openOrganised();

    const asked = await ask(house, "Hedda");
    const done = await house.tap("Hedda", asked, label);

    expect(asked.text).toContain("Här skriver jag inte. Vad är kanalen till? Inget skrivs nu.");
    expect(done.text).toContain(said);
    expect(await purposes(house)).toMatchObject({ huddinge: purpose });
    expect(await house.tick()).toEqual([]);
  });

  test("gives it to an association, and goes back step by step", async () => {
    await using house = await openOrganised();

    const first = await house.pick("Hedda", await ask(house, "Hedda"), "Huddinge");
    const asked = await ask(house, "Hedda");
    const second = await house.tap("Hedda", asked, "Samordnare");
    const back = await house.tap("Hedda", second, "Ångra");
    const standing = await purposes(house);
    const none = await house.tap("Hedda", first, "Ångra");

    expect(first.text).toContain("Här skriver jag till Huddinge.");
    expect(asked.text).toContain("Här skriver jag till Huddinge. Vad är kanalen till?");
    expect(back.text).toContain("Här skriver jag till Huddinge.");
    expect(standing).toMatchObject({ huddinge: `association ${house.huddinge}` });
    expect(none.text).toContain("Här skriver jag inte.");
  });

  test("says of a channel that everyone can read to close it, where figures are shown", async () => {
    await using house = await openOrganised();

    const done = await house.tap("Hedda", await ask(house, "Hedda", "dagens"), "Samordnare");
    const undone = await house.tap("Hedda", done, "Ångra");

    expect(done.text).toContain("Obs: den här kanalen kan alla läsa. Stäng den.");
    expect(undone.text).toBe("Här skriver jag dagens aktiviteter 07:00.");
  });

  test("posts there what people can pin, with the buttons that everything begins at", async () => {
    await using house = await openOrganised();
    const asked = await ask(house, "Hedda", "dagens");

    const done = await house.tap("Hedda", asked, "Skriv ett inlägg att fästa");
    const [post] = await house.tick();

    expect(done.text).toContain("Inlägget skrivs nu.");
    expect(post).toMatchObject({ to: "#dagens", view: "start" });
    expect((await house.press("Farah", "start-post:dagens")).text).toContain("får en samordnare göra");
  });

  test("has to be typed in one", async () => {
    await using house = await openOrganised();

    expect((await house.say("Hedda", "/campaign channel")).text).toContain("Skriv det i kanalen det gäller.");
  });

  test("refuses an association and a channel that are not there", async () => {
    await using house = await openOrganised();

    const association = await house.choose("Hedda", "channel-association:dagens:0", "gone");
    const channel = await house.press("Hedda", "channel-daily:nosuch");

    expect(association.text).toContain("hittar inte det där");
    expect(channel.text).toBe("Jag får inte skriva i den kanalen. Släpp in mig i den och försök igen.");
  });

  test("is for coordinators", async () => {
    await using house = await openOrganised();

    const typed = await ask(house, "Farah");
    const pressed = await house.press("Farah", "channel-none:dagens");

    for (const { text } of [typed, pressed]) expect(text).toContain("får en samordnare göra");
  });
});
