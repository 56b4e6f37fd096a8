import { expect, test } from "vitest";
import { sentencesIn, titleOf } from "../../src/imports/sentence.ts";

test.each([
  ["a full stop and a capital", "Vi har torgmöte. Kom dit.", ["Vi har torgmöte.", "Kom dit."]],
  ["a line end", "Torgmöte med tal\nSamling 13", ["Torgmöte med tal", "Samling 13"]],
  ["a question mark", "Vad hände? Vi berättar", ["Vad hände?", "Vi berättar"]],
  [
    "no abbreviation",
    "Samling kl. 18 vid St. Görans port, bl.a. Seko",
    ["Samling kl. 18 vid St. Görans port, bl.a. Seko"],
  ],
  ["no point inside a word or number", "Se example.org kl 17.30", ["Se example.org kl 17.30"]],
  ["a closing quote after its point", '"Kom." Vi finns där', ['"Kom."', "Vi finns där"]],
])("a sentence ends at %s", (_, text, sentences) => {
  const found = sentencesIn(text);

  expect(found).toEqual(sentences);
});

test("a title has no full stop, but keeps what else ends it", () => {
  const titles = ["Torgmöte.", "Torgmöte?", "Torgmöte…", "Torgmöte..."].map(titleOf);

  expect(titles).toEqual(["Torgmöte", "Torgmöte?", "Torgmöte…", "Torgmöte..."]);
});
