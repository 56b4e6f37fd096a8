import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";

const list = (house: Organised) => house.say("Hedda", "/campaign setup");
const DONE = "• ";
const doneIn = (said: string): readonly string[] =>
  said.split("\n").flatMap((line) => (line.startsWith(DONE) ? line.slice(DONE.length) : []));
/** The coordinators' channel is read by nobody else. */
const close = (house: Organised) =>
  house.store.transact(async (tx, t) => void (await tx.update(t.channel).set({ closed: true })));
const press = async (house: Organised, label: string) => house.tap("Hedda", await list(house), label);

describe("/campaign setup where a campaign is", () => {
  test("is a list of what is left, which blocks nothing, each with the button that takes one there", async () => {
    await using house = await openOrganised();
    await close(house);

    const { text, buttons } = await list(house);

    expect(text).toContain("5 saker kvar att ordna");
    expect(text).toContain("Inget av det hindrar något annat. Ta det i den ordning du vill.");
    expect(buttons.map(({ label, id }) => [label, id])).toEqual([
      ["Para ihop", "channels"],
      ["Föreningarna", "association-list"],
      ["Ny aktivitet", "activity-new"],
      ["Områden och partner", "campaign-areas"],
      ["Vem är vad?", "roles"],
    ]);
    expect(doneIn(text)).toEqual([
      "En kanal för dagens inlägg och en för samordnarna.",
      "Kanalerna för samordnare och föreningar läses bara av dem de är till för.",
      "2 föreningar.",
      "2 av 2 föreningar har en valansvarig.",
      "Ingen väntar på svar.",
    ]);
  });

  test("begins with associations and channels where there is nothing", async () => {
    await using house = await openOrganised();
    await house.store.transact(async (tx, t) => {
      for (const table of [t.role, t.membership, t.association, t.channel]) await tx.delete(table);
    });
    await house.seat("Hedda", "coordinator");

    const { buttons } = await list(house);

    expect(buttons.map(({ id }) => id)).toEqual([
      "channels",
      "association-new",
      "activity-new",
      "campaign-areas",
      "roles",
    ]);
    for (const { id } of buttons) expect((await house.press("Hedda", id)).refused).toBe(false);
  });

  test("knows what came after it, and everything else goes on meanwhile", async () => {
    await using house = await openOrganised();
    await house.association("Solna");
    await house.evening();
    await house.say("Kim", "/association claim Solna");

    const { text, buttons } = await list(house);

    expect(text).toContain("2 av 3 föreningar har en valansvarig.");
    expect(text).toContain("1 väntar på att bli valansvarig.");
    expect(text).toContain("1 kommande pass saknar tid eller kontakt.");
    expect(doneIn(text)).toContain("1 pass i schemat.");
    expect(buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(["Fråga vilka de är", "Se vilka", "Visa dem"]),
    );
    expect((await house.say("Alva", "/signup Högdalen")).text).toContain("Du är anmäld");
  });

  test("is all done when it is", async () => {
    await using house = await openOrganised();
    await close(house);
    await house.seat("Ivar", "coordinator");
    await house.evening({ contact: "ring@example.org" });
    for (const id of [house.vantor, house.huddinge])
      await house.submit("Hedda", `association-goal-set:${id}`, { list: "100", goal: "20%" });
    await house.tap("Hedda", await press(house, "Para ihop"), "Använd alla 2");
    await house.submit("Hedda", "campaign-areas-set:", { areas: "Söderort", together: "" });

    const { text, buttons } = await list(house);

    expect(text).toContain("Allt är klart!");
    expect(doneIn(text)).toHaveLength(11);
    expect(buttons).toEqual([]);
  });

  test("warns while everyone can read what is only for coordinators", async () => {
    await using house = await openOrganised();

    const { text, buttons } = await list(house);

    expect(text).toContain("Alla kan läsa kanalerna för samordnare. Stäng dem.");
    expect(buttons.map(({ label }) => label)).toContain("Ordna kanaler");
  });

  test("shows which activities lack time or contact, and opens one", async () => {
    await using house = await openOrganised();
    await house.evening();
    await house.shift({ day: "2022-08-20", place: "Farsta" });
    await house.evening({ day: "2022-08-21", contact: "ring@example.org" });

    const menu = await press(house, "Visa dem");
    const card = await house.pick("Hedda", menu, "Lördag 20 augusti, tid kommer, Farsta");

    expect(menu.text).toContain("De här saknar tid eller kontakt.");
    expect(JSON.stringify(menu.message)).not.toContain("21 augusti");
    expect(card.text).toContain("Tid kommer");
  });

  test("shows the list where none of them lack anything any more", async () => {
    await using house = await openOrganised();

    expect((await house.press("Hedda", "setup-vague")).text).toContain("saker kvar att ordna");
  });

  test("is for coordinators", async () => {
    await using house = await openOrganised();

    const refused = [
      await house.say("Farah", "/campaign setup"),
      await house.press("Farah", "setup"),
      await house.press("Farah", "setup-vague"),
    ];

    for (const { text } of refused) expect(text).toContain("får en samordnare göra");
  });
});
