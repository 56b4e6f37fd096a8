import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

const claim = async (house: Organised, ...claims: readonly (readonly [string, string])[]) => {
  for (const [name, association] of claims) await house.say(name, `/association claim ${association}`);
};
/** Roles as they were told, by who was told. */
const told = async (house: Organised, moment?: string) =>
  Object.fromEntries(
    (await house.tick(moment)).filter(({ view }) => view === "role").map(({ to, text }) => [to, text.split("\n")[0]]),
  );

describe.each(ENGINES)("the post that asks for organisers, on %s", (engine) => {
  test("is shown before it is posted, lets people claim, and its claims are approved together", async () => {
    await using house = await openOrganised(undefined, engine);
    const solna = await house.association("Solna");

    const shown = await house.press("Hedda", "claims-call");
    const early = await house.tick();
    const posted = await house.tap("Hedda", shown, "Skriv inlägget");
    const [post] = await house.tick();
    if (!post) throw new Error("nothing was posted");
    await house.pick("Kim", post, "Solna");
    await house.pick("Alva", post, "Huddinge");
    const [asked] = await house.tick();
    if (!asked) throw new Error("the coordinators were not told");
    const list = await house.tap("Hedda", asked, "Se vilka");
    const done = await house.tap("Hedda", list, "Godkänn alla 2");
    const answers = await told(house);

    expect(shown.text).toContain("Det här inlägget skrivs, med en meny över alla föreningar:");
    expect(shown.text).toContain("Det hamnar i 1 kanal, där dagens inlägg står. Alla där kan läsa det.");
    expect(early).toEqual([]);
    expect(posted.text).toContain("Inlägget skrivs nu.");
    expect(post).toMatchObject({ to: "#dagens", view: "claim-call" });
    expect(post.text).toContain("2 av 3 föreningar har en valansvarig.");
    expect(asked).toMatchObject({ to: "#samordning" });
    expect(list.text).toContain("2 vill bli valansvariga");
    expect(list.text).toContain("De 2 får veta det direkt.");
    expect(done.text).toBe("Godkänt. 2 valansvariga är på plats.");
    expect(answers).toEqual({
      Kim: expect.stringContaining("Solna"),
      Alva: expect.stringContaining("Huddinge"),
    });
    expect((await house.press("Kim", `association:${solna}`)).text).toContain("Solna\nLokal förening");
  });
});

describe("calling for organisers", () => {
  test("refuses where there is nobody to call for or nowhere to call", async () => {
    await using house = await openOrganised();
    await house.store.transact(async (tx, t) => void (await tx.delete(t.channel)));
    await using empty = await openOrganised();
    await empty.store.transact(async (tx, t) => {
      for (const table of [t.role, t.membership, t.association]) await tx.delete(table);
    });
    await empty.seat("Hedda", "coordinator");

    const nowhere = await house.press("Hedda", "claims-call");
    const nobody = await empty.press("Hedda", "claims-call");

    expect(nowhere.text).toContain("Det finns ingen kanal för dagens inlägg än");
    expect(nowhere.buttons.map(({ id }) => id)).toEqual(["channels"]);
    expect(nobody.text).toContain("Inga föreningar än.");
  });

  test("is for coordinators", async () => {
    await using house = await openOrganised();

    for (const id of ["claims-call", "claims-post", "claims", "claims-all:x", "claims-yes:a:b", "claims-no:a:b"])
      expect((await house.press("Farah", id)).text).toContain("får en samordnare göra");
    expect((await house.say("Farah", "/campaign claims")).text).toContain("får en samordnare göra");
    expect((await house.choose("Farah", "claims-one:0", "a:b")).text).toContain("får en samordnare göra");
  });

  test("can be let be", async () => {
    await using house = await openOrganised();

    const kept = await house.tap("Hedda", await house.press("Hedda", "claims-call"), "Nej, låt stå");

    expect(kept.text).toContain("kvar att ordna");
    expect(await house.tick()).toEqual([]);
  });
});

describe("/campaign claims", () => {
  test("names who asks for what, and who has it already", async () => {
    await using house = await openOrganised();
    await claim(house, ["Kim", "Huddinge"]);

    const list = await house.say("Hedda", "/campaign claims");

    expect(list.text).toContain("1 vill bli valansvarig");
    expect(list.text).toMatch(/Huddinge: @\S+ \(har redan @\S+\)/);
    expect(list.text).toContain("Den som godkänns får veta det direkt.");
    expect(list.buttons.map(({ label }) => label)).toEqual(["Godkänn"]);
  });

  test("answers one at a time, with a yes or a no, and tells them", async () => {
    await using house = await openOrganised();
    await claim(house, ["Kim", "Huddinge"], ["Alva", "Vantör"]);
    await house.tick();
    const list = await house.say("Hedda", "/campaign claims");

    const [yes, no] = [await pickBy(house, list, "Huddinge"), await pickBy(house, list, "Vantör")];
    const approved = await house.tap("Hedda", yes, "Godkänn");
    const declined = await house.tap("Hedda", no, "Nej");
    const twice = await house.tap("Hedda", no, "Nej");

    expect(yes.text).toContain("vill bli valansvarig för Huddinge. Hen får veta ditt svar direkt.");
    expect(approved.text).toContain("Godkänt. 1 valansvarig är på plats.");
    expect(declined.text).toContain("Då säger jag nej.");
    expect(twice.text).toContain("hittar inte det där");
    expect(Object.keys(await told(house)).sort()).toEqual(["Alva", "Kim"]);
    expect((await house.say("Kim", "/association")).text).toContain("Huddinge\nLokal förening");
  });

  test("never approves one more than was seen", async () => {
    await using house = await openOrganised();
    await claim(house, ["Kim", "Huddinge"], ["Alva", "Vantör"]);
    const list = await house.say("Hedda", "/campaign claims");
    await claim(house, ["Billy", "Vantör"]);

    const anew = await house.tap("Hedda", list, "Godkänn alla 2");
    const done = await house.tap("Hedda", anew, "Godkänn alla 3");

    expect(anew.text).toContain("Det har kommit fler sedan du öppnade listan.");
    expect(done.text).toContain("3 valansvariga är på plats");
  });

  test("approved at night is told in the morning, and says so", async () => {
    await using house = await openOrganised("2022-08-17T23:00+02:00");
    await claim(house, ["Kim", "Huddinge"]);

    const list = await house.say("Hedda", "/campaign claims");
    await house.tap("Hedda", list, "Godkänn");

    expect(list.text).toContain("Den som godkänns får veta det torsdag 18 augusti 07:00");
    expect(await told(house)).toEqual({});
    expect(Object.keys(await told(house, "2022-08-18T07:00+02:00"))).toEqual(["Kim"]);
  });
});

const pickBy = async (house: Organised, list: Awaited<ReturnType<Organised["say"]>>, association: string) => {
  const select = list.message?.blocks.find(({ kind }) => kind === "select");
  const choice =
    select?.kind === "select" ? select.choices.find(({ label }) => label.endsWith(`, ${association}`)) : undefined;
  return house.choose("Hedda", "claims-one:0", choice?.value ?? "");
};
