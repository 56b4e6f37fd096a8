import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { message } from "../../../../../src/chat/message.ts";
import { ALVA, ROBIN } from "../../script.ts";
import { answer, coming, composer, opened, PHONE } from "./opened.ts";

// Scripts for the browser are texts: these tests know no DOM.
const OUTSIDE = `[...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML)`;
const FOCUSED = "document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
const mendable = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await readFile(AXE, "utf8"));
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
};

describe("on a phone", () => {
  test("the channels are a drawer that opens and closes by hand and by Esc", async () => {
    await using scene = await opened(PHONE);
    const page = await scene.as(ROBIN);
    const menu = page.getByRole("button", { name: "Channels and people" });

    await menu.tap();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await menu.tap();
    await page.getByRole("dialog").getByRole("button", { name: "Personal messages" }).tap();

    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Personal messages" }).first().waitFor();
  });

  test.each([
    [320, ROBIN, "I'm coming", "You're signed up"],
    [360, ALVA, "I'm coming", "You're signed up"],
    [390, ALVA, "I'm coming", "You're signed up"],
  ])("nothing is wider than a screen of %d", async (width, account, press, words) => {
    await using scene = await opened({ ...PHONE, viewport: { width, height: 640 } });
    const page = await scene.as(account);
    await page.getByRole("button", { name: press }).first().click();
    await answer(page, words).waitFor();

    const wide = await page.evaluate("document.documentElement.scrollWidth");
    const outside = await page.evaluate(OUTSIDE);

    expect([wide, outside]).toEqual([width, []]);
  });

  test("no menu is wider than the screen, however long its choices", async () => {
    await using scene = await opened({ ...PHONE, viewport: { width: 320, height: 640 } });
    const choices = [{ value: "a", label: "Unanswered messages before someone calls", description: "5 (usually 3)" }];
    await scene.r.page.send(
      { id: "x", since: new Date(0), target: { kind: "channel", workspace: "playground", channel: "today" } },
      message({ kind: "select", action: "pick", label: "Change when I write", choices }),
    );
    const page = await scene.as(ROBIN);
    await page.getByLabel("Change when I write").waitFor();

    const outside = await page.evaluate(OUTSIDE);

    expect(outside).toEqual([]);
  });
});

describe("for everyone", () => {
  test.each([
    ["light", {}],
    ["dark", { colorScheme: "dark" }],
    ["a phone", PHONE],
  ] as const)("axe finds nothing to mend: %s", async (_, options) => {
    await using scene = await opened(options);
    const page = await scene.as(ROBIN);

    await coming(page).click();
    await answer(page, "You're signed up").waitFor();
    await page.getByRole("button", { name: "Next event" }).click();
    await page.getByRole("status").getByRole("button", { name: "#huddinge" }).waitFor();
    await composer(page).fill("/signup ");
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    const room = await mendable(page);
    await composer(page).fill("/report");
    await composer(page).press("Enter");
    await page.getByRole("dialog").waitFor();
    const form = await mendable(page);

    expect([...room, ...form]).toEqual([]);
  });

  test.each([
    ["light", PHONE],
    ["dark", { ...PHONE, colorScheme: "dark" }],
  ] as const)("axe finds nothing to mend in a phone's open drawer: %s", async (_, options) => {
    await using scene = await opened(options);
    const page = await scene.as(ROBIN);

    await page.getByRole("button", { name: "Channels and people" }).click();
    await page.getByRole("dialog").waitFor();

    expect(await mendable(page)).toEqual([]);
  });

  test("everything is reached by Tab in the order in which it stands", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    const reached: string[] = [];

    await page.getByRole("button", { name: "Someone new" }).focus();
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate<string>(FOCUSED));
    }

    expect(reached).toEqual([
      expect.stringContaining("Wed 17 Aug 2022"),
      "+1 h",
      "+1 day",
      "Next event",
      "#today",
      "I'm coming",
      "I'm coming",
      "I'm coming",
      "",
      "Send",
    ]);
  });
});
