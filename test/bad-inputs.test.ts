import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../src/cli.ts";
import { type CampaignHouse, openCampaign } from "./campaign.ts";
import { type CommandLine, item, openCommandLine, pageOf } from "./cli/terminal.ts";
import type { Seen } from "./house.ts";

const FAMILY = "👨‍👩‍👧‍👦";
const ZALGO = `Solna${"\u0335".repeat(40)}`;
const SECRET = "Hemliga Agnes";

/** A campaign in which Kim is at a phone bank and a handout is to come. */
const inCampaign = async () => {
  const house = await openCampaign("2022-08-17T18:00+02:00");
  const calls = await house.shift({ day: "2022-08-17", start: "17:00", end: "19:00", title: "Ringstuga" });
  const handout = await house.shift({
    day: "2022-08-24",
    start: "06:30",
    end: "09:00",
    kind: "handout",
    place: "Slussen",
  });
  await house.press("Kim", `signup:${calls}`);
  return { house, calls, handout };
};

type Chat = CampaignHouse & { readonly calls: string; readonly handout: string };
type Row = readonly [input: string, act: (chat: Chat) => Promise<Seen>, said: string];

const report = (figures: string) => (chat: Chat) => chat.say("Kim", `/report ${figures} shift:${chat.calls}`);
const guests = (said: string) => async (chat: Chat) =>
  chat.fill("Kim", await chat.press("Kim", `guests:${chat.calls}`), { guests: said });

/** What is typed, pressed and filled in, that is refused. */
const REFUSED: readonly Row[] = [
  [
    "10,000 characters",
    (chat) => chat.say("Kim", `/mydata association ${"x".repeat(10_000)}`),
    `heter ”${"x".repeat(60)}…”.`,
  ],
  ["−1 as a figure", report("-1 0 0"), "Skriv hela tal mellan 0 och 99999."],
  ["NaN as a figure", report("NaN 0 0"), "Skriv hela tal mellan 0 och 99999."],
  ["1e309 as a figure", report("1e309 0 0"), "Skriv hela tal mellan 0 och 99999."],
  ["2^53+1 as a figure", report("9007199254740993 0 0"), "Skriv hela tal mellan 0 och 99999."],
  ["3,5 as a figure", report("3,5 0 0"), "Skriv hela tal mellan 0 och 99999."],
  ["Arabic digits as figures", report("٤٠ ١٤ ١١"), "Skriv hela tal mellan 0 och 99999."],
  ["−1 guests", guests("-1"), "Skriv ett helt tal mellan 0 och 9999."],
  ["10,000 guests", guests("10000"), "Skriv ett helt tal mellan 0 och 9999."],
  ["Arabic digits as guests", guests("٣"), "Skriv ett helt tal mellan 0 och 9999."],
  ["31/2", (chat) => chat.say("Kim", "/schedule 31/2"), "31/2 finns inte i almanackan."],
  ["29/2 2027", (chat) => chat.say("Kim", "/signup 29/2 2027"), "29/2 2027 finns inte i almanackan."],
  ["year 20270", (chat) => chat.say("Kim", "/schedule 20270-01-01"), "20270-01-01 finns inte i almanackan."],
  ["24:00 as a day", (chat) => chat.say("Kim", "/report 1 1 1 day:24:00"), "”24:00” är ingen dag jag förstår."],
  [
    "a day to come in a report",
    (chat) => chat.say("Kim", "/report 1 1 1 day:tomorrow"),
    "Den dagen har inte varit än.",
  ],
  ["answers > dials", report("40 50 11"), "Fler svar (50) än påringningar (40)?"],
  ["conversations > answers", report("40 14 15"), "Fler samtal (15) än svar (14)?"],
  ["a forged shift", (chat) => chat.press("Kim", "signup:forged"), "Jag hittar inte det där."],
  ["a forged report", (chat) => chat.press("Kim", "report-undo:forged"), "Jag hittar inte det där."],
  [
    "a forged form",
    (chat) => chat.submit("Kim", "report-form-set:s:forged:", { dials: "1" }),
    "Jag hittar inte det där.",
  ],
  ["a forged choice", (chat) => chat.choose("Kim", "member-set:0", "forged"), "Jag hittar inte det där."],
  ["a button of nothing", (chat) => chat.press("Kim", "nothing:at:all"), "Den knappen gäller inte längre."],
  ["an id longer than any", (chat) => chat.press("Kim", `signup:${"x".repeat(100_000)}`), "Jag hittar inte det där."],
  ["NUL", (chat) => chat.say("Kim", "/schedule \0"), "Texten innehåller tecken som inte går att spara."],
  [
    "a lone surrogate",
    (chat) => chat.choose("Kim", "signup-choose:0", "\ud83d"),
    "Texten innehåller tecken som inte går att spara.",
  ],
  ["__proto__ as an option", (chat) => chat.say("Kim", "/turnout __proto__"), "heter ”__proto__”."],
  ["constructor as a command", (chat) => chat.say("Kim", "/constructor"), "Jag känner inte till /constructor."],
];

/** What is typed that is answered, as the text that it is. */
const ANSWERED: readonly Row[] = [
  [
    "'; DROP TABLE",
    (chat) => chat.say("Kim", "/schedule '; DROP TABLE activity; --"),
    "på ”'; DROP TABLE activity; --”",
  ],
  ['{"__proto__":…}', (chat) => chat.say("Kim", '/schedule {"__proto__":{"x":1}}'), "__proto__"],
  ["@everyone", (chat) => chat.say("Kim", "/signup @everyone <!channel> <@U123>"), "”@everyone <!channel> <@U123>”"],
  [
    "Markdown and masked links",
    (chat) => chat.say("Kim", "/schedule **[x](https://e.example)**"),
    "”**[x](https://e.example)**”",
  ],
  ["HTML", (chat) => chat.say("Kim", "/schedule <script>alert(1)</script>"), "”<script>alert(1)</script>”"],
  ["a right-to-left override", (chat) => chat.say("Kim", "/schedule \u202esnopS"), "på ”snopS”"],
  ["zero-width characters only", (chat) => chat.say("Kim", "/schedule \u200b\u2060"), "Onsdag 17 augusti"],
  ["å as NFD", (chat) => chat.say("Kim", "/schedule A\u030arstadal"), "på ”Årstadal”"],
  [
    "an emoji of many at the limit",
    (chat) => chat.say("Kim", `/schedule ${"å".repeat(59)}${FAMILY}${FAMILY}`),
    `${FAMILY}…”`,
  ],
  ["zalgo", (chat) => chat.say("Kim", `/schedule ${ZALGO}`), "på ”Solna\u0335\u0335\u0335\u0335”"],
  [
    "10,000 characters to find",
    (chat) => chat.say("Kim", `/signup ${"x ".repeat(5_000)}`),
    "Jag hittar inget som passar",
  ],
  [
    "1 000 in a form",
    async (chat) => chat.fill("Kim", await chat.press("Kim", `report-shift:${chat.calls}`), { dials: "1 000" }),
    "1\u00a0000 påringningar",
  ],
  ["more than 60 dials an hour", report("900 40 30"), "ovanligt höga"],
  [
    "a shift that overlaps mine",
    async (chat) => {
      const plan = { day: "2022-08-17", start: "18:00", end: "20:00", place: "Solna" };
      return chat.press("Kim", `signup:${await chat.shift(plan)}`);
    },
    "Vill du vara anmäld till båda?",
  ],
  ["the same button again", (chat) => chat.press("Kim", `signup:${chat.calls}`), "Du är redan anmäld."],
  ["constructor as a day", (chat) => chat.say("Kim", "/schedule constructor"), "på ”constructor”"],
  ["__proto__ as a week", (chat) => chat.say("Kim", "/schedule __proto__"), "på ”__proto__”"],
  ["toString as a language", (chat) => chat.say("Kim", "/mydata language toString"), "Vilket språk vill du ha?"],
];

const rowsOf = (house: CampaignHouse) =>
  house.store.read(async (db, t) => [
    await db.select().from(t.signUp),
    await db.select().from(t.report),
    await db.select().from(t.membership),
  ]);

describe("typed in chat", () => {
  test.each(REFUSED)("%s is refused with the reason, and nothing is written", async (_input, act, said) => {
    const { house, ...shifts } = await inCampaign();
    await using _house = house;
    const before = await rowsOf(house);

    const { text, refused } = await act({ ...house, ...shifts });

    expect(text).toContain(said);
    expect(refused).toBe(true);
    expect(await rowsOf(house)).toEqual(before);
    expect(house.faults).toEqual([]);
  });

  test.each(ANSWERED)("%s is the text that it is", async (_input, act, said) => {
    const { house, ...shifts } = await inCampaign();
    await using _house = house;

    const { text, refused } = await act({ ...house, ...shifts });

    expect(text).toContain(said);
    expect(refused).toBe(false);
    expect(house.faults).toEqual([]);
  });

  test("what anyone says stays out of the logs, refused or not", async () => {
    const { house, calls } = await inCampaign();
    await using _house = house;

    for (const line of [
      `/schedule ${SECRET}`,
      `/nosuch ${SECRET}`,
      SECRET,
      `/report ${SECRET}`,
      `/mydata association ${SECRET}`,
    ])
      await house.say(SECRET, line);
    await house.submit(SECRET, `guests-set:${calls}`, { guests: SECRET });

    expect(JSON.stringify(house.logged)).not.toContain("Agnes");
  });

  test("50 presses of one button are one row, a full shift is a line, a cancelled one says so", async () => {
    const { house, handout } = await inCampaign();
    await using _house = house;
    await house.store.transact(async (tx, t) => {
      await tx.update(t.shift).set({ capacity: 1 }).where(eq(t.shift.id, handout));
    });

    await Promise.all(Array.from({ length: 50 }, () => house.press("Bo", `signup:${handout}`)));
    const queued = await house.press("Lo", `signup:${handout}`);
    await house.store.transact(async (tx, t) => void (await tx.update(t.activity).set({ cancelledAt: new Date(0) })));
    const cancelled = await house.press("Kim", `signup:${handout}`);

    const mine = await house.store.read((db, t) => db.select().from(t.signUp).where(eq(t.signUp.shiftId, handout)));
    expect(mine).toHaveLength(2);
    expect(queued.text).toContain("nummer 1 i kön");
    expect(cancelled.text).toBe("Den är inställd.");
  });
});

const ROW = "2022-08-18,17:00,19:00,Ringstuga,Solna";
const HEADER = "date,start,end,title,place";
const table = (...rows: readonly string[]) => [HEADER, ...rows, ""].join("\n");
const cells = (cell: { title?: string; place?: string; date?: string; start?: string; end?: string }) =>
  table(
    [
      cell.date ?? "2022-08-18",
      cell.start ?? "17:00",
      cell.end ?? "19:00",
      cell.title ?? "Ringstuga",
      cell.place ?? "Solna",
    ]
      .map((text) => `"${text}"`)
      .join(","),
  );

type BadFile = readonly [
  input: string,
  content: string | Uint8Array,
  problem: { readonly line: number; readonly message: string },
];
const problem = (line: number, message: string) => ({ line, message });

const BAD_TABLES: readonly BadFile[] = [
  ["a blank title", cells({ title: " " }), problem(2, "The title is missing.")],
  ["zero-width characters for a title", cells({ title: "\u200b\u2060" }), problem(2, "The title is missing.")],
  ["a title of 10,000 characters", cells({ title: "x".repeat(10_000) }), problem(2, "200")],
  ["a place of 201 emoji", cells({ place: FAMILY.repeat(201) }), problem(2, "200")],
  ["NUL in a title", Buffer.from(cells({ title: "a\0b" })), problem(1, "text file")],
  ["−1 wanted", `${HEADER},needed\n${ROW},-1\n`, problem(2, "9999")],
  ["3,5 wanted", `${HEADER},needed\n${ROW},"3,5"\n`, problem(2, "9999")],
  ["1e309 wanted", `${HEADER},needed\n${ROW},1e309\n`, problem(2, "9999")],
  ["10,000 places", `${HEADER},capacity\n${ROW},10000\n`, problem(2, "9999")],
  ["31/2", cells({ date: "31/2 2022" }), problem(2, "31/2 2022 is not in the calendar")],
  ["29/2 2027", cells({ date: "2027-02-29" }), problem(2, "2027-02-29 is not in the calendar")],
  ["year 20270", cells({ date: "20270-01-01" }), problem(2, "20270-01-01 is not in the calendar")],
  ["24:00 as a start", cells({ start: "24:00", end: "" }), problem(2, "24:00")],
  ["25:00", cells({ start: "25:00", end: "" }), problem(2, "25:00")],
  ["02:30 on 2027-03-28", cells({ date: "2027-03-28", start: "02:30", end: "" }), problem(2, "Write 03:00.")],
  ["end ≤ start", cells({ start: "19:00", end: "17:00" }), problem(2, "midnight")],
  ["an unclosed quote", `${table(ROW)}2022-08-19,17:00,19:00,"Ring\n`, problem(3, "quotation mark")],
  ["a ragged row", `${table(ROW)}2022-08-19,17:00\n`, problem(3, "2 cells")],
  ["a doubled header", `${HEADER},title\n${ROW},x\n`, problem(1, "twice")],
  ["an unknown header", `${HEADER},mood\n${ROW},x\n`, problem(1, "mood")],
  ["no header", `${ROW}\n${ROW}\n`, problem(1, "name the columns")],
  [
    "an error at row 999",
    table(
      ...Array.from({ length: 1_000 }, (_, i) =>
        i === 997 ? "31/2 2022,,,x,y" : `2022-08-18,17:00,19:00,Ringstuga ${i},Solna`,
      ),
    ),
    problem(999, "31/2"),
  ],
  ["an empty file", "", problem(1, "empty")],
  ["white space only", " \n\n", problem(1, "empty")],
  ["a binary file", Uint8Array.from({ length: 64 }, (_, i) => i), problem(1, "text file")],
  ["a zip", Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), problem(1, "workbook or an archive")],
  ["a gzip", gzipSync(table(ROW)), problem(1, "workbook or an archive")],
  ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), problem(1, "workbook or an archive")],
  ["2 MB and a byte", Buffer.alloc(2 * 1024 * 1024 + 1, "x"), problem(1, "2 MB")],
  ["mojibake", cells({ place: "MalmÃ¶ och Lund�" }), problem(2, "UTF-8")],
];

const BAD_PAGES: readonly BadFile[] = [
  ["31/2 on a page", pageOf(item("31/2", "17:00", "Solna", "Ringstuga")), problem(5, "31/2 is not in the calendar")],
  ["a page without a heading", "- 18/8 kl: 17:00 Solna**  \nRingstuga\n", problem(1, "heading")],
  ["a heading without a year", "# Valrörelse\n\n- 18/8 kl: 17:00 Solna**  \nRingstuga\n", problem(1, "year")],
  ["a heading of 10,000 characters", `# 2022 ${"x".repeat(10_000)}\n\n- 18/8 Solna  \nRingstuga\n`, problem(1, "80")],
  ["an item without a date", pageOf("- Ringstuga i Solna"), problem(5, "date")],
  ["an item without words", pageOf("- 18/8 kl: 17:00 Solna"), problem(5, "what happens")],
  ["a time that is none", pageOf(item("18/8", "26:00", "Solna", "Ringstuga")), problem(5, "26:00")],
  ["a page of nothing", "# Valrörelse 2022\n\nVi ses!\n", problem(1, "no activities")],
];

const stored = async (cli: CommandLine, day = "2022-08-18") =>
  (await cli.json("schedule", "--date", day)).json.activities;

describe("in a file", () => {
  test.each([
    ...BAD_TABLES.map((row) => ["table.csv", ...row] as const),
    ...BAD_PAGES.map((row) => ["page.md", ...row] as const),
  ])(
    "%s: %s is refused with the line and the reason, and no row of it is written",
    async (name, _input, content, { line, message }) => {
      await using cli = await openCommandLine();
      const path = await cli.file(name, content);

      const { code, json } = await cli.json("import", path, "--source", "bad", "--apply");

      expect(code).toBe(1);
      expect(json.problems[0].line).toBe(line);
      expect(json.problems[0].message).toContain(message);
      expect(json.refused).toBe(`line ${line}: ${json.problems[0].message}`);
      expect(json).toMatchObject({ created: 0, updated: 0, cancelled: 0 });
      expect(await stored(cli)).toEqual([]);
    },
  );

  test.each([
    ["24:00 as an end", cells({ start: "22:00", end: "24:00" }), { start: "22:00", end: "24:00" }],
    ["a past date", cells({}), { date: "2022-08-18" }],
    ["; as separator", table(ROW).replaceAll(",", ";"), { title: "Ringstuga" }],
    ["CRLF", table(ROW).replaceAll("\n", "\r\n"), { place: "Solna" }],
    ["CR", table(ROW).replaceAll("\n", "\r"), { place: "Solna" }],
    ["a mark before the first byte", `\ufeff${table(ROW)}`, { date: "2022-08-18" }],
    ["UTF-16", Buffer.from(`\ufeff${cells({ place: "Malmö" })}`, "utf16le"), { place: "Malmö" }],
    ["Latin-1", Buffer.from(cells({ place: "Malmö" }), "latin1"), { place: "Malmö" }],
    ["å as NFD", cells({ place: "A\u030arstadal" }), { place: "Årstadal" }],
    ["a right-to-left override", cells({ title: "\u202eRingstuga" }), { title: "Ringstuga" }],
    ["zalgo", cells({ place: ZALGO }), { place: "Solna\u0335\u0335\u0335\u0335" }],
    ["an emoji of many at the limit", cells({ title: FAMILY.repeat(200) }), { title: FAMILY.repeat(200) }],
    ["a cell that begins with =", cells({ title: "=1+1" }), { title: "=1+1" }],
    ["a cell that begins with +", cells({ title: "+46" }), { title: "+46" }],
    ["a cell that begins with −", cells({ title: "-1" }), { title: "-1" }],
    ["a cell that begins with @", cells({ title: "@SUM(A1)" }), { title: "@SUM(A1)" }],
    ["'; DROP TABLE", cells({ title: "'; DROP TABLE activity; --" }), { title: "'; DROP TABLE activity; --" }],
    ["HTML", cells({ title: "<b>Ringstuga</b>" }), { title: "<b>Ringstuga</b>" }],
    ["@everyone", cells({ title: "@everyone" }), { title: "@everyone" }],
    ["Tid ej fastställd", cells({ start: "Tid ej fastställd", end: "" }), { start: null, end: null }],
  ])("%s is taken as what it is", async (_input, content, shown) => {
    await using cli = await openCommandLine();

    const { code, json } = await cli.json("import", await cli.file("table.csv", content), "--source", "odd", "--apply");

    expect(json.problems).toEqual([]);
    expect(code).toBe(0);
    expect(json.activities).toMatchObject([shown]);
    expect(await stored(cli)).toMatchObject([shown]);
  });

  test("02:30 on 2027-10-31 is taken as the first of the two, and said so", async () => {
    await using cli = await openCommandLine();
    const path = await cli.file("table.csv", cells({ date: "2027-10-31", start: "02:30", end: "" }));

    const { code, err } = await cli.json("import", path, "--source", "night", "--apply");

    expect(code).toBe(0);
    expect(err).toContain("02:30 comes twice that day. I take the first.");
  });

  test("a time that is not set is never shown as midnight", async () => {
    await using cli = await openCommandLine();
    await cli.json(
      "import",
      await cli.file("page.md", pageOf(item("18/8", "", "Tid ej fastställd, Solna", "Torgmöte"))),
      "--apply",
    );

    const said = await cli.json("say", "--as", "Kim", "--at", "2022-08-18T06:00", "/signup solna");
    const { posts } = (await cli.json("tick", "--at", "2022-08-18T07:00")).json;

    expect(said.json.text).toContain("tid kommer, Solna");
    expect(JSON.stringify([said.json, posts])).not.toContain("00:00");
  });

  test("broken Markdown and HTML in it are read as text", async () => {
    await using cli = await openCommandLine();
    const page = pageOf(
      "- **18/8 kl: 17:00-19:00 *Solna**  \n<b>Ringstuga [hit](https://e.example)  \n_facket@example.org_",
    );

    const { json } = await cli.json("import", await cli.file("page.md", page), "--apply");

    expect(json.problems).toEqual([]);
    expect(json.activities).toMatchObject([{ start: "17:00", title: expect.stringContaining("<b>Ringstuga") }]);
  });

  test("the same file twice changes nothing", async () => {
    await using cli = await openCommandLine();
    const path = await cli.file("table.csv", table(ROW));

    await cli.json("import", path, "--source", "once", "--apply");
    const again = await cli.json("import", path, "--source", "once", "--apply");

    expect(again.json).toMatchObject({ created: 0, updated: 0, unchanged: 1, cancelled: 0 });
  });

  test.each([
    ["a blank name", "name,kind\n\u200b,branch\nSolna,branch\n", 2],
    ["a name of 81 characters", `name\n${"x".repeat(81)}\n`, 2],
    ["a list of 1,000,000", "name,list_size\nSolna,1000000\n", 2],
    ["a goal of 0%", "name,list_size,goal\nSolna,100,0%\n", 2],
    ["the same name twice", "name\nSolna\nSOLNA\n", 3],
  ])("associations: %s is refused with its line", async (_input, content, line) => {
    await using cli = await openCommandLine();
    await cli.json("import", await cli.file("table.csv", table(ROW)), "--source", "first", "--apply");

    const { code, json } = await cli.json("import", await cli.file("associations.csv", content), "--apply");

    expect([code, json.problems[0]?.line]).toEqual([1, line]);
  });
});

describe("at the local page", () => {
  let cli: CommandLine;
  let address = "";
  let ended: Promise<number> | undefined;
  const stop = new AbortController();

  beforeAll(async () => {
    cli = await openCommandLine();
    await new Promise<void>((open, failed) => {
      const environment = { DATABASE_URL: cli.database, PORT: "0" };
      const out = (text: string): void => {
        address = JSON.parse(text).address;
        open();
      };
      ended = run(["start", "--json"], environment, { out, err: (text) => failed(new Error(text)) }, stop.signal);
    });
  });
  afterAll(async () => {
    stop.abort();
    await ended;
    await cli[Symbol.asyncDispose]();
  });

  const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${address}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(`${address}${path}`, { headers });
  const act = (as: string, id: string): string =>
    JSON.stringify({ key: "a-key-of-its-own", as, place: "channel:aktiviteter", input: { kind: "press", id } });
  const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

  test.each<[string, () => Promise<Response>, number]>([
    ["%2e%2e%2f", () => get("/%2e%2e%2f%2e%2e%2fpackage.json"), 404],
    ["%00", () => get("/%00"), 404],
    ["%c0%ae", () => get("/%c0%ae%c0%ae/package.json"), 404],
    ["a path that is none", () => get("/src/main.ts"), 404],
    ["a huge body", () => post("/acts", "x".repeat(4 * 1024 * 1024)), 413],
    ["huge headers", () => get("/", { "x-huge": "x".repeat(64 * 1024) }), 431],
    ["a foreign Origin", () => get("/", { origin: "https://evil.example" }), 403],
    ["another site's form", () => post("/acts", "{}", { "sec-fetch-site": "cross-site" }), 403],
    ["no JSON", () => post("/acts", "nonsense"), 400],
    ["a list for an object", () => post("/acts", "[]"), 400],
    ["__proto__ in JSON", () => post("/people", '{"__proto__":{"admin":true},"name":"Kim","locale":"sv"}'), 400],
    ["deep JSON", () => post("/acts", deep(10_000)), 400],
    [
      "a form instead of JSON",
      () => post("/acts", "a=1", { "content-type": "application/x-www-form-urlencoded" }),
      415,
    ],
    ["a blank name", () => post("/people", '{"name":"\u200b","locale":"sv"}'), 400],
    [
      "a name of 10,000 characters",
      () => post("/people", JSON.stringify({ name: "x".repeat(10_000), locale: "sv" })),
      400,
    ],
    ["an account that is none", () => post("/acts", act("forged", "signup:forged")), 404],
    ["an id longer than any", () => post("/acts", act("forged", "x".repeat(101))), 400],
    ["a day that is none", () => post("/clock", '{"kind":"set","local":"2022-02-31T07:00"}'), 400],
  ])("%s is refused by its status", async (_input, ask, status) => {
    const response = await ask();

    expect(response.status).toBe(status);
  });

  test("a foreign Host gets nothing", async () => {
    const { request } = await import("node:http");
    const { hostname, port } = new URL(address);

    const status = await new Promise((answered, failed) =>
      request({ hostname, port, headers: { host: "evil.example" } }, (response) => {
        response.resume();
        answered(response.statusCode);
      })
        .once("error", failed)
        .end(),
    );

    expect(status).toBe(403);
  });

  test("and the page goes on as before", async () => {
    expect((await get("/")).status).toBe(200);
    expect(await (await get("/health")).text()).toBe("ok");
  });
});
