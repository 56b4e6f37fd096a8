import { REST } from "discord.js";
import { expect, test } from "vitest";
import { registering } from "../../../src/adapters/discord/registering.ts";
import type { Spec } from "../../../src/chat/command.ts";
import { standIn } from "../../standins/discord/stand-in.ts";

const SIGN_UP: Spec = {
  name: "signup",
  description: { sv: "Anmäl dig", en: "Sign up" },
  audience: "everyone",
  options: [],
};

test("servers that are heard of at once get their commands once", async () => {
  await using discord = await standIn();
  const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
  const faults: unknown[] = [];
  const { signal } = new AbortController();
  const report = (fault: unknown) => void faults.push(fault);
  const register = registering({ rest, only: discord.guild.id, report, closing: signal });

  await Promise.all([
    register(discord.application, [discord.guild.id], [SIGN_UP]),
    register(discord.application, [discord.guild.id], [SIGN_UP]),
  ]);

  expect(discord.commands).toEqual(["signup"]);
  expect(discord.count("PUT /applications/*/guilds/*/commands")).toBe(1);
  expect(faults).toEqual([]);
});
