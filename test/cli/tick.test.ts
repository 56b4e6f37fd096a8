import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { currentCampaigns } from "../../src/store/organisation/campaigns.ts";
import { linkWorkspace } from "../../src/store/organisation/channels.ts";
import { type CommandLine, item, openCommandLine, pageOf } from "./terminal.ts";

const planned = async (cli: CommandLine) =>
  cli.samling(
    "import",
    await cli.file(
      "page.md",
      pageOf(item("17/8", "17:00-19:00", "Solna", "Ringstuga"), item("18/8", "06:30-09:00", "Slussen", "Utdelning")),
    ),
    "--apply",
    "--at",
    "2022-08-10T12:00",
  );

describe("samling tick", () => {
  test("claims what is due, sends it to the playground and prints it once", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    const first = await cli.json("tick", "--at", "2022-08-17T07:00");
    const second = await cli.json("tick", "--at", "2022-08-17T07:00+02:00");

    const [post, ...others] = first.json.posts;
    expect(first.code).toBe(0);
    expect(first.err).toBe("");
    expect(others).toEqual([]);
    expect(post).toMatchObject({ channel: "aktiviteter", person: null, job: "daily-schedule" });
    expect(post.text).toBe(
      [
        "Onsdag 17 augusti.",
        "17:00–19:00: Solna, ringstuga",
        "0 kommer, 20 till behövs",
        "Tidigt i morgon",
        "06:30–09:00: Slussen, utdelning",
        "0 kommer, 4 till behövs",
        "",
      ].join("\n"),
    );
    expect(Object.keys(post).sort()).toEqual(["channel", "job", "message", "person", "text"]);
    expect(second.json).toEqual({ posts: [] });
  });

  test("calls in the evening for what begins early, and on no other", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    const at = async (moment: string) =>
      (await cli.json("tick", "--at", moment)).json.posts
        .map((post: { job: string }) => post.job)
        .filter((job: string) => job === "daily-schedule" || job === "early-call");

    expect(await at("2022-08-16T18:00")).toEqual([]);
    expect(await at("2022-08-17T07:00")).toEqual(["daily-schedule"]);
    expect(await at("2022-08-17T18:00")).toEqual(["early-call"]);
    expect(await at("2022-08-18T18:00")).toEqual([]);
  });

  test("names the person it tells, and the job where there is one", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    const [shift] = (await cli.json("schedule", "--date", "2022-08-18")).json.activities;
    await cli.samling("say", "--as", "Kim", "--at", "2022-08-15T12:00", "--press", `signup:${shift.id}`);
    await cli.samling(
      "import",
      await cli.file("page.md", pageOf(item("17/8", "17:00-19:00", "Solna", "Ringstuga"))),
      "--apply",
      "--at",
      "2022-08-15T12:00",
    );

    const { posts } = (await cli.json("tick", "--at", "2022-08-15T12:01")).json;

    expect(posts).toMatchObject([
      { channel: null, person: "Kim", job: null, text: expect.stringContaining("Inställt: Slussen") },
    ]);
  });

  test("names people where a message is about them, and says what can be pressed", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    const [shift] = (await cli.json("schedule", "--date", "2022-08-17")).json.activities;
    await cli.samling("say", "--as", "Lo", "--at", "2022-08-17T12:00", "--press", `signup:${shift.id}`);
    {
      await using store = await openStore(cli.database);
      await store.transact(async (tx, t) => {
        const [lo] = await tx.select().from(t.person);
        await tx
          .update(t.shift)
          .set({ leadId: lo?.id ?? "" })
          .where(eq(t.shift.id, shift.id));
      });
    }
    await cli.samling("say", "--as", "Kim", "--at", "2022-08-17T12:00", "--press", `signup:${shift.id}`);
    await cli.samling("tick", "--at", "2022-08-17T12:00");
    await cli.samling("say", "--as", "Kim", "--at", "2022-08-17T15:30", "--press", `late:${shift.id}`);

    const { out } = await cli.samling("tick", "--at", "2022-08-17T15:31");

    expect(out).toContain("@Lo\nBlir sen: @Kim.\n");
    expect(out).toContain("@Kim\nVi ses 17:00!");
    expect(out).toContain(`  [Blir sen] --press late:${shift.id}\n`);
  });

  test("refuses a database that chat workspaces use", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    await using store = await openStore(cli.database);
    await store.transact(async (tx) => {
      const [campaign] = await currentCampaigns(tx);
      const organisationId = campaign?.organisationId ?? "";
      await linkWorkspace(tx, { id: "discord:1", organisationId, platform: "discord", externalId: "1" });
    });

    const { code, json } = await cli.json("tick", "--at", "2022-08-17T07:00");

    expect(code).toBe(1);
    expect(json.refused).toContain("chat workspaces");
  });

  test("needs a moment", async () => {
    await using cli = await openCommandLine();

    expect((await cli.samling("tick")).code).toBe(2);
    expect((await cli.samling("tick", "--at", "24:00")).code).toBe(2);
  });
});
