import { describe, expect, test } from "vitest";
import { type CommandLine, item, openCommandLine, pageOf } from "./terminal.ts";

const AT = ["--at", "2022-08-17T12:00"] as const;

const planned = async (cli: CommandLine) => {
  await cli.samling(
    "import",
    await cli.file("page.md", pageOf(item("18/8", "17:00-19:00", "Solna", "Ringstuga"))),
    "--apply",
  );
  await cli.samling("import", await cli.file("associations.csv", "name\nSolna\nBromma\n"), "--apply");
  const [shift] = (await cli.json("schedule", "--date", "2022-08-18")).json.activities;
  return String(shift.id);
};

describe("samling say", () => {
  test("runs one command and answers its words and its message", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    const { code, json, err } = await cli.json("say", "--as", "Kim", ...AT, "/schedule tomorrow");

    expect(code).toBe(0);
    expect(err).toBe("");
    expect(json).toMatchObject({ private: true, text: expect.stringContaining("Torsdag 18 augusti") });
    expect(Object.keys(json).sort()).toEqual(["message", "private", "text"]);
    expect(json.message.blocks[0]).toEqual({ kind: "text", spans: [{ bold: "Torsdag 18 augusti" }], buttons: [] });
  });

  test("presses a button and submits the form behind it", async () => {
    await using cli = await openCommandLine();
    const shift = await planned(cli);
    await cli.samling("say", "--as", "Kim", ...AT, "--press", `signup:${shift}`);

    const opened = await cli.json("say", "--as", "Kim", ...AT, "--press", `guests:${shift}`);
    const { form } = opened.json;
    const set = await cli.json("say", "--as", "Kim", ...AT, "--press", form.action, "--fields", '{"guests":2}');

    expect(Object.keys(opened.json)).toEqual(["form"]);
    expect(form).toMatchObject({ title: "Hur många är ni?", fields: [{ name: "guests", value: "0" }] });
    expect(set.json.text).toContain("Ni blir 3.");
  });

  test("chooses from a menu", async () => {
    await using cli = await openCommandLine();
    const shift = await planned(cli);

    const asked = await cli.json("say", "--as", "Kim", ...AT, "/signup");
    const [, menu] = asked.json.message.blocks;
    const answer = await cli.json(
      "say",
      "--as",
      "Kim",
      ...AT,
      "--press",
      menu.action,
      "--fields",
      `{"value":"${shift}"}`,
    );

    expect(asked.code).toBe(0);
    expect(answer.json.text).toContain("Du är anmäld, vad bra!");
  });

  test("refuses with the reason and exit code 1, and asks back with 0", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    const refused = await cli.json("say", "--as", "Kim", ...AT, "/schedule 31/2");
    const asked = await cli.json("say", "--as", "Kim", ...AT, "/signup");

    expect([refused.code, asked.code]).toEqual([1, 0]);
    expect(refused.json).toEqual({ refused: "31/2 finns inte i almanackan." });
    expect(asked.json.text).toContain("Vad vill du komma till?");
  });

  test("is one person by any case of their name, who keeps their role, association and language", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    await cli.samling(
      "say",
      "--as",
      "Olga",
      "--role",
      "organiser",
      "--association",
      "Solna",
      ...AT,
      "/mydata language en",
    );
    const own = await cli.json("say", "--as", "OLGA", ...AT, "/report 200 68 51 association:Solna day:today");
    const other = await cli.json("say", "--as", "olga", ...AT, "/report 200 68 51 association:Bromma day:today");
    const again = await cli.json("say", "--as", "Olga", "--role", "coordinator", ...AT, "/samling");

    expect(own.json.text).toContain("Thanks! 200 dials, 68 answers, 51 conversations.");
    expect(own.json.text).toContain("Counts for Solna.");
    expect(other.json).toEqual({ refused: "Only an organiser or a coordinator can do that. Ask in your channel." });
    expect(again.json.text).toContain("You are a coordinator");
  });

  test("makes an organiser of the association that someone is in already", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    await cli.samling("say", "--as", "Olga", "--association", "Solna", ...AT, "/mydata");

    const made = await cli.json("say", "--as", "Olga", "--role", "organiser", ...AT, "/samling");

    expect(made.code).toBe(0);
    expect(made.json.text).toContain("valansvarig");
  });

  test("refuses what needs a campaign where there is none", async () => {
    await using cli = await openCommandLine();

    const { code, json } = await cli.json("say", "--as", "Kim", ...AT, "/schedule");

    expect(code).toBe(1);
    expect(json.refused).toContain("Här finns ingen kampanj än.");
  });

  test("speaks the language that is named where no campaign says which", async () => {
    await using cli = await openCommandLine();

    const [swedish, english] = [
      await cli.json("say", "--as", "Kim", "--locale", "sv", ...AT, "/campaign setup"),
      await cli.json("say", "--as", "Kim", "--locale", "en", ...AT, "/campaign setup"),
    ];

    expect(swedish.json.text).toContain("Här finns ingen kampanj än.");
    expect(english.json.text).toContain("No campaign is set up here yet.");
  });

  test("counts an activist for the association that is named", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    const first = await cli.json("say", "--as", "Kim", "--association", "Bromma", ...AT, "/report 40 14 11 day:today");
    const moved = await cli.json("say", "--as", "Kim", "--association", "Solna", ...AT, "/mydata");

    expect(first.json.text).toContain("Räknas för Bromma.");
    expect(moved.json.text).toContain("Föreningar: Solna");
  });

  test("says at a terminal what can be pressed", async () => {
    await using cli = await openCommandLine();
    const shift = await planned(cli);

    const { out } = await cli.samling("say", "--as", "Kim", ...AT, "/schedule tomorrow");

    expect(out).toContain(`  [Jag kommer] --press signup:${shift}\n`);
  });

  test("gives a file's bytes as base64", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    await cli.samling("say", "--as", "Kim", ...AT, "/mydata language sv");

    const { blocks } = (await cli.json("say", "--as", "Kim", ...AT, "--press", "mydata-export")).json.message;

    const file = blocks.find(({ kind }: { kind: string }) => kind === "file");
    expect(JSON.parse(Buffer.from(file.bytes, "base64").toString())).toMatchObject({
      accounts: [{ platform: "playground" }],
    });
  });

  test.each([
    [["/schedule"], "say needs --as NAME"],
    [["--as", "Kim"], "say takes a line"],
    [["--as", "Kim", "/schedule", "today"], "0 to 1 word"],
    [["--as", "Kim", "/schedule", "--press", "x"], "not both"],
    [["--as", "Kim", "/schedule", "--fields", "{}"], "--fields goes with --press"],
    [["--as", "Kim", "--press", "x", "--fields", "[]"], "--fields takes a JSON object"],
    [["--as", "Kim", "--press", "x", "--fields", "{"], "--fields takes a JSON object"],
    [["--as", "Kim", "--press", "x", "--fields", '{"a":{"b":1}}'], "--fields takes a JSON object"],
    [["--as", "Kim", "--role", "king", "/schedule"], "--role takes"],
    [["--as", "Kim", "--locale", "xx", "/schedule"], "--locale takes sv, en"],
    [["--as", "Kim", "--role", "organiser", "/schedule"], "needs --association"],
    [["--as", "Kim", "--at", "yesterday", "/schedule"], "not a moment"],
    [["--as", "Kim", "--at", "2022-02-30T07:00", "/schedule"], "not a moment"],
    [
      ["--as", "Kim", "--at", "2027-03-28T02:30", "/schedule"],
      "that hour does not exist in Europe/Stockholm; the next is 03:00",
    ],
  ])("is used wrongly with %j", async (argv, why) => {
    await using cli = await openCommandLine();

    const { code, json, err } = await cli.json("say", ...argv);

    expect(code).toBe(2);
    expect(Object.keys(json)).toEqual(["refused"]);
    expect(err).toContain(why);
  });

  test("takes a moment with an offset or in campaign time, and of an hour that comes twice the first, saying so", async () => {
    await using cli = await openCommandLine();
    await planned(cli);
    const day = async (at: string) => cli.json("say", "--as", "Kim", "--at", at, "/schedule");

    const [offset, utc, local, twice] = await Promise.all(
      ["2022-08-18T00:30+02:00", "2022-08-17T22:30Z", "2022-08-18T00:30", "2027-10-31T02:30"].map(day),
    );

    expect(new Set([offset, utc, local].map((ran) => ran?.json.text.split("\n")[0]))).toEqual(
      new Set(["Torsdag 18 augusti"]),
    );
    expect(twice?.err).toContain("comes twice in Europe/Stockholm: taken as the first, 2027-10-31T00:30:00.000Z");
  });

  test("refuses an association that is not there, and a name that is blank", async () => {
    await using cli = await openCommandLine();
    await planned(cli);

    const association = await cli.json("say", "--as", "Kim", "--association", "Atlantis", ...AT, "/schedule");
    const blank = await cli.json("say", "--as", " \u200b ", ...AT, "/schedule");

    const long = await cli.json("say", "--as", "x".repeat(10_000), ...AT, "/schedule");

    expect([association.code, blank.code, long.code]).toEqual([1, 1, 1]);
    expect(association.json.refused).toContain("Atlantis");
    expect(long.json.refused).toContain("At most 80 characters");
  });
});
