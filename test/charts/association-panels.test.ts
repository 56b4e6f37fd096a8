import { describe, expect, test } from "vitest";
import {
  type AssociationPanels,
  drawAssociationPanels,
  PANELS_PER_PICTURE,
} from "../../src/charts/association-panels.ts";
import { NAMES } from "./names.ts";
import { differenceFrom, keepIfAsked, TOLERANCE } from "./reference.ts";

const LABELS = {
  sv: {
    dials: "Påringningar sedan starten",
    goal: "Eget mål",
    elapsed: "Veckor som gått",
    noGoal: "inget mål",
    noReports: "inga rapporter",
  },
  en: { dials: "Dials so far", goal: "Own goal", elapsed: "Weeks gone", noGoal: "no goal", noReports: "no reports" },
};

// Every shape of a campaign: ahead, behind, silent since a week, never heard of, without a goal.
const dialsOf = (index: number): readonly (number | undefined)[] => {
  const third = 40 + ((index * 61) % 170);
  if (index % 7 === 3) return [undefined, undefined, undefined, undefined];
  if (index % 9 === 5) return [third, undefined, undefined, undefined];
  if (index % 8 === 6) return [0, 0, 0, undefined];
  return [third, index % 5 === 0 ? undefined : 2 * third, 3 * third, undefined];
};

const panels: AssociationPanels = {
  title: "Föreningarna mot sina egna mål",
  subtitle: "Till och med vecka 35, störst andel först",
  weeks: ["v. 33", "v. 34", "v. 35", "v. 36"],
  elapsed: 3,
  associations: NAMES.map((name, index) => ({
    name,
    dials: dialsOf(index),
    goal: index % 10 === 9 ? undefined : 300 + ((index * 137) % 900),
  })),
  labels: LABELS.sv,
  locale: "sv",
};

const few: AssociationPanels = {
  ...panels,
  title: "Associations against their own goals",
  subtitle: "Up to week 35, largest share first",
  weeks: ["w 33", "w 34", "w 35", "w 36"],
  associations: panels.associations.slice(-12),
  labels: LABELS.en,
  locale: "en",
};

const textsOf = (svg: string | undefined): readonly string[] =>
  Array.from((svg ?? "").matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = ""]) => text);

describe("the picture of the associations", () => {
  test.each([
    ["association-panels-sv-54", panels],
    ["association-panels-en-12", few],
  ])("looks like the reference %s", async (name, chart) => {
    const [{ png = new Uint8Array() } = {}] = await drawAssociationPanels(chart);
    keepIfAsked(name, png);

    expect(differenceFrom(name, png)).toBeLessThanOrEqual(TOLERANCE);
  });

  test("no longer looks like the reference when one association reports one dial more", async () => {
    const [first, ...others] = few.associations;
    const associations = [{ name: "", ...first, dials: [1, ...(first?.dials.slice(1) ?? [])] }, ...others];

    const [{ png = new Uint8Array() } = {}] = await drawAssociationPanels({ ...few, associations });

    expect(differenceFrom("association-panels-en-12", png)).toBeGreaterThan(TOLERANCE);
  });

  test("has those with the largest share of their own goal first and those without a goal last", async () => {
    const associations = [
      { name: "Nacka", dials: [900] },
      { name: "Farsta", dials: [50], goal: 100 },
      { name: "Tyst", dials: [undefined], goal: 100 },
      { name: "Ekerö", dials: [20], goal: 10 },
      { name: "Årsta", dials: [0], goal: 100 },
    ];

    const [picture] = await drawAssociationPanels({ ...panels, associations });

    const order = textsOf(picture?.svg).filter((text) => associations.some(({ name }) => name === text));
    expect(order).toEqual(["Ekerö", "Farsta", "Tyst", "Årsta", "Nacka"]);
  });

  test("says share and figures, that nothing was reported, and that there is no goal", async () => {
    const associations = [
      { name: "Ekerö", dials: [1_000, 234], goal: 2_000 },
      { name: "Nacka", dials: [900] },
      { name: "Tyst", dials: [undefined], goal: 100 },
    ];

    const [picture] = await drawAssociationPanels({ ...panels, associations });

    const texts = textsOf(picture?.svg);
    expect(texts).toEqual(expect.arrayContaining(["61\u00a0%", "1\u00a0234 / 2\u00a0000", "inget mål", "900"]));
    expect(texts).toEqual(expect.arrayContaining(["inga rapporter", "– / 100"]));
  });

  test("goes on in a second one of about the same size when there are too many panels", async () => {
    const associations = Array.from({ length: PANELS_PER_PICTURE + 2 }, (_, index) => ({
      name: `Förening ${index + 1}`,
      dials: [index],
      goal: 100,
    }));

    const pictures = await drawAssociationPanels({ ...panels, associations });

    expect(pictures.map(({ svg }) => textsOf(svg).filter((text) => text.startsWith("Förening ")).length)).toEqual([
      29, 29,
    ]);
  });

  test("is not there without associations", async () => {
    const pictures = await drawAssociationPanels({ ...panels, associations: [] });

    expect(pictures).toEqual([]);
  });
});
