import { describe, expect, test } from "vitest";
import { type CommandLine, item, openCommandLine, pageOf } from "../terminal.ts";
import { counts } from "./counts.ts";

describe("people signed up to what a file changes", () => {
  const plan = async (cli: CommandLine, ...items: readonly string[]) => cli.file("page.md", pageOf(...items));
  const told = async (cli: CommandLine, at: string) =>
    (await cli.json("tick", "--at", at)).json.posts.filter((post: { person: string | null }) => post.person !== null);

  const seated = async (cli: CommandLine) => {
    await cli.samling(
      "import",
      await plan(
        cli,
        item("18/8", "17:00-19:00", "Solna", "Ringstuga"),
        item("19/8", "06:30-09:00", "Slussen", "Utdelning"),
      ),
      "--apply",
    );
    await cli.samling("say", "--as", "Kim", "--at", "2022-08-10T12:00", "/signup solna");
    await cli.samling("say", "--as", "Bo", "--at", "2022-08-10T12:00", "/signup slussen");
  };

  test("are told when it moves or is cancelled, each in their own words", async () => {
    await using cli = await openCommandLine();
    await seated(cli);

    const changed = await plan(cli, item("18/8", "18:00-20:00", "Solna", "Ringstuga"));
    await cli.samling("import", changed, "--apply", "--at", "2022-08-15T12:00");
    const posts = await told(cli, "2022-08-15T12:01");

    const texts = Object.fromEntries(posts.map((post: { person: string; text: string }) => [post.person, post.text]));
    expect(Object.keys(texts).sort()).toEqual(["Bo", "Kim"]);
    expect(texts.Kim).toContain("Förut: torsdag 18 augusti 17:00–19:00, Solna");
    expect(texts.Kim).toContain("Nu: torsdag 18 augusti 18:00–20:00, Solna");
    expect(texts.Bo).toContain("Inställt: Slussen");
  });

  test("who wait are offered the seats that a table adds", async () => {
    await using cli = await openCommandLine();
    const table = (capacity: number) =>
      cli.file(
        "banks.csv",
        `date,start,end,title,place,capacity\n2022-08-18,17:00,19:00,Ringkväll,Solna,${capacity}\n`,
      );
    const first = await table(1);
    await cli.samling("import", await plan(cli, item("20/8", "12:00-14:00", "Torget", "Utdelning")), "--apply");
    await cli.samling("import", first, "--source", "banks", "--apply", "--at", "2022-08-10T12:00");
    await cli.samling("say", "--as", "Kim", "--at", "2022-08-10T12:00", "/signup solna");
    await cli.samling("say", "--as", "Bo", "--at", "2022-08-10T12:00", "/signup solna");

    const more = ["import", await table(2), "--source", "banks", "--at", "2022-08-15T12:00"];
    const preview = await cli.samling(...more);
    await cli.samling(...more, "--apply");
    const posts = await told(cli, "2022-08-15T12:01");

    expect(preview.out).toContain("1 in line is offered a seat.");
    expect(posts.map((post: { person: string }) => post.person)).toEqual(["Bo"]);
    expect(posts[0].text).toContain("En plats är ledig åt dig.");
  });

  test("are told nothing about what is past, which is changed and cancelled all the same", async () => {
    await using cli = await openCommandLine();
    await seated(cli);

    const changed = await plan(cli, item("18/8", "18:00-20:00", "Solna", "Ringstuga"));
    const applied = await cli.json("import", changed, "--apply", "--at", "2022-08-25T12:00");

    expect(counts(applied)).toEqual([0, 1, 0, 1]);
    expect(
      (await told(cli, "2022-08-25T12:01")).filter(({ text }: { text: string }) => /Ändrat|Inställt/.test(text)),
    ).toEqual([]);
  });

  test("are told nothing when only words change", async () => {
    await using cli = await openCommandLine();
    await seated(cli);

    const changed = await plan(
      cli,
      `${item("18/8", "17:00-19:00", "Solna", "Ringstuga")}\nTa gärna med en vän`,
      item("19/8", "06:30-09:00", "Slussen", "Utdelning"),
    );
    const applied = await cli.json("import", changed, "--apply", "--at", "2022-08-15T12:00");

    expect(counts(applied)).toEqual([0, 1, 1, 0]);
    expect(await told(cli, "2022-08-15T12:01")).toEqual([]);
  });
});
