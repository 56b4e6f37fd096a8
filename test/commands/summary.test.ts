import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openCampaign } from "../campaign.ts";
import { type House, openHouse, type Seen } from "../house.ts";
import { readsOnDiscord, readsOnSlack } from "../shown.ts";
import { behindIn } from "./turnout/pinged.ts";

const MONDAY = "2022-08-15";

/** The example on the Monday after its first week. */
const mondayMorning = async (): Promise<House> => {
  const house = await openHouse();
  house.at("2022-08-22T08:00+02:00");
  return house;
};

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const fileIn = ({ answer }: Seen) => {
  const blocks = answer.kind === "message" ? answer.message.blocks : [];
  return blocks.filter((block) => block.kind === "file");
};

describe("/summary", () => {
  test("fits its first screen: a sentence, three figures, three decisions with buttons, and what is missing", async () => {
    await using house = await mondayMorning();

    const said = await house.say("Hedda", "/summary 33");

    const lines = plain(said.text).split("\n");
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe("Vecka 33: dubbelt så många påringningar som förra veckan.");
    expect(lines.slice(1, 4)).toEqual(["377 påringningar", "128 svar (34 %)", "98 samtal (26 %)"]);
    expect(lines[4]).toMatch(/: 12 saknas$/);
    expect(lines[5]).toMatch(/: tid saknas$/);
    expect(lines[7]).toMatch(/rapporter saknas\.$/);
    expect(said.buttons.slice(0, 3).map(({ id }) => id.split(":")[0])).toEqual(["holes-ask", "activity", "holes-ask"]);
    expect(new Set(said.buttons.map(({ id }) => id)).size).toBe(said.buttons.length);
  });

  test("keeps decisions, silence, holes and the table to those who run the campaign", async () => {
    await using house = await mondayMorning();

    const said = await house.say("Elin", "/summary 33");
    const refused = [];
    for (const what of ["silent", "holes", "table"])
      refused.push(await house.press("Elin", `summary-${what}:${MONDAY}`));

    expect(said.text.split("\n")).toHaveLength(5);
    expect(refused.map((seen) => seen.refused)).toEqual([true, true, true]);
  });

  test("compares with the week before and with the same week of 2018, and everything so far", async () => {
    await using house = await mondayMorning();

    const said = plain((await house.press("Hedda", `summary-totals:${MONDAY}`)).text);

    expect(said).toContain("Påringningar: 377, förra veckan 181, 2018 samma vecka 20.");
    expect(said).toContain("Hittills 558 påringningar, 3 % av föreningarnas mål på 16 962.");
    expect(said).toContain("2018 vid samma tid: 20.");
  });

  test("shows an organiser their association with its forecast, and a member theirs without", async () => {
    await using house = await mondayMorning();

    const organiser = plain((await house.press("Gustav", `summary-associations:${MONDAY}`)).text);
    const member = plain((await house.press("Ceyda", `summary-associations:${MONDAY}`)).text);

    expect(organiser).toMatch(/Huddinge: 97 påringningar\n.*mål 725 \(13 %\), chans att nå målet \d+ %/);
    expect(organiser).not.toContain("Vantör");
    expect(member).toContain("Huddinge: 97 påringningar");
    expect(member).not.toContain("chans");
  });

  test("tells per association what it has done, where it is heading, and what its last ping was followed by", async () => {
    await using house = await openHouse();
    const ping = await behindIn(house, "haninge");
    const form = await house.press("Hedda", ping.press("ping-several"));
    await house.fill("Hedda", form, { shift: form.form?.fields[0]?.choices?.[0]?.value ?? "", seats: "3" });
    house.at("2022-08-27T21:00+02:00");
    await house.say("Hedda", '/report figures:"3 60 90 30 20" association:"Haninge" day:2022-08-26');
    house.at("2022-08-29T08:00+02:00");

    const said = plain((await house.press("Hedda", "summary-associations:2022-08-22")).text);

    expect(said).toMatch(
      /Haninge: 90 påringningar\n90 den här veckan, 30 svar, 20 samtal, 1 ringtimme, 2 % av listan på 3 940, mål 1 117 \(8 %\), chans att nå målet \d+ %, \d+ pass kvar\.\nPåmind 25 augusti: 90 påringningar sedan dess, 3 pass till bokade\./,
    );
  });

  test("tells how often an association was reminded, and that it was praised since", async () => {
    await using house = await openHouse();
    await behindIn(house, "haninge");
    for (const date of [26, 27, 28]) await house.tick(`2022-08-${date}T11:30+02:00`);
    house.at("2022-08-30T21:00+02:00");
    await house.say("Hedda", '/report figures:"1200 400 300" association:"Haninge" day:2022-08-30');
    await house.tick("2022-08-31T11:30+02:00");
    house.at("2022-09-05T08:00+02:00");

    const said = plain((await house.press("Hedda", "summary-associations:2022-08-29")).text);

    expect(said).toContain("Påmind 2 gånger, senast 28 augusti: 1 200 påringningar sedan dess.\nBerömd 31 augusti.");
  });

  test("counts seats filled against needed, this week and next", async () => {
    await using house = await mondayMorning();

    const said = plain((await house.press("Hedda", `summary-seats:${MONDAY}`)).text);

    expect(said).toMatch(/Vecka 33: \d+ av \d+ platser fyllda \(\d+ %\)\.\n/);
    expect(said).toContain("Vecka 34: ");
  });

  test("names the five largest holes ahead and who has people free", async () => {
    await using house = await mondayMorning();

    const said = await house.press("Hedda", `summary-holes:${MONDAY}`);

    expect(said.buttons).toHaveLength(5);
    expect(said.text).toContain("Lediga den dagen: ");
  });

  test("names those of the hole's own area first, and counts nobody who is busy that day", async () => {
    await using house = await openCampaign("2022-08-17T12:00+02:00");
    const solna = await house.association("Solna");
    const vantor = await house.association("Vantör");
    await house.store.transact(async (tx, t) => {
      await tx
        .update(t.association)
        .set({ areas: ["Norr"] })
        .where(eq(t.association.id, solna));
    });
    await house.seat("Hedda", "coordinator");
    for (const name of ["Kim", "Milo"]) await house.seat(name, "activist", "Solna");
    for (const name of ["Alva", "Billy", "Ceyda"]) await house.seat(name, "activist", "Vantör");
    const where = { start: "17:00", end: "19:00", needed: 6 } as const;
    await house.shift({ ...where, day: "2022-08-18", hosts: [{ name: "Solna", associationId: solna }] });
    const other = { ...where, needed: 1, hosts: [{ name: "Vantör", associationId: vantor }] };
    await house.press("Kim", `signup:${await house.shift({ ...other, day: "2022-08-18" })}`);

    const said = await house.press("Hedda", "summary-holes:2022-08-15");

    expect(said.text).toContain("6 till behövs.\nLediga den dagen: Solna 1 och Vantör 3.");
  });

  test("lists who has been silent for 14 days, until somebody says that they call", async () => {
    await using house = await mondayMorning();
    house.at("2022-08-29T08:00+02:00");
    const before = await house.press("Hedda", `summary-silent:${MONDAY}`);

    await house.press("Hedda", before.buttons[0]?.id ?? "");

    const after = await house.press("Hedda", `summary-silent:${MONDAY}`);
    expect(before.text).toMatch(/^Tysta i 14 dagar: \d+ föreningar\n/);
    expect(after.buttons).toHaveLength(before.buttons.length - 1);
    expect(after.text).toContain(" ringer.");
  });

  test("draws the weeks against the goal and a panel for each association, with words for who can't see them", async () => {
    await using house = await mondayMorning();

    const files = fileIn(await house.press("Hedda", `summary-pictures:${MONDAY}`));

    expect(files.map(({ name }) => name)).toEqual(["paringningar-per-vecka.png", "foreningarna-1.png"]);
    expect(plain(files[0]?.alt ?? "")).toBe(
      "Påringningar per vecka mot målet. Vecka 32: 181 av 107. Vecka 33: 377 av 710 (2018, samma vecka: 20).",
    );
    expect(plain(files[1]?.alt ?? "")).toContain("Huddinge 13 %");
    for (const { bytes } of files) expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe("PNG");
  });

  test("gives a table that is safe to open in Excel, in the reader's language", async () => {
    await using house = await mondayMorning();
    const rows = await called(house, [...FORMULAS, AWKWARD]);
    await house.store.transact(async (tx, t) => void (await tx.insert(t.association).values(rows)));

    const [swedish] = fileIn(await house.press("Hedda", `summary-table:${MONDAY}`));
    await house.press("Hedda", "language:en");
    const [english] = fileIn(await house.press("Hedda", `summary-table:${MONDAY}`));

    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(swedish?.bytes);
    const read: string[][] = parse(text, { delimiter: ";", bom: true });
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(read[0]?.slice(0, 3)).toEqual(["Förening", "Typ", "Lista"]);
    const names = read.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining([AWKWARD, ...FORMULAS.map((name) => `'${name}`)]));
    expect(new Set(read.map((row) => row.length)).size).toBe(1);
    expect(read.find(([name]) => name === "Vantör")).toContain("8,5");
    expect(english?.name).toBe("week-33.csv");
    expect(new TextDecoder().decode(english?.bytes)).toContain("Association,Kind,List");
  });

  test("shows the league only where the campaign has turned it on, as shares of own goals", async () => {
    await using house = await mondayMorning();
    const off = await house.press("Elin", `summary-league:${MONDAY}`);
    await house.store.transact(async (tx, t) => void (await tx.update(t.campaign).set({ settings: { league: true } })));

    const on = plain((await house.press("Elin", `summary-league:${MONDAY}`)).text);

    expect(off.refused).toBe(true);
    expect(on).toMatch(/^Ligan: andel av eget mål\n1\. Norrtälje 32 %\n2\. Vantör 13 %/);
  });
});

test.each(["sv", "en"])("what is behind a summary's buttons fits Discord and Slack, in %s", async (language) => {
  await using house = await mondayMorning();
  await house.press("Hedda", `language:${language}`);
  await house.store.transact(async (tx, t) => void (await tx.update(t.campaign).set({ settings: { league: true } })));
  const said = await house.say("Hedda", "/summary 33");
  const behind = said.buttons.filter(({ id }) => id.startsWith("summary-"));

  const pages = [said];
  for (const { id } of behind) pages.push(await house.press("Hedda", id));

  expect(behind).toHaveLength(8);
  for (const { message } of pages) {
    if (!message) throw new Error("nothing was said");
    readsOnDiscord(message);
    readsOnSlack(message);
  }
});

/** What Excel takes for a formula, also in full width and behind a tab. */
const FORMULAS = ['=HYPERLINK("x")', "+1", "-1", "−1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1", "＋1", "－1", "＠A1"];
/** What could end a cell or a row. */
const AWKWARD = 'Solna; "norra"\r\noch södra, å ä ö العربية';

/** Associations of these names. */
const called = async (house: House, names: readonly string[]) => {
  const [row] = await house.store.read((db, t) => db.select().from(t.association).limit(1));
  if (!row) throw new Error("the example has no association");
  return names.map((name, n) => ({ ...row, id: `formula-${n}`, name, nameKey: `formula-${n}` }));
};
