import { describe, expect, test } from "vitest";
import { addCode } from "../../../src/store/organisation/codes.ts";
import { type House, openHouse } from "../../house.ts";
import { ENGINES } from "../../stores.ts";

const NOON = "2022-08-01T12:00+02:00";
const FILLED = {
  organisation: "Distriktet",
  campaign: "Valet 2022",
  firstDay: "13/8",
  lastDay: "11/9",
  locale: "sv",
};
const open = (engine: "sqlite" | "postgres" = "sqlite") => openHouse({ engine, example: false, at: NOON });
const codeFrom = (house: House, at = NOON): Promise<string> =>
  house.store.transact((tx) =>
    addCode(tx, { purpose: "setup", organisationId: undefined, personId: undefined, at: new Date(at) }),
  );
const line = (text: string) => ({ kind: "line", text }) as const;

describe.each(ENGINES)("/campaign setup with a code, on %s", (engine) => {
  test("founds the organisation and its campaign, and makes the one who typed it coordinator", async () => {
    await using house = await open(engine);
    const code = await codeFrom(house);

    const begun = await house.say("Hedda", "/campaign setup");
    const asked = await house.fill("Hedda", await house.tap("Hedda", begun, "Jag har en kod"), { code });
    const form = await house.tap("Hedda", asked, "Ny kampanj");
    const founded = await house.fill("Hedda", form, FILLED);
    const list = await house.tap("Hedda", founded, "Vad är kvar?");
    const card = await house.say("Hedda", "/campaign");

    expect(begun.text).toContain("Här finns ingen kampanj än.");
    expect(asked.text).toContain("Koden stämmer.");
    expect(asked.text).toContain("Du blir samordnare. Ingen får något meddelande.");
    expect(form.form?.fields.map(({ name }) => name)).toEqual(Object.keys(FILLED));
    expect(founded.text).toContain("Distriktet är igång, och du är samordnare!");
    expect(list.text).toContain("saker kvar att ordna");
    expect(card.text).toContain("Distriktet: Valet 2022\n13 augusti–11 september 2022");
  });

  test("takes the code once", async () => {
    await using house = await open(engine);
    const code = await codeFrom(house);
    const form = await house.tap("Hedda", await house.say("Hedda", `/campaign setup ${code}`), "Ny kampanj");
    await house.fill("Hedda", form, FILLED);

    const elsewhere = await house.actAt("Farah", { workspace: "elsewhere" }, line(`/campaign setup ${code}`));
    const here = await house.submit("Farah", form.form?.action ?? "", FILLED);

    expect(elsewhere.text).toContain("Koden stämmer inte, är använd eller för gammal.");
    expect(here.text).toContain("Här finns redan en kampanj.");
  });
});

describe("a set-up code", () => {
  test.each([
    ["in capitals or small letters", (code: string) => code.toLowerCase()],
    ["with spaces for the dash", (code: string) => code.replace("-", " ")],
  ])("may be typed %s", async (_how, typed) => {
    await using house = await open();

    const asked = await house.say("Hedda", `/campaign setup ${typed(await codeFrom(house))}`);

    expect(asked.text).toContain("Koden stämmer.");
  });

  test("is refused where it is wrong or an hour old, with the form for another", async () => {
    await using house = await open();
    const old = await codeFrom(house, "2022-08-01T11:00+02:00");

    const wrong = await house.say("Hedda", "/campaign setup ABCDE-23456");
    const late = await house.say("Hedda", `/campaign setup ${old}`);
    const again = await house.tap("Hedda", wrong, "Jag har en kod");

    for (const refused of [wrong, late]) {
      expect(refused.refused).toBe(true);
      expect(refused.text).toContain("Koden stämmer inte, är använd eller för gammal.");
    }
    expect(again.form?.fields.map(({ name }) => name)).toEqual(["code"]);
  });

  test("is refused while the form was filled in, if someone was faster", async () => {
    await using house = await open();
    const code = await codeFrom(house);
    const asked = await house.say("Hedda", `/campaign setup ${code}`);
    const form = await house.tap("Hedda", asked, "Ny kampanj");
    await house.actAt(
      "Farah",
      { workspace: "elsewhere" },
      { kind: "submit", action: form.form?.action ?? "", values: FILLED },
    );

    const late = await house.fill("Hedda", form, FILLED);
    const reopened = await house.tap("Hedda", asked, "Ny kampanj");

    for (const refused of [late, reopened]) expect(refused.text).toContain("är använd eller för gammal");
  });

  test("is for whoever manages the workspace", async () => {
    await using house = await open();
    const code = await codeFrom(house);
    const nobody = { managesWorkspace: false };

    const refused = [
      await house.actAt("Kim", nobody, line("/campaign setup")),
      await house.actAt("Kim", nobody, line(`/campaign setup ${code}`)),
      await house.actAt("Kim", nobody, { kind: "press", id: "setup-code" }),
      await house.actAt("Kim", nobody, { kind: "submit", action: "setup-code-set", values: { code } }),
      await house.actAt("Kim", nobody, { kind: "submit", action: `setup-found-set:${code}`, values: FILLED }),
    ];

    for (const { text } of refused) expect(text).toContain("får bara den göra som sköter servern");
  });

  test("of another kind founds nothing", async () => {
    await using house = await open();
    const founding = await codeFrom(house);
    const form = await house.tap("Hedda", await house.say("Hedda", `/campaign setup ${founding}`), "Ny kampanj");
    await house.fill("Hedda", form, FILLED);
    const link = /^[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await house.say("Hedda", "/campaign link")).text)?.[0] ?? "";
    const person = /^[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await house.say("Hedda", "/mydata link")).text)?.[0] ?? "";
    const elsewhere = { workspace: "elsewhere" };

    const forged = await house.actAt("Hedda", elsewhere, {
      kind: "submit",
      action: `setup-found-set:${link}`,
      values: FILLED,
    });
    const joined = await house.actAt("Hedda", elsewhere, { kind: "press", id: `setup-join:${await codeFrom(house)}` });
    const persons = await house.actAt("Hedda", elsewhere, line(`/campaign setup ${person}`));

    for (const { text } of [forged, joined, persons]) expect(text).toContain("Koden stämmer inte");
  });
});

describe("founding", () => {
  test.each([
    [{ organisation: " " }, "Organisationens namn: skriv något där."],
    [{ campaign: "x".repeat(200) }, "Kampanjens namn: högst"],
    [{ firstDay: "sen" }, "Första dagen: det är ingen dag jag förstår."],
    [{ lastDay: "31/2" }, "Sista dagen: det är ingen dag jag förstår."],
    [{ firstDay: "11/9", lastDay: "13/8" }, "Sista dagen är före den första."],
    [{ locale: "fr" }, "Språk: välj något i listan."],
  ])("refuses %j with the reason, and keeps all that was typed", async (values, why) => {
    await using house = await open();
    const asked = await house.say("Hedda", `/campaign setup ${await codeFrom(house)}`);
    const form = await house.tap("Hedda", asked, "Ny kampanj");
    const typed = { ...FILLED, ...values };

    const refused = await house.fill("Hedda", form, typed);
    const again = await house.tap("Hedda", refused, "Försök igen");
    const founded = await house.fill("Hedda", again, FILLED);

    expect(refused.refused).toBe(true);
    expect(refused.text).toContain(why);
    expect(Object.fromEntries(again.form?.fields.map(({ name, value }) => [name, value]) ?? [])).toEqual(typed);
    expect(founded.text).toContain("Distriktet är igång");
  });

  test("keeps a code that was mistyped", async () => {
    await using house = await open();
    const form = await house.press("Hedda", "setup-code");

    const refused = await house.fill("Hedda", form, { code: "ABCDE-23456" });
    const again = await house.tap("Hedda", refused, "Jag har en kod");

    expect(again.form?.fields[0]?.value).toBe("ABCDE23456");
  });

  test("in English makes an English campaign", async () => {
    await using house = await open();
    const asked = await house.say("Hedda", `/campaign setup ${await codeFrom(house)}`);
    const form = await house.tap("Hedda", asked, "Ny kampanj");

    await house.fill("Hedda", form, { ...FILLED, locale: "en" });

    expect((await house.say("Kim", "/schedule")).text).toContain("Nothing");
  });
});

describe("where no campaign is set up", () => {
  test.each(["/campaign", "/campaign roles", "/schedule", "/association"])("%s says how to begin", async (typed) => {
    await using house = await open();

    const { text } = await house.say("Kim", typed);

    expect(text).toContain("/campaign setup");
  });
});
