import { describe, expect, test } from "vitest";
import { readPage } from "../../../src/imports/page/page.ts";

const page = (...items: readonly string[]): string =>
  [
    " ",
    "# Norra länets valrörelse 2022",
    "",
    "**Vi börjar tidigt.** Kommunalvänstern (KV) är med.",
    "",
    "Kontakta samordnaren om det som saknar kontaktperson.  ",
    "facket@example.org",
    "",
    "## Aktiviteter",
    "",
    ...items,
  ].join("\n");

describe("a page", () => {
  test("tells of itself by its heading and the short names it explains", () => {
    const text = page("- 18/8 Torget**  ", "Torgmöte  ");

    const { campaign, problems } = readPage(text);

    expect(problems).toEqual([]);
    expect(campaign).toEqual({
      organisation: "Norra länet",
      name: "Norra länets valrörelse 2022",
      year: 2022,
      shortNames: new Map([["KV", "Kommunalvänstern"]]),
    });
  });

  test("holds an activity with its hours, place, hosts, contact and whole description", () => {
    const text = page(
      "- 18/8 kl: 06:30-9:00  Högdalens   T-bana**  ",
      "Utdelning med KV och Vantör.  Kom gärna!  ",
      "Vi bjuder på **frukost**  ",
      "morgon@example.org",
    );

    const { drafts } = readPage(text);

    expect(drafts).toEqual([
      {
        line: 11,
        kind: "handout",
        day: "2022-08-18",
        start: "06:30",
        end: "09:00",
        title: "Utdelning med KV och Vantör",
        description: "Utdelning med KV och Vantör. Kom gärna!\nVi bjuder på frukost",
        place: "Högdalens T-bana",
        hosts: ["KV", "Vantör"],
        contact: "morgon@example.org",
        series: undefined,
        needed: undefined,
        capacity: undefined,
      },
    ]);
  });

  test("holds a series as an activity for each of its dates", () => {
    const text = page(
      "- Turné tillsammans med regionen**  ",
      "22/8 Norra sjukhuset  ",
      "24/8 kl 7-9 Södra sjukhuset  ",
      "turne@example.org",
    );

    const { drafts } = readPage(text);

    const description = "Turné tillsammans med regionen";
    const shared = {
      kind: "tour",
      description,
      title: "Turné",
      series: "Turné",
      hosts: ["regionen"],
      contact: "turne@example.org",
    };
    expect(drafts).toMatchObject([
      { ...shared, line: 12, day: "2022-08-22", start: undefined, end: undefined, place: "Norra sjukhuset" },
      { ...shared, line: 13, day: "2022-08-24", start: "07:00", end: "09:00", place: "Södra sjukhuset" },
    ]);
  });

  test.each([
    ["has no hour", "- 3/9 Sigmadagen, Väsby**"],
    ["says that it is not set", "- 3/9 Tid ej fastställd, Sigmadagen, Väsby**"],
    ["says so after kl", "- 3/9 kl: ej bestämt Sigmadagen, Väsby**"],
  ])("has no time for a date that %s", (_, head) => {
    const { drafts } = readPage(page(head, "Torgmöte"));

    expect(drafts).toMatchObject([{ start: undefined, end: undefined, place: "Sigmadagen, Väsby" }]);
  });

  test.each([
    ["the one named", ["- 18/8 Torget", "Torgmöte", "Kontakt: torg@example.org"], "torg@example.org"],
    ["a role", ["- 18/8 Torget", "Torgmöte", "Kontakt: valkansliet"], "valkansliet"],
    ["a link's address", ["- 18/8 Torget", "Torgmöte", "<torg@example.org>"], "torg@example.org"],
    ["the page's own where none is named", ["- 18/8 Torget", "Torgmöte"], "facket@example.org"],
  ])("gives as contact %s", (_, item, contact) => {
    const { drafts } = readPage(page(...item));

    expect(drafts).toMatchObject([{ contact, description: "Torgmöte" }]);
  });

  test("takes the first contact of an item, and keeps another in its description", () => {
    const { drafts } = readPage(page("- 18/8 Torget", "Torgmöte", "torg@example.org", "bord@example.org"));

    expect(drafts).toMatchObject([{ contact: "torg@example.org", description: "Torgmöte\nbord@example.org" }]);
  });

  test.each([
    "Kontakta oss om det som saknar kontaktperson.",
    "Saknas kontaktperson? Skriv till oss.",
    "Står en aktivitet utan kontakt svarar vi.",
    "Ask us about what has no contact.",
  ])("may give its own contact in the paragraph after the one that says so: %s", (said) => {
    const text = `# Valet 2022\n\n${said}\n\nvalet@example.org\n\n- 18/8 Torget\nTorgmöte`;

    const { drafts } = readPage(text);

    expect(drafts).toMatchObject([{ contact: "valet@example.org" }]);
  });

  test("without a contact of its own leaves activities without", () => {
    const { drafts } = readPage("# Valet 2022\n\n- 18/8 Torget\nTorgmöte");

    expect(drafts).toMatchObject([{ contact: undefined }]);
  });

  test("takes HTML, odd marks and other bullets as they come", () => {
    const text = page(
      "* 18/8 kl. 17 <b>Torget</b> **",
      "Torg*möte* & <script>alert(1)</script>",
      "- 19/8 Torget",
      "  Torgmöte",
      "  - 20/8 är för långt fram",
    );

    const { drafts, problems } = readPage(text);

    expect(drafts[0]).toMatchObject({ place: "<b>Torget</b>", title: "Torg*möte* & <script>alert(1)</script>" });
    expect(problems).toMatchObject([{ line: 15, key: "import.page-second-date" }]);
  });
});

describe("a page that cannot be taken", () => {
  test.each([
    ["has no heading", "- 18/8 Torget\nTorgmöte", 1, "import.page-no-heading"],
    ["has a heading without a year", "text\n# Valet\n- 18/8 Torget\nTorgmöte", 2, "import.page-no-year"],
    ["has a heading of 10,000 characters", `# Valet 2022 ${"x".repeat(10_000)}`, 1, "import.text-too-long"],
    ["has no list", "# Valet 2022\n\nKommer snart", 1, "import.page-empty"],
  ])("says where it %s", (_, text, line, key) => {
    const { drafts, problems } = readPage(text);

    expect(drafts).toEqual([]);
    expect(problems).toMatchObject([{ line, key }]);
  });

  test.each([
    ["a day that does not exist", ["- 31/2 Torget", "Torgmöte"], 11, "import.date-impossible"],
    ["a day of a series that does not exist", ["- Turné", "22/8 Norra", "31/9 Södra"], 13, "import.date-impossible"],
    ["a time that does not exist", ["- 18/8 kl: 25:00 Torget", "Torgmöte"], 11, "import.time-impossible"],
    ["no time after kl", ["- 18/8 kl: sent Torget", "Torgmöte"], 11, "import.time-impossible"],
    ["an end before its start", ["- 18/8 kl: 17:00-16:00 Torget", "Torgmöte"], 11, "import.time-backwards"],
    ["no place", ["- 18/8 kl: 17:00**  ", "Torgmöte"], 11, "import.place-missing"],
    ["a place of zero-width characters", ["- 18/8 kl: 17:00 \u200b\u2060", "Torgmöte"], 11, "import.place-missing"],
    ["no description", ["- 18/8 kl: 17:00 Torget", "torg@example.org"], 11, "import.page-no-description"],
    ["no date", ["- 18/8 Torget", "Torgmöte", "- Ring oss"], 13, "import.page-no-date"],
    ["nothing", ["- 18/8 Torget", "Torgmöte", "-  "], 13, "import.page-empty-item"],
    ["a second date", ["- 18/8 Torget", "Torgmöte", "19/8 Torget"], 13, "import.page-second-date"],
    ["a place of 201 characters", [`- 18/8 ${"x".repeat(201)}`, "Torgmöte"], 11, "import.text-too-long"],
    [
      "a contact of 201 characters",
      ["- 18/8 Torget", "Torgmöte", `Kontakt: ${"x".repeat(201)}`],
      13,
      "import.text-too-long",
    ],
    ["a title of 10,000 characters", ["- 18/8 Torget", "x".repeat(10_000)], 11, "import.text-too-long"],
    [
      "a date outside the list",
      ["- 18/8 Torget", "Torgmöte", "", "19/8 kl: 17:00 Torget"],
      14,
      "import.page-stray-date",
    ],
    [
      "a contact outside the list",
      ["- 18/8 Torget", "Torgmöte", "", "torg@example.org"],
      14,
      "import.page-stray-contact",
    ],
  ])("says where an item has %s", (_, items, line, key) => {
    const { problems } = readPage(page(...items));

    expect(problems).toMatchObject([{ line, key }]);
  });

  test("says everything that is wrong, in the order of the lines", () => {
    const text = page("- 31/2 Torget", "Torgmöte", "- 18/8 Torget", "Torgmöte", "- 19/8 kl: 25:00 Torget", "Torgmöte");

    const { problems } = readPage(text);

    expect(problems.map(({ line }) => line)).toEqual([11, 15]);
  });
});
