import { expect, test } from "vitest";
import { type CommandLine, item, openCommandLine, pageOf } from "./terminal.ts";

const AT = ["--at", "2022-08-15T12:00"];
const COORDINATOR = ["say", "--as", "Sam", "--role", "coordinator", "--locale", "en"];
const page = (cli: CommandLine, ...items: readonly string[]) => cli.file("page.md", pageOf(...items));

/** The same file at a terminal and in chat: what each says line by line, the chat's verdict first and the terminal's last. */
const both = async (cli: CommandLine, path: string) => {
  const preview = await cli.samling("import", path, ...AT);
  const chat = await cli.json(...COORDINATOR, ...AT, "/activity import", "--file", path);
  const lines = (text: string): readonly string[] => text.split("\n").filter(Boolean);
  const [will = "", ...said] = lines(chat.json.text);
  return { terminal: lines(preview.out), will, rows: said.slice(0, -1), told: said.at(-1) };
};

test("a page of activities has the same preview at a terminal as in chat: new, changed and how, moved, cancelled, and who is told", async () => {
  await using cli = await openCommandLine();
  const first = await page(
    cli,
    item("18/8", "17:00-19:00", "Solna", "Ringstuga"),
    item("19/8", "06:30-09:00", "Slussen", "Utdelning"),
    item("20/8", "12:00-14:00", "Bromma", "Torgmöte"),
    item("21/8", "12:00-14:00", "Kista", "Torgmöte"),
    item("22/8", "12:00-14:00", "Rissne", "Torgmöte"),
  );
  await cli.samling("import", first, "--apply", "--at", "2022-08-10T12:00");
  for (const [name, place] of Object.entries({ Kim: "solna", Bo: "slussen", Ann: "bromma" }))
    await cli.samling("say", "--as", name, "--at", "2022-08-10T12:00", `/signup ${place}`);
  const second = await page(
    cli,
    item("18/8", "18:00-20:00", "Solna", "Ringstuga"),
    item("20/8", "12:00-14:00", "Bromma", "Torgmöte").replace("facket@", "torget@"),
    item("21/8", "12:00-14:00", "Kista torg", "Torgmöte"),
    item("22/8", "12:00-14:00", "Rissne", "Torgmöte"),
    item("23/8", "", "Tyresö", "Gårdsfest"),
  );

  const { terminal, will, rows, told } = await both(cli, second);
  const document = (await cli.json("import", second, ...AT)).json;
  const applied = await cli.samling("import", second, "--apply", ...AT);
  const posts = (await cli.json("tick", "--at", "2022-08-15T12:01")).json.posts;

  expect(terminal).toEqual([...rows, will, told, "A preview; --apply writes it."]);
  expect(will).toBe("Storstockholms valrörelse 2022: 1 new, 3 changed, 1 cancelled, 1 unchanged.");
  expect(rows).toEqual([
    "• Friday 19 August 06:30–09:00, Slussen: Utdelning (cancelled)",
    "• Thursday 18 August 18:00–20:00, Solna: Ringstuga (moved; shift: 17:00–19:00 → 18:00–20:00)",
    "• Saturday 20 August 12:00–14:00, Bromma: Torgmöte (changed; contact: facket@example.org → torget@example.org)",
    "• Sunday 21 August 12:00–14:00, Kista torg: Torgmöte (moved; place: Kista → Kista torg)",
    "• Tuesday 23 August Time to come, Tyresö: Gårdsfest (new)",
  ]);
  expect(told).toBe("2 people are signed up and are told at once.");
  expect(Object.keys(document)).toEqual(["created", "updated", "unchanged", "cancelled", "problems", "activities"]);
  expect(applied.out).toBe(`${[...rows, told, "Done: 1 new, 3 changed, 1 cancelled."].join("\n")}\n`);
  expect(posts.flatMap(({ person }: { person: string | null }) => person ?? []).sort()).toEqual(["Bo", "Kim"]);
});

test("a page that comes back with what it left out says that it is on again and who is told, and they are", async () => {
  await using cli = await openCommandLine();
  const solna = item("18/8", "17:00-19:00", "Solna", "Ringstuga");
  const kista = item("21/8", "12:00-14:00", "Kista", "Torgmöte");
  await cli.samling("import", await page(cli, solna, kista), "--apply", "--at", "2022-08-10T12:00");
  await cli.samling("say", "--as", "Kim", "--at", "2022-08-10T12:00", "/signup solna");
  await cli.samling("import", await page(cli, kista), "--apply", "--at", "2022-08-12T12:00");
  await cli.json("tick", "--at", "2022-08-12T12:01");
  const back = await page(cli, solna, kista);

  const { terminal, will, rows, told } = await both(cli, back);
  await cli.samling("import", back, "--apply", ...AT);
  const posts = (await cli.json("tick", "--at", "2022-08-15T12:01")).json.posts;

  expect(terminal).toEqual([...rows, will, told, "A preview; --apply writes it."]);
  expect(rows).toEqual(["• Thursday 18 August 17:00–19:00, Solna: Ringstuga (changed; state: cancelled → on)"]);
  expect(told).toBe("1 person is signed up and is told at once.");
  expect(posts.map(({ person, text }: { person: string; text: string }) => [person, text.split("\n")[0]])).toEqual([
    ["Kim", "Blir av ändå: Solna, ringstuga"],
  ]);
});

test("a page that brings nothing new says so, at a terminal as in chat", async () => {
  await using cli = await openCommandLine();
  const path = await page(cli, item("18/8", "17:00-19:00", "Solna", "Ringstuga"));
  await cli.samling("import", path, "--apply", ...AT);

  const { terminal, will } = await both(cli, path);

  expect(terminal).toEqual([will]);
  expect(will).toContain("nothing new");
});
