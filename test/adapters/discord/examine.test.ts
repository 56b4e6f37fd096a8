import { PermissionFlagsBits } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { examine } from "../../../src/adapters/discord/examine.ts";
import { inviteLink, NEEDED } from "../../../src/adapters/discord/invite.ts";
import { type Discord, standIn } from "../../standins/discord/stand-in.ts";

let discord: Discord;
beforeEach(async () => {
  discord = await standIn();
});
afterEach(() => discord[Symbol.asyncDispose]());

const look = async () => {
  const found = await examine({ token: discord.token, apiUrl: discord.url, calendar: false });
  if (found.kind !== "ready") throw new Error("the token was refused");
  return found;
};

test("the invite asks for the least and for nothing privileged", () => {
  const link = new URL(inviteLink("42", false));

  const asked = BigInt(link.searchParams.get("permissions") ?? "0");
  expect(link.searchParams.get("scope")).toBe("bot applications.commands");
  expect(link.searchParams.get("client_id")).toBe("42");
  expect(NEEDED.filter((name) => asked & PermissionFlagsBits[name])).toEqual([...NEEDED]);
  expect(asked & PermissionFlagsBits.Administrator).toBe(0n);
  expect(asked & PermissionFlagsBits.MentionEveryone).toBe(0n);
  expect(asked & PermissionFlagsBits.CreateEvents).toBe(0n);
});

test("the invite asks for Create Events only where activities are to stand in the calendar", () => {
  const [without = 0n, with_ = 0n] = [false, true].map((calendar) =>
    BigInt(new URL(inviteLink("42", calendar)).searchParams.get("permissions") ?? "0"),
  );

  expect(with_ & ~without).toBe(PermissionFlagsBits.CreateEvents);
});

test("a working token tells its application and its servers", async () => {
  const found = await look();

  expect(found).toMatchObject({
    application: discord.application,
    name: "Samling",
    invite: inviteLink(discord.application, false),
    servers: [
      {
        id: discord.guild.id,
        name: "Distriktet",
        inside: { missing: [], channels: [{ name: "general", open: true, missing: [] }] },
      },
    ],
  });
});

test("what is missing is told where it is missing", async () => {
  discord.guild.botRole.permissions &= ~PermissionFlagsBits.AttachFiles;
  discord.channel("general").overwrite({ id: discord.guild.id, deny: PermissionFlagsBits.AttachFiles });
  discord.channel("ledning").overwrite({ id: discord.guild.id, deny: PermissionFlagsBits.ViewChannel });
  discord
    .channel("ledning")
    .overwrite({ id: discord.application, of: "member", allow: PermissionFlagsBits.ViewChannel });
  discord.channel("sluten").overwrite({ id: discord.guild.id, deny: PermissionFlagsBits.ViewChannel });

  const found = await look();

  expect(found.servers[0]?.inside).toMatchObject({
    missing: [],
    channels: [
      { name: "general", open: true, missing: ["AttachFiles"] },
      { name: "ledning", open: false, missing: [] },
      { name: "sluten", open: false, missing: ["ViewChannel"] },
    ],
  });
});

test("an administrator lacks nothing", async () => {
  discord.guild.botRole.permissions = PermissionFlagsBits.Administrator;
  discord.channel("sluten").overwrite({ id: discord.guild.id, deny: PermissionFlagsBits.ViewChannel });

  const found = await look();

  expect(found.servers[0]?.inside?.channels.flatMap(({ missing }) => missing)).toEqual([]);
});

test("a refused token is said to be refused", async () => {
  const found = await examine({ token: "wrong", apiUrl: discord.url, calendar: false });

  expect(found).toEqual({ kind: "refused" });
});
