import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { drawWeeklyDials, type WeeklyDials } from "../../src/charts/weekly-dials.ts";
import { differenceFrom, keepIfAsked, TOLERANCE } from "./reference.ts";

const campaign: WeeklyDials = {
  title: "Påringningar per vecka",
  subtitle: "Till och med vecka 34",
  weeks: [
    { label: "v. 33", dials: 1_980, goal: 2_200, comparison: 1_900 },
    { label: "v. 34", dials: 4_012, goal: 3_900, comparison: 4_100 },
    { label: "v. 35", goal: 4_600, comparison: 11_066 },
    { label: "v. 36", goal: 6_200 },
  ],
  current: 1,
  labels: { dials: "Påringningar", goal: "Veckans mål", comparison: "2018, samma vecka" },
  locale: "sv",
};

const longCampaign: WeeklyDials = {
  title: "Dials per week",
  weeks: Array.from({ length: 26 }, (_, week) => ({
    label: `w ${week + 1}`,
    dials: week < 20 ? 300 + 150 * week + ((week * 397) % 800) : undefined,
    goal: 500 + 140 * week,
  })),
  current: 19,
  labels: { dials: "Dials", goal: "Goal of the week", comparison: "2018, same week" },
  locale: "en",
};

describe("the picture of dials per week", () => {
  test.each([
    ["weekly-dials-sv", campaign],
    ["weekly-dials-en-26-weeks", longCampaign],
  ])("looks like the reference %s", async (name, chart) => {
    const { png } = await drawWeeklyDials(chart);
    keepIfAsked(name, png);

    expect(differenceFrom(name, png)).toBeLessThanOrEqual(TOLERANCE);
  });

  test("no longer looks like the reference when one dial is added", async () => {
    const weeks = campaign.weeks.with(1, { ...campaign.weeks[1], label: "v. 34", dials: 4_013 });

    const { png } = await drawWeeklyDials({ ...campaign, weeks });

    expect(differenceFrom("weekly-dials-sv", png)).toBeGreaterThan(TOLERANCE);
  });

  test("is the same picture each time it is drawn", async () => {
    const [first, second] = [await drawWeeklyDials(campaign), await drawWeeklyDials(campaign)];

    expect(Buffer.compare(first.png, second.png)).toBe(0);
  });

  test("says its size in pixels, two for each of the drawing", async () => {
    const { svg, png, width, height } = await drawWeeklyDials(campaign);

    const header = Buffer.from(png);
    expect([width, height]).toEqual([header.readUInt32BE(16), header.readUInt32BE(20)]);
    expect(svg).toContain(`<svg width="${width / 2}" height="${height / 2}"`);
  });

  test("groups figures as the language does", async () => {
    const swedish = await drawWeeklyDials(campaign);
    const english = await drawWeeklyDials({ ...campaign, locale: "en" });

    expect(swedish.svg).toContain(">4\u00a0012<");
    expect(english.svg).toContain(">4,012<");
  });

  test("tells a week of 0 dials from a week without reports", async () => {
    const weeks = [{ label: "v. 33", dials: 0 }, { label: "v. 34" }];

    const { svg } = await drawWeeklyDials({ ...campaign, weeks });

    // One 0 stands on the axis, one over the week that was reported as 0.
    expect(svg.match(/>0<\/text>/g)).toHaveLength(2);
  });

  test.each([
    ["no weeks", { weeks: [] }],
    ["one week", { weeks: [{ label: "v. 33", dials: 1 }], current: 0 }],
    ["nothing but zeros", { weeks: [{ label: "v. 33", dials: 0, goal: 0, comparison: 0 }] }],
    ["words that look like markup", { title: '<b>&amp;</b> "{a|b}" ]]>' }],
  ])("is drawn with %s", async (_, change) => {
    const picture = await drawWeeklyDials({ ...campaign, ...change });

    expect(picture.width).toBe(1200);
  });

  test("shows the key only of what is there", async () => {
    const weeks = [{ label: "v. 33", dials: 40 }];

    const { svg } = await drawWeeklyDials({ ...campaign, weeks });

    expect(svg).toContain(campaign.labels.dials);
    expect(svg).not.toContain(campaign.labels.goal);
    expect(svg).not.toContain(campaign.labels.comparison);
  });
});

test("what draws is loaded with the first picture, not with the bot", () => {
  const refuse = `(name, context, next) => { if (/^echarts|resvg/.test(name)) throw new Error(name); return next(name, context); }`;
  const script = `
    import { registerHooks } from "node:module";
    registerHooks({ resolve: ${refuse} });
    await import("./src/charts/association-panels.ts");
    const { drawWeeklyDials } = await import("./src/charts/weekly-dials.ts");
    await drawWeeklyDials(${JSON.stringify(campaign)}).catch((error) => console.log(error.message));
  `;

  const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });

  expect(output.trim()).toMatch(/^echarts|resvg/);
});
