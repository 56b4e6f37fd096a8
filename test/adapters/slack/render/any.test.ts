import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modalOf } from "../../../../src/adapters/slack/forms.ts";
import { render, renderOn, renderView } from "../../../../src/adapters/slack/render.ts";
import { type Block, button, message, type Span, text } from "../../../../src/chat/message.ts";
import { wordsOf } from "../../../../src/locales/words.ts";
import { messageBlocks } from "../../../standins/slack/shapes/blocks.ts";
import { markupFault } from "../../../standins/slack/shapes/objects.ts";
import { home, modal } from "../../../standins/slack/shapes/views.ts";
import { words } from "../../../standins/slack/words.ts";
import { MANY, oneIn, ZONE } from "./readers.ts";

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
