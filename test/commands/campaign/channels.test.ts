import { PermissionFlagsBits } from "discord.js";
import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import { addAccount, workspaceIdOf } from "../../../src/store/people/accounts.ts";
import { grantRole } from "../../../src/store/people/roles.ts";
import { openDiscordHouse, openSlackHouse } from "../../chat-house.ts";
import { type Organised, openOrganised } from "../../organised.ts";
import type { Stage } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";

const NAMES = ["Solna", "Upplands Väsby", "Årsta"];
const withMore = async (engine: "sqlite" | "postgres" = "sqlite"): Promise<Organised> => {
  const house = await openOrganised(undefined, engine);
  for (const name of NAMES) await house.association(name);
  return house;
};
const channelsOf = (house: Organised) =>
  house.store.read(async (db, t) => (await db.select().from(t.channel)).map(({ externalId }) => externalId).sort());

describe.each(ENGINES)("/campaign channels, on %s", (engine) => {
  test("matches channels to associations by name on one page, with one yes", async () => {
    await using house = await withMore(engine);

    const page = await house.say("Hedda", "/campaign channels");
    const before = await channelsOf(house);
    const done = await house.tap("Hedda", page, "Använd alla 5");
    const card = await house.say("Hedda", "/association Upplands");
    const after = await house.press("Hedda", "channels");

    expect(page.text).toContain("Klart: 1 för dagens inlägg, 1 för samordnare, 0 för föreningar.");
    expect(page.text).toContain("Så tolkar jag namnen på 5 kanaler:");
    expect(page.text).toMatch(/Upplands Väsby → #upplands-v.sby/);
    expect(page.text).toContain("Inget skrivs nu.");
    expect(before).toEqual(["dagens", "samordning"]);
    expect(done.text).toContain("5 kanaler är på plats.");
    expect(done.buttons.map(({ label }) => label)).toEqual(["Vad är kvar?"]);
    expect(card.text).toMatch(/Kanal: #upplands-v.sby\./);
    expect(after.text).toContain("5 för föreningar.");
    expect(after.text).toContain("Jag hittar inga fler kanaler som heter som en förening.");
    expect(after.buttons).toEqual([]);
    expect(await house.tick()).toEqual([]);
  });
});

describe("the page of channels", () => {
  test("proposes the daily post's and the coordinators' where there are none yet", async () => {
    await using house = await withMore();
    await house.store.transact(async (tx, t) => void (await tx.delete(t.channel)));

    const page = await house.say("Hedda", "/campaign channels");

    expect(page.text).toContain("Dagens inlägg 07:00 → #aktiviteter");
    expect(page.text).toContain("Samordnare → #samordnare");
  });

  test("is shown anew to whoever presses an old one", async () => {
    await using house = await withMore();
    const page = await house.say("Hedda", "/campaign channels");
    const yes = page.buttons[0]?.id ?? "";
    await house.association("Kista");

    const anew = await house.press("Hedda", yes);
    await house.tap("Hedda", anew, "Använd alla 6");
    const late = await house.press("Hedda", yes);

    expect(anew.text).toContain("Kanalerna har ändrats sedan du öppnade sidan.");
    expect(anew.text).toContain("Kista → #kista");
    expect(late.text).toContain("Den knappen gäller inte längre.");
  });

  test("is for coordinators", async () => {
    await using house = await withMore();
    const page = await house.say("Hedda", "/campaign channels");

    const refused = [
      await house.say("Farah", "/campaign channels"),
      await house.press("Farah", page.buttons[0]?.id ?? ""),
      await house.press("Farah", "channels"),
    ];

    for (const { text } of refused) expect(text).toContain("får en samordnare göra");
  });
});

/** Makes an account of a chat platform a coordinator's. */
const coordinate = async ({ stage }: { readonly stage: Stage }, workspaceId: string, account: string) => {
  const { organisationId } = await stage.campaign();
  const personId = nanoid();
  await stage.store.transact(async (tx) => {
    await addAccount(tx, { personId, organisationId, workspaceId, account, at: new Date("2022-08-17T06:00Z") });
    await grantRole(tx, { personId, organisationId, name: "coordinator" });
  });
};

describe("the channels of a workspace", () => {
  test("are matched as they are named in Slack, and those that everyone reads are pointed out", async () => {
    await using house = await openSlackHouse();
    const { slack, stage } = house;
    for (const name of [...NAMES, "Kista"]) await stage.association(name);
    const solna = slack.channel("ring-solna", { kind: "private" });
    slack.channel("upplands-vasby");
    slack.channel("arsta", { kind: "private" });
    slack.channel("fika");
    const admin = slack.user("Admin");
    await coordinate(house, workspaceIdOf("slack", slack.workspace.team.id), admin.id);

    const page = await admin.command("/campaign channels");
    const { words } = page;
    const done = await admin.press(page, "Använd alla 3");
    const card = await admin.command("/association Solna");

    expect(words).toContain("Solna → #ring-solna");
    expect(words).toContain("Upplands Väsby → #upplands-vasby");
    expect(words).toContain("Årsta → #arsta");
    expect(words).not.toContain("#fika");
    expect(words).toContain("de här kanalerna kan alla läsa: #upplands-vasby.");
    expect(words).toContain("1 förening utan kanal: Kista.");
    expect(done.words).toContain("3 kanaler är på plats.");
    expect(JSON.stringify(card.blocks)).toContain(`<#${solna.id}>`);
  });

  test("are matched as they are named in Discord", async () => {
    await using house = await openDiscordHouse();
    const { discord, stage } = house;
    for (const name of NAMES) await stage.association(name);
    const solna = discord.channel("ring-solna");
    discord.channel("upplands-väsby");
    const hedda = discord.member("Hedda", { locale: "sv-SE", permissions: PermissionFlagsBits.ManageEvents });
    await coordinate(house, workspaceIdOf("discord", discord.guild.id), hedda.id);

    const page = await hedda.slash("campaign", { what: "channels" });
    const { text } = page;
    const done = await hedda.press(page, "Använd alla 2");
    const card = await hedda.slash("association", { association: "Solna" });

    expect(text).toContain("Solna → #ring-solna");
    expect(text).toContain("Upplands Väsby → #upplands-väsby");
    expect(done.text).toContain("2 kanaler är på plats.");
    expect(card.text).toContain(`Kanal: <#${solna.id}>.`);
  });
});
