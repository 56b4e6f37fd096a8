import { describe, expect, test } from "vitest";
import { addOrganisation } from "../../src/store/organisation/campaigns.ts";
import { linkWorkspace } from "../../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import { grantRole, withdrawRole } from "../../src/store/people/roles.ts";
import { type ChatHouse, openChatHouse } from "../chat-house.ts";
import { summer } from "../stage.ts";
import type { GuildPlace } from "../standins/discord/places.ts";
import type { Person as User } from "../standins/slack/person.ts";
import {
  CODE,
  codeFromDiscord,
  codeIn,
  coordinatorGrant,
  coordinatorOnDiscord,
  linkedWorkspaces,
  manager,
  permissions,
  personOf,
} from "./link-codes.ts";

/** An organisation with a campaign of its own in the Slack workspace, which Greta coordinates. */
const neighbours = async (house: ChatHouse): Promise<User> => {
  const { hours: _hours, organisationId: _id, ...campaign } = await house.stage.campaign();
  const workspace = { platform: "slack", externalId: house.slack.workspace.team.id } as const;
  const id = workspaceIdOf(workspace.platform, workspace.externalId);
  await house.stage.store.transact(async (tx, t) => {
    const other = { ...campaign, id: "their-campaign", name: "Deras val" };
    await addOrganisation(tx, t, { id: "theirs", name: "Grannen", example: false }, other, summer("2022-08-01 12:00"));
    await linkWorkspace(tx, { id, organisationId: "theirs", ...workspace });
  });
  const greta = house.slack.user("Greta", { admin: true });
  await greta.command("/mydata language sv");
  const personId = await personOf(house, greta.id);
  await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId: "theirs", name: "coordinator" }));
  return greta;
};

const anotherServer = ({ discord }: ChatHouse): GuildPlace => {
  const guild = discord.addGuild("Ungdomsförbundet");
  guild.channel("allmänt");
  return guild;
};

describe("a second workspace is not adopted", () => {
  test("with a wrong code, nor with one for a person", async () => {
    await using house = await openChatHouse("discord");
    const hedda = await coordinatorOnDiscord(house);
    const here = manager(house);
    const forPerson = codeIn((await hedda.slash("mydata", { what: "link" })).text);

    const wrong = await here.command("/campaign link ABCDE-FGHJK");
    const other = await here.command(`/campaign link ${forPerson}`);

    for (const refused of [wrong, other]) expect(refused.words).toContain("Koden stämmer inte, är använd eller");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "playground"]);
  });

  test("with a code that was used, also between the question and the yes", async () => {
    await using house = await openChatHouse("discord");
    const hedda = await coordinatorOnDiscord(house);
    const code = await codeFromDiscord(hedda);
    const elsewhere = anotherServer(house).member("Hedda", { as: hedda, permissions });
    const here = manager(house);

    const asked = await here.command(`/campaign link ${code}`);
    await elsewhere.press(await elsewhere.slash("campaign", { what: "link", value: code }), "Koppla ihop");
    const late = await here.press(asked, "Koppla ihop");
    const again = await here.command(`/campaign link ${code}`);

    for (const refused of [late, again]) expect(refused.words).toContain("Koden stämmer inte, är använd eller");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "discord", "playground"]);
  });

  test("with a code that is an hour old", async () => {
    await using house = await openChatHouse("discord");
    const code = await codeFromDiscord(await coordinatorOnDiscord(house));
    const here = manager(house);

    await house.tick("2022-08-17 06:59");
    const inTime = await here.command(`/campaign link ${code}`);
    await house.tick("2022-08-17 07:00");
    const late = await here.press(inTime, "Koppla ihop");

    expect(inTime.words).toContain("hör då till Distriktet");
    expect(late.words).toContain("Koden stämmer inte, är använd eller för gammal.");
  });

  test("with the code of someone who does not coordinate any more", async () => {
    await using house = await openChatHouse("discord");
    const hedda = await coordinatorOnDiscord(house);
    const code = await codeFromDiscord(hedda);
    const grant = await coordinatorGrant(house, hedda.id);
    await house.stage.store.transact((tx) => withdrawRole(tx, grant));

    const refused = await manager(house).command(`/campaign link ${code}`);

    expect(refused.words).toContain("Koden stämmer inte");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "playground"]);
  });

  test("by who does not manage it, whatever the code", async () => {
    await using house = await openChatHouse("discord");
    const code = await codeFromDiscord(await coordinatorOnDiscord(house));

    const refused = await house.slack.user("Bo").command(`/campaign link ${code}`);

    expect(refused.words).toContain("Det får bara den göra som sköter servern eller arbetsytan.");
    expect(await linkedWorkspaces(house)).toEqual(["discord", "playground"]);
  });

  test("where a campaign is already: that one keeps its people and figures, and the code its worth", async () => {
    await using house = await openChatHouse("discord");
    const greta = await neighbours(house);
    const code = await codeFromDiscord(await coordinatorOnDiscord(house));

    const linking = await greta.command(`/campaign link ${code}`);
    const settingUp = await greta.command(`/campaign setup ${code}`);
    const elsewhere = anotherServer(house).member("Ida", { locale: "sv-SE", permissions });
    const unused = await elsewhere.slash("campaign", { what: "link", value: code });

    for (const refused of [linking, settingUp])
      expect(refused.words).toContain("Här finns redan en kampanj. En kod kopplar bara en arbetsyta utan kampanj.");
    expect(unused.text).toContain("hör då till Distriktet");
    const theirs = await house.stage.store.read(async (db, t) => await db.select().from(t.workspace));
    expect(theirs.find(({ platform }) => platform === "slack")?.organisationId).toBe("theirs");
    expect((await greta.command("/campaign")).words).toContain("Deras val");
  });

  test("by who does not coordinate there: activists get no code", async () => {
    await using house = await openChatHouse("slack");

    const refused = await house.slack.user("Bo").command("/campaign link");

    expect(refused.words).not.toMatch(CODE);
    expect(refused.words).toContain("samordnare");
  });
});
