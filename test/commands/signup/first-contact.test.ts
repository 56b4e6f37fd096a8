import { describe, expect, test } from "vitest";
import { openCampaign } from "../../campaign.ts";
import { openHouse } from "../../house.ts";
import { HANDOUT, labels, PHONE_BANK } from "./plans.ts";

describe("the first contact", () => {
  test("says what is kept and how long, and asks for the association, hosts first, without holding anything up", async () => {
    await using house = await openHouse();

    const answer = await house.say("Nykomling", "/signup högdalens t-bana");
    const set = await house.tap("Nykomling", answer, "Vantör");

    expect(answer.text).toContain("Du är anmäld, vad bra!");
    expect(answer.text).toContain(
      "Första gången: Jag sparar konto-id, förening och pass. Passen raderas efter 30 dagar. Vilken förening?",
    );
    expect(labels(answer).slice(3)).toEqual(["Kommunalvänstern", "Vantör", "Annan", "Vet inte", "Ingen än"]);
    expect(set.text).toBe("Du räknas till Vantör.");
  });

  test.each(["Vet inte", "Ingen än"])("takes %s for a full answer and asks no more", async (label) => {
    await using house = await openCampaign();
    await house.association("Solna");
    const first = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    const answer = await house.tap("Kim", first, label);
    const second = await house.press("Kim", `signup:${await house.shift(PHONE_BANK)}`);

    expect(answer.text).toContain("Då räknas du inte till någon förening än.");
    expect(second.text).not.toContain("Vilken förening?");
  });

  test("offers every other association in menus", async () => {
    await using house = await openHouse();
    const answer = await house.say("Nykomling", "/signup slussen");

    const menus = await house.tap("Nykomling", answer, "Annan");
    const set = await house.pick("Nykomling", menus, "Älvsjö");

    expect(menus.message?.blocks.filter(({ kind }) => kind === "select")).toHaveLength(3);
    expect(set.text).toBe("Du räknas till Älvsjö.");
  });

  test("counts what was signed up to before for the association that is named afterwards", async () => {
    await using house = await openCampaign();
    const solna = await house.association("Solna");
    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    await house.pick("Kim", await house.tap("Kim", answer, "Annan"), "Solna");

    const rows = await house.store.read((db, t) => db.select({ id: t.signUp.associationId }).from(t.signUp));
    expect(rows).toEqual([{ id: solna }]);
  });

  test("is the first sign-up, not the first word", async () => {
    await using house = await openCampaign();
    await house.say("Kim", "/mydata language en");

    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);

    expect(answer.text).toContain("First time: I keep your account id, association and shifts.");
  });

  test("asks a member of several branches for which of them they come", async () => {
    await using house = await openCampaign();
    const teachers = await house.association("Lärarvänstern", "branch");
    await house.association("Vårdvänstern", "branch");
    await house.say("Kim", "/mydata association Lärarvänstern");
    await house.say("Kim", "/mydata association Vårdvänstern");

    const answer = await house.press("Kim", `signup:${await house.shift(HANDOUT)}`);
    const set = await house.pick("Kim", answer, "Lärarvänstern");

    const rows = await house.store.read((db, t) => db.select({ id: t.signUp.associationId }).from(t.signUp));
    expect(answer.text).toContain("Vilken förening kommer du för?");
    expect(set.text).toBe("Du kommer för Lärarvänstern.");
    expect(rows).toEqual([{ id: teachers }]);
  });
});
