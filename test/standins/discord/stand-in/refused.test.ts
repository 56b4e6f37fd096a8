import { Routes } from "discord.js";
import { describe, expect, test } from "vitest";
import { button, discord, rest, row, send, V2, words } from "./server.ts";

const section = (at: number) => ({ type: 9, components: [words("line")], accessory: button(`b${at}`) });

describe("a body Discord would refuse is refused and remembered", () => {
  test.each([
    ["a misspelt key", { content: "hi", embedz: [] }, "embedz: unknown key"],
    ["a misspelt key deep inside", { components: [row({ ...button("a"), lable: "x" })] }, "lable: unknown key"],
    ["too long a custom_id", { components: [row(button("a".repeat(101)))] }, "custom_id"],
    ["2,001 characters", { content: "a".repeat(2001) }, "2000"],
    ["a custom_id twice", { components: [row(button("a"), button("a"))] }, "duplicated a"],
    ["a button that leads nowhere", { components: [row({ type: 2, style: 1, label: "x" })] }, "custom_id or a url"],
    ["six rows", { components: "abcdef".split("").map((id) => row(button(id))) }, "5 rows"],
    ["six buttons in a row", { components: [row(..."abcdef".split("").map((id) => button(id)))] }, "components"],
    ["6,001 characters of embeds", { embeds: [1, 2].map(() => ({ description: "a".repeat(3001) })) }, "6000"],
    ["content beside V2", { content: "hi", flags: V2, components: [words("x")] }, "beside IS_COMPONENTS_V2"],
    ["V2 without its flag", { components: [words("x")] }, "IS_COMPONENTS_V2 flag"],
    ["41 components", { flags: V2, components: Array.from({ length: 14 }, (_, i) => section(i)) }, "of at most 40"],
    ["4,001 characters in V2", { flags: V2, components: [words("a".repeat(2001)), words("a".repeat(2000))] }, "4001"],
    ["a nonce of 26 characters", { content: "hi", nonce: "n".repeat(26) }, "nonce"],
    ["an attachment nobody uploaded", { content: "hi", attachments: [{ id: "0" }] }, "nothing was uploaded"],
  ])("%s", async (_name, body, problem) => {
    const refused = send(body);

    await expect(refused).rejects.toMatchObject({ code: 50035, status: 400 });
    expect(discord.refused.flatMap(({ problems }) => problems).join()).toContain(problem);
    expect(discord.channel("general").messages).toEqual([]);
  });

  test("an empty message", async () => {
    const refused = send({ content: " " });

    await expect(refused).rejects.toMatchObject({ code: 50006 });
  });

  const command = (change: object) => ({ name: "signup", description: "Come along", ...change });
  const option = (change: object) => ({ type: 3, name: "activity", description: "Which", ...change });

  test.each([
    ["capitals in a name", [command({ name: "SignUp" })], "SignUp"],
    [
      "optional before required",
      [command({ options: [option({}), option({ name: "b", required: true })] })],
      "optional",
    ],
    [
      "choices beside autocomplete",
      [command({ options: [option({ autocomplete: true, choices: [{ name: "a", value: "a" }] })] })],
      "beside",
    ],
    ["an unknown locale", [command({ description_localizations: { sv: "Kom med" } })], "unknown locale"],
    ["a name twice", [command({}), command({})], "twice"],
    ["a misspelt key", [command({ descripton: "x" })], "unknown key"],
  ])("commands with %s", async (_name, body, problem) => {
    const refused = rest.put(Routes.applicationCommands(discord.application), { body });

    await expect(refused).rejects.toMatchObject({ code: 50035 });
    expect(discord.refused.flatMap(({ problems }) => problems).join()).toContain(problem);
  });
});

describe("an event in a server's calendar", () => {
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const evening = {
    name: "Ringkväll",
    entity_metadata: { location: "Högdalen" },
    scheduled_start_time: soon(60),
    scheduled_end_time: soon(120),
    privacy_level: 2,
    entity_type: 3,
  };

  test.each([
    ["that has begun", { scheduled_start_time: soon(-1) }],
    ["that ends before it begins", { scheduled_end_time: soon(30) }],
    ["without an end", { scheduled_end_time: undefined }],
    ["with too long a name", { name: "n".repeat(101) }],
    ["with a misspelt key", { descripton: "x" }],
  ])("%s is refused", async (_name, change) => {
    const route = Routes.guildScheduledEvents(discord.guild.id);

    await rest.post(route, { body: evening });
    const refused = rest.post(route, { body: { ...evening, ...change } });

    await expect(refused).rejects.toMatchObject({ code: 50035 });
    expect(discord.guild.record.events.size).toBe(1);
  });
});
