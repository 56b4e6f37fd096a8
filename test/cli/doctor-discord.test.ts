import { PermissionFlagsBits } from "discord.js";
import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli.ts";
import { type ChannelPurpose, linkWorkspace, setChannel } from "../../src/store/organisation/channels.ts";
import { workspaceIdOf } from "../../src/store/people/accounts.ts";
import type { Store } from "../../src/store/store.ts";
import { stageIn } from "../stage.ts";
import { type Discord, standIn } from "../standins/discord/stand-in.ts";
import { freshStore } from "../stores.ts";

type Chosen = Readonly<Record<string, ChannelPurpose>>;

const choose = async (store: Store, discord: Discord, chosen: Chosen): Promise<void> => {
  const { organisationId } = await (await stageIn(store)).campaign();
  const workspaceId = workspaceIdOf("discord", discord.guild.id);
  await store.transact(async (tx) => {
    await linkWorkspace(tx, { id: workspaceId, organisationId, platform: "discord", externalId: discord.guild.id });
    for (const [name, purpose] of Object.entries(chosen)) {
      const place = { organisationId, workspaceId, externalId: discord.channel(name).id, purpose };
      await setChannel(tx, { ...place, associationId: undefined, closed: false });
    }
  });
};

/** What `samling doctor --json` finds of Discord. */
const found = async (
  discord: Discord,
  chosen: Chosen = {},
  token = discord.token,
  then = (): void => {},
  settings = {},
) => {
  await using store = await freshStore("sqlite");
  await choose(store, discord, chosen);
  await store.transact(async (tx, t) => void (await tx.update(t.campaign).set({ settings })));
  then();
  const out: string[] = [];
  const environment = { DATABASE_URL: store.url, DISCORD_TOKEN: token, DISCORD_API_URL: discord.url };
  const streams = { out: (text: string) => void out.push(text), err: () => {} };
  await run(["doctor", "--json"], environment, streams, new AbortController().signal);
  const { findings } = JSON.parse(out.join(""));
  return findings.filter(({ what }: { readonly what: string }) => what === "discord");
};

describe("samling doctor in Discord", () => {
  test("tells the invite link and that all is well", async () => {
    await using discord = await standIn();

    expect(await found(discord, { general: "daily" })).toMatchObject([
      {
        ok: true,
        found: expect.stringContaining(`https://discord.com/oauth2/authorize?client_id=${discord.application}`),
      },
      { ok: true, found: "in Distriktet with every permission in 1 channel(s)" },
    ]);
  });

  test("names what is missing where, which channel is gone, and which one everyone reads", async () => {
    await using discord = await standIn();
    discord.channel("aktiviteter").overwrite({ id: discord.guild.botRole.id, deny: PermissionFlagsBits.SendMessages });
    const chosen = { aktiviteter: "daily", samordning: "coordinators", borta: "association" } as const;

    const findings = await found(discord, chosen, discord.token, () => discord.channel("borta").delete());

    expect(findings.slice(1)).toMatchObject([
      { ok: false, found: "in Distriktet, #aktiviteter: SendMessages is missing" },
      { ok: false, found: "in Distriktet, #samordning: everyone can read it" },
      { ok: false, found: "in Distriktet a chosen channel is gone" },
    ]);
  });

  test("names what a server lacks as a whole before any channel is chosen, and the server it can't look into", async () => {
    await using discord = await standIn();
    const other = discord.addGuild("Annat distrikt");
    discord.guild.botRole.permissions &= ~PermissionFlagsBits.CreatePrivateThreads;
    discord.faults.set(`GET /guilds/${other.id}/roles`, { code: 50001, times: 2 });

    expect((await found(discord)).slice(1)).toMatchObject([
      { ok: false, found: "in Distriktet: CreatePrivateThreads is missing" },
      { ok: false, found: "in Annat distrikt nothing can be looked at" },
    ]);
  });

  test("asks for Create Events only where activities are to stand in the calendar, and says where it is missing", async () => {
    await using discord = await standIn();
    discord.guild.botRole.permissions &= ~PermissionFlagsBits.CreateEvents;
    const asked = (all: readonly { readonly found: string }[]): bigint =>
      BigInt(/permissions=(\d+)/.exec(all[0]?.found ?? "")?.[1] ?? "0") & PermissionFlagsBits.CreateEvents;
    const chosen = { general: "daily" } as const;

    const without = await found(discord, chosen);
    const with_ = await found(discord, chosen, discord.token, () => {}, { nativeEvents: true });

    expect([without, with_].map(asked)).toEqual([0n, PermissionFlagsBits.CreateEvents]);
    expect(without.map(({ ok }: { readonly ok: boolean }) => ok)).toEqual([true, true]);
    expect(with_.at(-1)).toMatchObject({
      ok: false,
      found: expect.stringContaining("in Distriktet CreateEvents is missing"),
    });
  });

  test("names the token that Discord refuses", async () => {
    await using discord = await standIn();

    expect(await found(discord, {}, `wrong-${nanoid()}`)).toMatchObject([
      { ok: false, found: "Discord refuses DISCORD_TOKEN" },
    ]);
  });
});
