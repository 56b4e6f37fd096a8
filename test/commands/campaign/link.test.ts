import { describe, expect, test } from "vitest";
import { type Organised, openOrganised } from "../../organised.ts";
import { ENGINES } from "../../stores.ts";

const line = (text: string) => ({ kind: "line", text }) as const;
const ELSEWHERE = { workspace: "elsewhere" };
const codeFor = async (house: Organised): Promise<string> =>
  /^[A-Z0-9]{5}-[A-Z0-9]{5}/.exec((await house.say("Hedda", "/campaign link")).text)?.[0] ?? "no code";

describe.each(ENGINES)("/campaign link, on %s", (engine) => {
  test("gives a code with which the same coordinator adopts a second workspace, once", async () => {
    await using house = await openOrganised(undefined, engine);
    await house.evening();
    const code = await codeFor(house);

    const asked = await house.actAt("Hedda", ELSEWHERE, line(`/campaign link ${code}`));
    const yes = { kind: "press", id: asked.buttons[0]?.id ?? "" } as const;
    const joined = await house.actAt("Hedda", ELSEWHERE, yes);
    const schedule = await house.actAt("Kim", ELSEWHERE, line("/schedule 18/8"));
    const roles = await house.actAt("Hedda", ELSEWHERE, line("/campaign roles"));
    const third = await house.actAt("Kim", { workspace: "third" }, line(`/campaign link ${code}`));

    expect(asked.text).toContain("Den här arbetsytan hör då till Distriktet, och du blir samordnare här.");
    expect(asked.text).toContain("Ingen får något meddelande.");
    expect(joined.text).toContain("Arbetsytan hör nu till Distriktet, och du är samordnare.");
    expect(schedule.text).toContain("Högdalen");
    expect(roles.refused).toBe(false);
    expect(third.text).toContain("Koden stämmer inte, är använd eller för gammal.");
  });
});

describe("the code of /campaign link", () => {
  test("says until when it is good and that it is a secret, and is then no good", async () => {
    await using house = await openOrganised();
    const given = await house.say("Hedda", "/campaign link");
    const code = given.text.split("\n")[0] ?? "";
    house.at("2022-08-17T13:00+02:00");

    const late = await house.actAt("Hedda", ELSEWHERE, line(`/campaign link ${code}`));

    expect(given.text).toContain("i den andra arbetsytan före 13:00.");
    expect(given.text).toContain("Visa den inte för någon.");
    expect(late.text).toContain("Koden stämmer inte, är använd eller för gammal.");
  });

  test("replaces the one before", async () => {
    await using house = await openOrganised();
    const [first, second] = [await codeFor(house), await codeFor(house)];

    const old = await house.actAt("Hedda", ELSEWHERE, line(`/campaign link ${first}`));
    const fresh = await house.actAt("Hedda", ELSEWHERE, line(`/campaign setup ${second}`));

    expect(old.refused).toBe(true);
    expect(fresh.text).toContain("Den här arbetsytan hör då till Distriktet");
  });

  test("is only for whoever manages the other workspace", async () => {
    await using house = await openOrganised();
    const code = await codeFor(house);
    const where = { ...ELSEWHERE, managesWorkspace: false };

    const typed = await house.actAt("Hedda", where, line(`/campaign link ${code}`));
    const pressed = await house.actAt("Hedda", where, { kind: "press", id: `setup-join:${code}` });

    for (const { text } of [typed, pressed]) expect(text).toContain("får bara den göra som sköter servern");
  });

  test("has no use where a campaign is set up already", async () => {
    await using house = await openOrganised();
    const code = await codeFor(house);

    const refused = [
      await house.say("Hedda", `/campaign link ${code}`),
      await house.say("Hedda", `/campaign setup ${code}`),
      await house.press("Hedda", "setup-code"),
      await house.press("Hedda", `setup-join:${code}`),
      await house.submit("Hedda", "setup-code-set", { code }),
    ];

    for (const one of refused) {
      expect(one.text).toContain("Här finns redan en kampanj.");
      expect(one.buttons.map(({ id }) => id)).toEqual(["setup"]);
    }
  });

  test("does not take the example out of the playground", async () => {
    await using house = await openOrganised();
    await house.store.transact(async (tx, t) => void (await tx.update(t.organisation).set({ example: true })));
    const code = await codeFor(house);

    const slack = { platform: "slack", workspace: "T1" } as const;
    const asked = await house.actAt("Hedda", slack, line(`/campaign link ${code}`));
    const refused = await house.actAt("Hedda", slack, { kind: "press", id: asked.buttons[0]?.id ?? "" });

    expect(refused.text).toBe("Exempelkampanjen stannar på övningsytan.");
  });

  test("is a coordinator's to take out", async () => {
    await using house = await openOrganised();

    expect((await house.say("Farah", "/campaign link")).text).toContain("får en samordnare göra");
  });
});
