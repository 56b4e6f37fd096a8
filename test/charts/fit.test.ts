import { describe, expect, test } from "vitest";
import { fitText, fitTexts } from "../../src/charts/fit.ts";

// Each character is one wide, so that a test can count.
const widthOf = (text: string): number => Array.from(text).length;

describe("a text is fitted to its room", () => {
  test.each([
    ["Bromma", 6, "Bromma"],
    ["Hägersten-Älvsjö", 10, "Hägersten…"],
    ["Upplands Väsby", 10, "Upplands…"],
    ["Hotell och restaurang 🌹", 30, "Hotell och restaurang"],
    ["Röd 👩‍👩‍👧 fana 🇸🇪 här", 30, "Röd fana här"],
    ["Facket ™", 30, "Facket ™"],
    ["🌹", 30, "🌹"],
    ["Bromma", 0, "…"],
  ])("%j in %i becomes %j", (text, room, fitted) => {
    expect(fitText(text, room, widthOf)).toBe(fitted);
  });

  test("a letter keeps its marks", () => {
    const name = "a\u0308a\u0308a\u0308a\u0308";

    const fitted = fitText(name, 6, widthOf);

    expect(fitted).toBe("a\u0308a\u0308…");
  });
});

describe("names beside each other", () => {
  test("that begin alike stay apart", () => {
    const names = ["Kommunala föreningen i norra länet", "Kommunala föreningen i södra länet", "Bromma"];

    const fitted = fitTexts(names, 18, widthOf);

    expect(fitted).toEqual(["Kommu… norra länet", "Kommu… södra länet", "Bromma"]);
  });

  test("keep what tells them apart even where nothing else has room", () => {
    const names = ["Kommunala föreningen i nordvästra länet", "Kommunala föreningen i sydöstra länet"];

    const fitted = fitTexts(names, 11, widthOf);

    expect(fitted).toEqual(["…nordvästr…", "…sydöstra…"]);
  });

  test("that are the same are fitted the same", () => {
    const fitted = fitTexts(["Upplands Väsby", "Upplands Väsby"], 10, widthOf);

    expect(fitted).toEqual(["Upplands…", "Upplands…"]);
  });

  test("where one is the beginning of the other stay apart", () => {
    const fitted = fitTexts(["Kommunala föreningen", "Kommunala föreningen i norr"], 12, widthOf);

    expect(new Set(fitted).size).toBe(2);
  });
});
