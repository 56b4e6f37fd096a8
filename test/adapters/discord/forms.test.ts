import fc from "fast-check";
import { expect, test } from "vitest";
import { modalOf } from "../../../src/adapters/discord/forms.ts";
import type { Form } from "../../../src/chat/form.ts";
import type { Component } from "../../standins/discord/component.ts";
import { BODIES, misfits } from "../../standins/discord/description.ts";
import { checkModal } from "../../standins/discord/rules.ts";

const check = (form: Form): void => {
  const data = modalOf(form);
  expect(misfits(BODIES.callback, { type: 9, data })).toEqual([]);
  checkModal(data.components as readonly Component[]);
};

test("a form is a modal of labelled fields", () => {
  const form: Form = {
    action: "report:17",
    title: "Hur gick det?",
    fields: [
      { name: "dials", label: "Påringningar", kind: "line", required: true, hint: "även utan svar", value: "40" },
      { name: "note", label: "Övrigt", kind: "paragraph", required: false },
      {
        name: "association",
        label: "Förening",
        kind: "choice",
        required: true,
        value: "b",
        choices: [
          { value: "a", label: "Solna" },
          { value: "b", label: "Huddinge" },
        ],
      },
    ],
  };

  const modal = modalOf(form);

  check(form);
  expect(modal).toMatchObject({
    custom_id: "report:17",
    title: "Hur gick det?",
    components: [
      {
        label: "Påringningar",
        description: "även utan svar",
        component: { type: 4, style: 1, value: "40", required: true },
      },
      { label: "Övrigt", component: { type: 4, style: 2, required: false } },
      { label: "Förening", component: { type: 3, options: [{ value: "a" }, { value: "b", default: true }] } },
    ],
  });
});

test("any form fits Discord's limits", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 150 });
  const field = (at: number) =>
    fc.record({
      name: fc.constant(`field${at}`),
      label: words,
      kind: fc.constantFrom("line" as const, "paragraph" as const, "choice" as const),
      required: fc.boolean(),
      value: fc.oneof(words, fc.constant("x".repeat(5000))),
      hint: words,
      choices: fc.array(words, { maxLength: 30 }).map((all) => all.map((label, n) => ({ value: `${n}`, label }))),
    });
  const forms = fc
    .tuple(words, fc.integer({ min: 1, max: 5 }))
    .chain(([title, count]) =>
      fc
        .tuple(...Array.from({ length: count }, (_, at) => field(at)))
        .map((fields) => ({ action: "a:", title, fields })),
    );

  fc.assert(fc.property(forms, check), { numRuns: 150 });
});
