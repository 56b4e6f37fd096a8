import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type CampaignHouse, openCampaign } from "../campaign.ts";
import type { Seen } from "../house.ts";
import { FAMILY, ZALGO } from "./odd-text.ts";

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
