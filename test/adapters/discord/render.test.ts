import { MessageFlags } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Part, render, renderOn, rerender, withMarks } from "../../../src/adapters/discord/render.ts";
import { type Block, button, type Message, message, text } from "../../../src/chat/message.ts";
import type { Component } from "../../standins/discord/component.ts";
import { BODIES, misfits } from "../../standins/discord/description.ts";
import { checkMessage } from "../../standins/discord/rules.ts";
import { seen } from "../../standins/discord/shown.ts";

/** Holds a part against Discord's description and its unwritten rules. */
const check = ({ body, files }: Part): void => {
  expect(misfits(BODIES.message, body)).toEqual([]);
  checkMessage({
    content: body.content ?? "",
    embeds: [],
    components: body.components as unknown as readonly Component[],
    flags: body.flags,
    files: files.map(({ name }) => name),
  });
};
const isV2 = ({ body }: Part): boolean => (body.flags & MessageFlags.IsComponentsV2) !== 0;
const shift = (n: number): Block =>
  text(
    [{ bold: `0${n % 10}:30–09:00:` }, ` Torg ${n}, utdelning. 3 kommer`],
    [button(`signup:${n}`, "Jag kommer", "primary")],
  );
const day = (shifts: number): Message =>
  message(text([{ bold: "Onsdag 17 augusti." }]), ...Array.from({ length: shifts }, (_, n) => shift(n)));
const types = (part: Part | undefined) => part?.body.components.map(({ type }) => type);

describe("a short message with its buttons at the end", () => {
  const reminder = message(
    text([{ bold: "Vi ses 17:00!" }, " Ta med hörlurar."]),
    text("Ni blir 12.", [button("late:1", "Blir sen"), button("cancel:1", "Kan inte", "danger")]),
  );

  test("is classic, so that a lock screen shows its words", () => {
    const [part, ...more] = render(reminder);

    expect(more).toEqual([]);
    expect(part?.body.content).toBe("**Vi ses 17:00!** Ta med hörlurar.\nNi blir 12.");
    expect(part?.body.components).toMatchObject([
      {
        type: 1,
        components: [
          { custom_id: "late:1", style: 2 },
          { custom_id: "cancel:1", style: 4 },
        ],
      },
    ]);
    expect(part && isV2(part)).toBe(false);
  });

  test("is made of components once it is rewritten, since classic text cannot come back", () => {
    const [part] = rerender(reminder);

    expect(part?.body.content).toBeNull();
    expect(part && isV2(part)).toBe(true);
  });
});

describe("a day of shifts", () => {
  test("has each button beside its line", () => {
    const [part] = render(day(3));

    expect(types(part)).toEqual([10, 9, 9, 9]);
    expect(part?.body.components[1]).toMatchObject({
      components: [{ content: "**00:30–09:00:** Torg 0, utdelning. 3 kommer" }],
      accessory: { label: "Jag kommer", style: 1 },
    });
  });

  test("of forty is several messages, none of them past a limit, in order", () => {
    const parts = render(day(40));

    expect(parts.length).toBe(4);
    for (const part of parts) check(part);
    const places = [...JSON.stringify(parts).matchAll(/Torg (\d+)/g)].map(([, n]) => Number(n));
    expect(places).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  test("fills the messages that were sent, also when there is less or more to say by now", () => {
    const [fewer, same, more] = [renderOn(day(3), 4), renderOn(day(40), 4), renderOn(day(60), 4)];

    for (const parts of [fewer, same, more]) {
      expect(parts.length).toBe(4);
      for (const part of parts) check(part);
    }
    expect(fewer.map(types)).toEqual([[10], [9], [9], [9]]);
    expect(more.at(-1)?.body.components.at(-1)).toMatchObject({ content: "…" });
    expect(renderOn(message(text("Inget")), 2)[1]?.body.components).toMatchObject([{ content: "–" }]);
  });
});

test("a menu beyond 25 choices continues in further menus that say where they begin and end", () => {
  const choices = Array.from({ length: 44 }, (_, n) => ({ value: `${n}`, label: `Förening ${n}` }));

  const [part] = render(
    message(text("Vilken?"), { kind: "select", action: "association:", label: "Förening", choices }),
  );

  expect(part?.body.components).toMatchObject([
    { components: [{ custom_id: "association:", placeholder: "Förening (Förening 0–Förening 24)" }] },
    { components: [{ custom_id: "association:~2", placeholder: "Förening (Förening 25–Förening 43)" }] },
  ]);
  if (part) check(part);
});

test("pictures are shown with their text alternative, other files by name", () => {
  const bytes = new Uint8Array([1]);

  const [part] = render(
    message(
      text("Vecka 34"),
      { kind: "file", name: "påringningar vecka.png", bytes, alt: "1 043 samtal" },
      { kind: "file", name: "vecka.csv", bytes, alt: "Tabell" },
    ),
  );

  expect(part?.body.components.slice(1)).toMatchObject([
    { type: 12, items: [{ media: { url: "attachment://paringningar_vecka.png" }, description: "1 043 samtal" }] },
    { type: 13, file: { url: "attachment://vecka.csv" } },
  ]);
  expect(part?.body.attachments).toEqual([
    { id: "0", description: "1 043 samtal" },
    { id: "1", description: "Tabell" },
  ]);
  if (part) check({ ...part, body: { ...part.body, content: null } });
});

test("only whom a message is for is woken, and a rewritten one wakes nobody", () => {
  const [anna, bo] = ["123456789012345678", "223456789012345678"];
  const said = message(
    text(
      [
        { person: anna, notify: true },
        { person: bo, notify: false },
      ],
      [button("a", "A")],
    ),
  );

  const [[first], [again]] = [render(said), renderOn(said, 1)];

  expect(first?.body.allowed_mentions).toEqual({ parse: [], users: [anna] });
  expect(again?.body.allowed_mentions).toEqual({ parse: [] });
});

test("a message that shows nothing is a fault, not an empty message", () => {
  expect(() => render(message(text(" ")))).toThrow("shows nothing");
});

describe("any message", () => {
  const words = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 200 }),
    fc.nat(6000).map((length) => "Högdalen 06:30 *".repeat(400).slice(0, length)),
  );
  const buttons = (at: number) =>
    fc
      .array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 60 })
      .map((labels) => labels.map((label, n) => button(`b${at}:${n}`, label)));
  const choices = (at: number) =>
    fc
      .array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 130 })
      .map((labels) => labels.map((label, n) => ({ value: `${at}:${n}`, label, description: label })));
  const block = (at: number): fc.Arbitrary<Block> =>
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.tuple(words, fc.oneof(fc.constant([]), buttons(at))).map(([said, all]) => text(said, all)),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(words, choices(at))
          .map(([label, all]): Block => ({ kind: "select", action: `s${at}:`, label, choices: all })),
      },
      {
        weight: 1,
        arbitrary: words.map(
          (alt): Block => ({ kind: "file", name: `fil ${at % 3}.png`, bytes: new Uint8Array([1]), alt }),
        ),
      },
    );
  const any = fc
    .integer({ min: 1, max: 25 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => block(at))))
    .map((blocks) => message(text("Onsdag"), ...blocks));

  test("fits Discord's description and limits, and says everything in order", () => {
    fc.assert(
      fc.property(any, (said) => {
        const parts = render(said).map((part) => withMarks(part, { part: 5000, workspace: "1" }));

        for (const part of parts) check(part);
        const ids = parts.flatMap(({ body }) => [
          ...JSON.stringify(body.components).matchAll(/"custom_id":"(b\d+:\d+)"/g),
        ]);
        const given = said.blocks.flatMap((each) => (each.kind === "text" ? each.buttons.map(({ id }) => id) : []));
        expect(ids.map(([, id]) => id)).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  test("fits on as many messages as there are", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 6 }), (said, count) => {
        const parts = renderOn(said, count);

        expect(parts.length).toBe(count);
        for (const part of parts) check(part);
      }),
      { numRuns: 40 },
    );
  });
});

test("what is shown reads as it was meant", () => {
  const [part] = render(day(2));

  const words = part?.body.components.map((one) => JSON.stringify(one).match(/"content":"([^"]*)"/)?.[1] ?? "");

  expect(words?.map((each) => seen(each, String))).toEqual([
    "Onsdag 17 augusti.",
    "00:30–09:00: Torg 0, utdelning. 3 kommer",
    "01:30–09:00: Torg 1, utdelning. 3 kommer",
  ]);
});
