import { describe, expect, test } from "vitest";
import { render } from "../../../src/adapters/slack/render.ts";
import { button, type Message, message, type Span, text } from "../../../src/chat/message.ts";
import { messageBlocks } from "../../standins/slack/shapes/blocks.ts";
import { words } from "../../standins/slack/words.ts";
import { MANY, oneIn, ZONE } from "./render/readers.ts";

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
