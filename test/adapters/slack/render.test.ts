import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Readers } from "../../../src/adapters/slack/atoms.ts";
import { modalOf } from "../../../src/adapters/slack/forms.ts";
import { render, renderOn, renderView } from "../../../src/adapters/slack/render.ts";
import { type Block, button, type Message, message, type Span, text } from "../../../src/chat/message.ts";
import type { Zone } from "../../../src/domain/day.ts";
import { wordsOf } from "../../../src/locales/words.ts";
import { messageBlocks } from "../../standins/slack/shapes/blocks.ts";
import { markupFault } from "../../standins/slack/shapes/objects.ts";
import { home, modal } from "../../standins/slack/shapes/views.ts";
import { words } from "../../standins/slack/words.ts";

const ZONE = "Europe/Stockholm" as Zone;
const MANY: Readers = { kind: "many", names: new Map([["U00000001", "Anna"]]) };
const oneIn = (zone: string | undefined): Readers => ({ kind: "one", names: undefined, zone: zone as Zone });
const shown = (said: Message): string =>
  render(said, MANY)
    .map((part) => words(messageBlocks.parse(part.blocks)))
    .join("\n");
const first = (said: Message) => render(said, MANY)[0]?.blocks[0];

const token = (label: string): string => ` (<!date^1660797000^{date_short_pretty} {time}|${label}>)`;

describe("how a message looks in Slack", () => {
  test("one button stands beside its text, several below it", () => {
    const one = render(message(text("Högdalen 06:30", [button("go:1", "Jag kommer", "primary")])), MANY);
    const two = render(message(text("Högdalen", [button("a", "Jag kommer"), button("b", "Kan inte", "danger")])), MANY);

    expect(one[0]?.blocks).toMatchObject([
      { type: "section", text: { text: "Högdalen 06:30" }, accessory: { action_id: "go:1", style: "primary" } },
    ]);
    expect(two[0]?.blocks).toMatchObject([
      { type: "section" },
      { type: "actions", elements: [{ action_id: "a" }, { action_id: "b", style: "danger" }] },
    ]);
  });

  test("a time before a colon is no emoji, so its button stands beside it", () => {
    const [block] =
      render(message(text([{ bold: "17:00–19:00:" }, " Kista"], [button("a", "Jag kommer")])), MANY)[0]?.blocks ?? [];

    expect(block).toMatchObject({
      type: "section",
      text: { text: "*17:00–19:00:* Kista" },
      accessory: { action_id: "a" },
    });
  });

  test("bold, moments, people, channels and addresses are Slack's own", () => {
    const at = new Date("2022-08-18T04:30:00Z");
    const spans: readonly Span[] = [
      { bold: "Torsdag" },
      " ",
      { at, text: "18 augusti 06:30", zone: ZONE },
      ", ",
      { person: "U00000002", notify: true },
      ", ",
      { channel: "C00000004" },
      ", ",
      { url: "https://example.org/karta?a=1&b=2", label: "karta" },
    ];

    expect(first(message(text(spans)))).toMatchObject({
      text: {
        text:
          "*Torsdag* 18 augusti 06:30 (<!date^1660797000^{date_short_pretty} {time}|18 augusti 06:30>), <@U00000002>, <#C00000004>, " +
          "<https://example.org/karta?a=1&amp;b=2|karta>",
      },
    });
  });

  test.each([
    ["many", MANY, token("06:30"), ""],
    ["one on the same clock", oneIn("Africa/Cairo"), "", ""],
    ["one of whom no zone is known", oneIn(undefined), "", ""],
    ["one in New York", oneIn("America/New_York"), token("2022-08-18 00:30"), token("2022-08-18 00:30")],
    ["one in Auckland", oneIn("Pacific/Auckland"), token("2022-08-18 16:30"), token("2022-08-18 16:30")],
  ] as const)("a moment for %s says no time twice", (_, readers, besideMoment, besideTime) => {
    const at = new Date("2022-08-18T04:30:00Z");
    const told = render(
      message(text([{ at, text: "06:30", zone: ZONE }, ", kl 06:30", { beside: at, zone: ZONE }])),
      readers,
    );

    expect(told[0]?.text).toBe(`06:30${besideMoment}, kl 06:30${besideTime}`);
  });

  test.each([
    ["a call on everyone", "<!channel> <!here> @everyone <@U00000001> <#C1> <!subteam^S1>"],
    ["a masked address", "<https://example.org|inloggning>"],
    ["an escape", "&lt;b&gt; &amp; < > &"],
    ["Slack's signs", "*fet* _kursiv_ ~struken~ `kod` :tada: **två**"],
    ["a quotation", "> citat\n&gt; citat"],
    ["a lonely star", "2 * 3 * 4"],
  ])("%s is shown as it is, and does nothing", (_, literal) => {
    const said = message(text([literal]));

    expect(shown(said)).toBe(literal);
    expect(JSON.stringify(first(said))).not.toMatch(/<!|<@|<#|<http/);
  });

  test("an address that is none of the web's is words", () => {
    expect(shown(message(text([{ url: "javascript:alert(1)", label: "klicka" }])))).toBe(
      "klicka (javascript:alert(1))",
    );
  });

  test("bold that touches other letters is bold all the same", () => {
    const said = first(message(text(["i", { bold: "går" }, "kväll"])));

    expect(said).toMatchObject({
      type: "rich_text",
      elements: [{ elements: [{ text: "i" }, { text: "går", style: { bold: true } }, { text: "kväll" }] }],
    });
  });

  test("bold over several lines is bold on each", () => {
    expect(first(message(text([{ bold: " Ett \n\nTvå" }])))).toMatchObject({ text: { text: " *Ett* \n\n*Två*" } });
  });

  test("a menu of more than a hundred is several menus, with long words shortened", () => {
    const choices = Array.from({ length: 230 }, (_, n) => ({ value: `${n}`, label: `${n} ${"lång ".repeat(20)}` }));
    const [part, ...others] = render(message({ kind: "select", action: "pick:", label: "Vilken?", choices }), MANY);

    const menus = [part, ...others].flatMap((one) => messageBlocks.parse(one?.blocks));

    expect(
      menus.map((menu) =>
        menu.type === "section" && menu.accessory?.type === "static_select" ? menu.accessory.options.length : 0,
      ),
    ).toEqual([100, 100, 30]);
  });

  test("a day of 60 lines is two messages, each with the buttons of its lines", () => {
    const day = Array.from({ length: 60 }, (_, n) => text(`Rad ${n}`, [button(`go:${n}`, "Jag kommer")]));
    const parts = render(message(...day), MANY);

    expect(parts.map(({ blocks }) => blocks.length)).toEqual([50, 10]);
  });

  test("what notifies is plain words, without bold and within a limit", () => {
    const said = message(text([{ bold: "Hej & hå" }]), text(["rad ".repeat(2000)]));
    const [part] = render(said, MANY);

    expect(part?.text.startsWith("Hej &amp; hå\nrad rad")).toBe(true);
    expect(part?.text.length).toBeLessThanOrEqual(3000);
  });

  test("a message of nothing but a file says what the file says", () => {
    const file = { kind: "file", name: "a.png", bytes: new Uint8Array(), alt: "Kurvan stiger" } as const;

    expect(render(message(file), MANY)).toEqual([{ text: "Kurvan stiger", blocks: [] }]);
  });
});

const word = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "*",
    "_",
    "~",
    "`",
    ":a:",
    ">",
    "<",
    "&",
    "&amp;",
    "<!channel>",
    "<@U00000001>",
    "|",
    "\n",
    " ",
    "👨‍👩‍👧‍👦",
    "å",
  ),
);
const literal = fc.array(word, { maxLength: 30 }).map((parts) => parts.join(""));
const long = fc
  .tuple(literal, fc.integer({ min: 1, max: 400 }))
  .map(([part, times]) => part.repeat(times).slice(0, 9000));
const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") });
const span: fc.Arbitrary<Span> = fc.oneof(
  long,
  literal.map((bold) => ({ bold })),
  fc.record({ at: moment, text: literal, zone: fc.constant(ZONE) }),
  fc.record({ beside: moment, zone: fc.constant(ZONE) }),
  fc.record({ person: fc.constantFrom("U00000001", "U00000002", "<!channel>"), notify: fc.boolean() }),
  fc.record({ channel: fc.constantFrom("C00000001", "huddinge", "<!here>") }),
  fc.record({ url: fc.oneof(fc.webUrl({ withQueryParameters: true }), literal), label: literal }),
);
const buttons = fc
  .array(literal, { maxLength: 30 })
  .map((labels) => labels.map((label, n) => button(`go:${n}`, label)));
const choices = fc
  .array(fc.record({ label: literal, description: fc.option(literal, { nil: undefined }) }), { maxLength: 250 })
  .map((all) => all.map((one, n) => ({ value: `v${n}`, ...one })));
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.array(span, { maxLength: 6 }), buttons).map(([spans, all]) => text(spans, all)) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("select" as const),
      action: fc.constant("pick:1"),
      label: literal,
      choices,
    }),
  },
);
const said = fc.array(block, { maxLength: 12 }).map((blocks) => message(...blocks));

describe("whatever is said", () => {
  test("Slack takes it: within every limit, never cut inside an escape or a mention", () => {
    fc.assert(
      fc.property(said, (one) => {
        for (const part of [
          ...render(one, MANY),
          ...render(one, oneIn("Pacific/Auckland")),
          ...renderOn(one, MANY, 2),
        ]) {
          if (part.blocks.length > 0) messageBlocks.parse(part.blocks);
          expect(markupFault(part.text)).toBeUndefined();
          expect(part.text.length).toBeLessThanOrEqual(3000);
        }
        home.parse({ type: "home", blocks: renderView(one, oneIn("Pacific/Auckland")) });
      }),
      { numRuns: 150 },
    );
  });

  test("no word of it is lost or changed, however long", () => {
    const bare = (all: string): string => all.replaceAll(/\s/g, "");
    fc.assert(
      fc.property(fc.array(long, { minLength: 1, maxLength: 5 }), (texts) => {
        const parts = render(message(...texts.map((one) => text([one]))), MANY);
        const read = parts.map(({ blocks }) => (blocks.length > 0 ? words(messageBlocks.parse(blocks)) : "")).join("");

        expect(bare(read)).toBe(bare(texts.join("")));
      }),
      { numRuns: 150 },
    );
  });

  test("every button and every choice can still be pressed", () => {
    fc.assert(
      fc.property(said, (one) => {
        const asked = one.blocks.flatMap((given) =>
          given.kind === "text"
            ? given.buttons.map(({ id }) => id)
            : given.kind === "select"
              ? given.choices.map(({ value }) => value)
              : [],
        );
        const rendered = JSON.stringify(render(one, MANY).map(({ blocks }) => blocks));
        const offered = [...rendered.matchAll(/"action_id":"(go:[^"]*)"|"value":"(v[^"]*)"/g)].map(
          ([, id, value]) => id ?? value,
        );

        expect(offered).toEqual(asked);
      }),
      { numRuns: 100 },
    );
  });

  test("a form of any words is a modal that Slack takes", () => {
    const field = fc.record({
      label: literal,
      kind: fc.constantFrom("line", "paragraph", "choice"),
      required: fc.boolean(),
      value: fc.option(long, { nil: undefined }),
      hint: fc.option(literal, { nil: undefined }),
    });
    fc.assert(
      fc.property(literal, fc.array(field, { maxLength: 5 }), (title, fields) => {
        const named = fields.map((one, n) => ({ ...one, name: `f${n}`, choices: [{ value: "a", label: one.label }] }));

        modal.parse(modalOf({ action: "done:1", title, fields: named }, "{}", wordsOf("sv")));
      }),
      { numRuns: 100 },
    );
  });
});
