import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { message, text } from "../../../../src/chat/message.ts";
import { serve } from "../../../../src/web/serve.ts";
import { launchBrowser, type TestBrowser } from "../../../browser.ts";
import { ALVA, KIM, type Rehearsal, ROBIN, rehearsal, SAM } from "../rehearsal.ts";

let running: TestBrowser;
beforeAll(async () => {
  running = await launchBrowser();
});
afterAll(async () => {
  await running?.[Symbol.asyncDispose]();
});

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** A playground with the day's post, served, and pages of it; whatever a page complains of fails the test. */
const opened = async (options: BrowserContextOptions = {}) => {
  const stack = new AsyncDisposableStack();
  const r: Rehearsal = stack.use(await rehearsal());
  const web = stack.use(
    await serve({
      host: "127.0.0.1",
      port: 0,
      mount: (request) => r.page.fetch(request),
      healthy: async () => true,
      report: () => {},
    }),
  );
  await r.postTheDay();
  const complaints: string[] = [];
  const context = await running.browser.newContext({ locale: "en-GB", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(30_000);
  stack.defer(() => context.close());
  context.on("request", (request) => {
    if (!request.url().startsWith(web.address) && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  const as = async (account?: string, place = "channel:today"): Promise<Page> => {
    const page = await context.newPage();
    page.on("console", (said) => complaints.push(said.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(account ? `${web.address}/#${account}/${encodeURIComponent(place)}` : web.address);
    await page.getByRole("combobox", { name: "mand" }).waitFor();
    return page;
  };
  stack.defer(() => {
    expect([...complaints, ...r.faults]).toEqual([]);
  });
  return { r, as, complaints, [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose]() };
};

const composer = (page: Page): Locator => page.getByRole("combobox", { name: "Command to Samling" });
const coming = (page: Page): Locator => page.getByRole("button", { name: "I'm coming" }).first();
const isFocused = async (one: Locator): Promise<boolean> => (await one.and(one.page().locator(":focus")).count()) === 1;
// Scripts for the browser are texts: these tests know no DOM.
const OUTSIDE = `[...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML)`;
/** Until what has arrived is on the screen. */
const DRAWN = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))";
const FOCUSED = "document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()";
const answer = (page: Page, words: string): Locator => page.getByRole("article").filter({ hasText: words });

describe("a post", () => {
  test("takes a press, answers privately, and shows everyone the new count without a reload", async () => {
    await using scene = await opened();
    const robin = await scene.as(ROBIN);
    const kim = await scene.as(KIM);

    await coming(robin).click();

    await answer(robin, "You're signed up").filter({ hasText: "Only you see this" }).waitFor();
    await kim.getByText("1 coming, 2 more wanted").waitFor();
    expect(await answer(kim, "You're signed up").count()).toBe(0);
  });

  test("takes the second click of a double click for the first, however fast the answer comes", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await coming(page).dispatchEvent("click", { detail: 1 });
    await answer(page, "You're signed up").waitFor();
    await coming(page).dispatchEvent("click", { detail: 2 });

    await composer(page).fill("/report 1 1 1");
    await composer(page).press("Enter");
    await answer(page, "Thanks! 1 dials").waitFor();
    expect(scene.r.calls.map(({ input }) => input.kind)).toEqual(["press", "line"]);
  });

  test("keeps the focus where a press replaced the pressed button", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    await coming(page).click();

    await page.getByRole("button", { name: "Undo" }).press("Enter");

    await answer(page, "off the list").waitFor();
    expect(await isFocused(answer(page, "off the list"))).toBe(true);
  });

  test("shows text as text and leads only to addresses one can see", async () => {
    await using scene = await opened();
    const html = `<img src="x" onerror="alert(1)"> & <b>bold</b>`;
    const said = message(
      text([
        html,
        { url: "javascript:alert(1)", label: "press here" },
        { url: "https://example.org/a", label: "the list" },
        { person: SAM, notify: true },
      ]),
    );
    await scene.r.page.send(
      { id: "x", since: new Date(0), target: { kind: "channel", workspace: "playground", channel: "today" } },
      said,
    );

    const page = await scene.as(ROBIN);

    const shown = answer(page, html);
    expect(await shown.locator("p").innerText()).toBe(
      `${html}press here (javascript:alert(1))the list (example.org)@Sam`,
    );
    expect(await shown.locator("p a").evaluateAll((links) => links.map((a) => a.getAttribute("href")))).toEqual([
      "https://example.org/a",
    ]);
  });

  test("keeps the choice of a select until it is sent", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    await coming(page).click();

    await page.getByLabel("Which association?").selectOption("Huddinge");
    await page.getByRole("button", { name: "Choose" }).click();

    await answer(page, "Noted: huddinge.").waitFor();
  });
});

describe("the composer", () => {
  test("completes a command and its option by keyboard alone, and sends what was picked", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await composer(page).focus();
    await page.keyboard.type("/sig");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "Årstadal" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const active = await composer(page).getAttribute("aria-activedescendant");
    const marked = page.getByRole("option", { selected: true });
    expect(await marked.getAttribute("id")).toBe(active);
    expect(await marked.innerText()).toContain("Årstadal");
    await page.keyboard.press("Enter");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");

    await answer(page, "/signup Wed 17 Aug Årstadal 2").waitFor();
    expect(scene.r.calls[0]?.input).toEqual({ kind: "line", text: '/signup activity:"shift-2" 2' });
    expect(await composer(page).inputValue()).toBe("");
  });

  test("takes a suggestion by touch and keeps the caret in the line", async () => {
    await using scene = await opened(PHONE);
    const page = await scene.as(ROBIN);

    await composer(page).fill("/sched");
    await page.getByRole("option", { name: "/schedule" }).tap();
    await page.getByRole("option", { name: "week" }).tap();

    expect(await composer(page).inputValue()).toBe("/schedule week ");
    expect(await isFocused(composer(page))).toBe(true);
  });

  test("shows what fits the line as it stands, though an older question is answered later", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    const held = Promise.withResolvers<void>();
    await page.route("**/completions", async (route) => {
      if (route.request().postDataJSON().typed === "k") await held.promise;
      await route.continue();
    });

    await composer(page).fill("/signup k");
    await composer(page).fill("/signup års");
    const answered = page.waitForResponse((response) => response.request().postDataJSON()?.typed === "k");
    await page.getByRole("option", { name: "Årstadal" }).waitFor();
    held.resolve();
    await (await answered).finished();
    await page.evaluate(DRAWN);

    expect(await page.getByRole("listbox").innerText()).toContain("Årstadal");
  });

  test("offers what the person may use", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    const commands = page.getByRole("listbox").getByRole("option");

    await composer(page).fill("/");
    expect(await commands.count()).toBe(4);
    await page.getByRole("button", { name: "Kim" }).click();
    await page.getByText("You are Kim").waitFor();
    await composer(page).fill("/");

    await commands.filter({ hasText: "/association" }).waitFor();
  });

  test("hides its suggestions on Esc and sends a complete command on Enter", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await composer(page).fill("/s");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("listbox").isVisible()).toBe(false);
    await composer(page).fill("/schedule");
    await page.keyboard.press("Enter");

    await answer(page, "Only you see this").filter({ hasText: "Yesterday" }).waitFor();
  });

  test("is answered at the end of the log, and a long answer is read from its beginning", async () => {
    await using scene = await opened({ viewport: { width: 390, height: 420 } });
    const page = await scene.as(ROBIN);
    const beginsInView = async (words: string): Promise<boolean> => {
      const shown = await answer(page, words).last().boundingBox();
      const log = await page.getByRole("log").boundingBox();
      return Boolean(shown && log && shown.y >= Math.floor(log.y) && shown.y < log.y + log.height);
    };

    await composer(page).fill("/report 40 14 11");
    await composer(page).press("Enter");
    await answer(page, "Thanks! 40 dials").waitFor();
    const short = await beginsInView("Thanks! 40 dials");
    await composer(page).fill("/schedule");
    await composer(page).press("Enter");
    await answer(page, "Yesterday").nth(1).waitFor();
    const long = await beginsInView("Yesterday");

    expect([short, long]).toEqual([true, true]);
  });

  test("leaves its answer in view when news from elsewhere take room below", async () => {
    await using scene = await opened({ viewport: { width: 390, height: 420 } });
    const page = await scene.as(ROBIN);
    await composer(page).fill("/report 40 14 11");
    await composer(page).press("Enter");
    const thanks = answer(page, "Thanks! 40 dials");
    await thanks.getByRole("button").waitFor();

    await scene.r.page.send(
      { id: "y", since: new Date(0), target: { kind: "account", workspace: "playground", account: KIM } },
      message(text("Hello Kim")),
    );
    await page.getByRole("status").getByRole("button", { name: "Kim" }).waitFor();

    const below = "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)";
    await expect.poll(() => page.evaluate(`${below}(document.querySelector(".log"))`)).toBeLessThan(2);
  });

  test("explains itself to someone who just says hello", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await composer(page).fill("hello");
    await page.keyboard.press("Enter");

    await page.getByRole("status").filter({ hasText: "Begin with /" }).waitFor();
    expect(await composer(page).inputValue()).toBe("hello");
  });

  test("takes a file where a command asks for one", async () => {
    await using scene = await opened();
    const page = await scene.as(KIM);

    await composer(page).fill("/association import ");
    await page
      .getByLabel("Choose a file")
      .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("name\nVantör\n") });
    await composer(page).press("Enter");

    await answer(page, "Read 13 bytes.").waitFor();
  });

  test("says so when a file is too big, and sends nothing", async () => {
    await using scene = await opened();
    const page = await scene.as(KIM);

    await composer(page).fill("/association import ");
    await page
      .getByLabel("Choose a file")
      .setInputFiles({ name: "big.csv", mimeType: "text/csv", buffer: Buffer.alloc(2 * 1024 * 1024 + 1) });
    await composer(page).press("Enter");

    await page.getByRole("status").filter({ hasText: "2 MB" }).waitFor();
    expect(scene.r.calls).toEqual([]);
  });
});

describe("a form", () => {
  test("opens on its first field, is filled by keyboard and closes when it is sent", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await composer(page).fill("/report");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "How did it go?" }).waitFor();
    await page.keyboard.type("40");
    await page.keyboard.press("Tab");
    await page.keyboard.type("14");
    await page.keyboard.press("Enter");

    await answer(page, "Thanks! 40 dials, 14 answers").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("takes a file, of at most 2 MB", async () => {
    await using scene = await opened();
    const page = await scene.as(KIM);
    await composer(page).fill("/association import");
    await page.keyboard.press("Enter");
    const chosen = page.getByRole("dialog", { name: "Read a file" }).getByLabel("Table");
    const table = { name: "list.csv", mimeType: "text/csv" };

    await chosen.setInputFiles({ ...table, buffer: Buffer.alloc(2 * 1024 * 1024 + 1) });
    await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").filter({ hasText: "2 MB" }).waitFor();
    await chosen.setInputFiles({ ...table, buffer: Buffer.from("name\nVantör\n") });
    await page.getByRole("dialog").getByRole("button", { name: "Send" }).click();

    await answer(page, "Read 13 bytes.").waitFor();
    expect(scene.r.calls.at(-1)?.input).toMatchObject({ kind: "submit", values: { file: "list.csv" } });
  });

  test("closes on Esc, does nothing, and gives the focus back", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    await composer(page).fill("/report 40 14 11");
    await page.keyboard.press("Enter");
    const correct = page.getByRole("button", { name: "Correct" });
    await correct.focus();

    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");

    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await isFocused(correct)).toBe(true);
    expect(scene.r.calls.map(({ input }) => input.kind)).toEqual(["line", "press"]);
  });
});

describe("people", () => {
  test("switch with one press, each with their own messages and language", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    await coming(page).click();
    await answer(page, "You're signed up").waitFor();

    await page.getByRole("button", { name: "Alva" }).click();

    await page.getByText("Du är Alva, aktivist").waitFor();
    expect(await answer(page, "You're signed up").count()).toBe(0);
    expect(await page.locator("html").getAttribute("lang")).toBe("sv");
  });

  test("in a tab that was away see on return what came meanwhile", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    const turn = (state: string) =>
      page.evaluate(`Object.defineProperty(document, "visibilityState", { value: "${state}", configurable: true });
        document.dispatchEvent(new Event("visibilitychange"))`);

    await turn("hidden");
    await scene.r.postTheDay();
    await turn("visible");

    await page.waitForFunction("document.querySelectorAll('article').length === 2");
  });

  test("are still who and where they were after a reload", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);
    await page.getByRole("button", { name: "Sam" }).click();
    await page.getByRole("button", { name: "huddinge", exact: true }).click();

    await page.reload();

    await page.getByText("You are Sam, organiser, Huddinge").waitFor();
    expect(await page.getByRole("button", { name: "huddinge", exact: true }).getAttribute("aria-current")).toBe("page");
  });

  test("find the channels they do not read set apart, with a way in as somebody who does", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await page.getByText("Closed channels").click();
    await page.getByRole("button", { name: "coordinators", exact: true }).click();
    await page.getByRole("button", { name: "Switch to Kim" }).click();

    await page.getByText("You are Kim, coordinator").waitFor();
    await composer(page).waitFor();
  });

  test("join with a name of their own", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await page.getByRole("button", { name: "Someone new" }).click();
    await page.keyboard.type("Åsa Berg");
    await page.keyboard.press("Enter");

    await page.getByText("You are Åsa Berg, activist").waitFor();
    await coming(page).click();
    await answer(page, "You're signed up").waitFor();
  });

  test("who read another language see the page in it as soon as they say so", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await composer(page).fill("/mydata sv");
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { name: "Kanaler" }).waitFor();
  });
});

describe("the clock", () => {
  test("goes on to the next event and leads to where something came, as somebody who reads it", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await page.getByRole("button", { name: "Next event" }).click();
    await page.getByRole("status").getByRole("button", { name: "#huddinge" }).click();

    await page.getByText("You are Sam, organiser, Huddinge").waitFor();
    await answer(page, "450 of 725 dials made").waitFor();
    await page.getByRole("group", { name: "Samling's clock" }).getByText("11:30").waitFor();
  });

  test("is set in the campaign's time", async () => {
    await using scene = await opened({ timezoneId: "America/New_York" });
    const page = await scene.as(ROBIN);

    await page.getByRole("button", { name: "17 Aug 2022 07:00" }).click();
    await page.getByLabel("Day and time").fill("2022-09-11T20:15");
    await page.keyboard.press("Enter");

    await page.getByRole("button", { name: "11 Sept 2022 20:15" }).waitFor();
  });

  test("says in its own form why it stays where it is", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await page.getByRole("button", { name: "17 Aug 2022 07:00" }).click();
    await page.getByLabel("Day and time").fill("2027-08-17T07:00");
    await page.keyboard.press("Enter");

    await page.getByRole("dialog").getByRole("alert").filter({ hasText: "A year at a time at most" }).waitFor();
    await page.getByLabel("Day and time").fill("2022-08-18T07:00");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "18 Aug 2022 07:00" }).waitFor();
    // The browser itself names an answer that refuses.
    expect(scene.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
  });

  test("steps by an hour and a day, and says when nothing is left", async () => {
    await using scene = await opened();
    const page = await scene.as(ROBIN);

    await page.getByRole("button", { name: "+1 h" }).click();
    await page.getByRole("button", { name: "17 Aug 2022 08:00" }).waitFor();
    await page.getByRole("button", { name: "+1 day" }).click();
    await page.getByRole("button", { name: "18 Aug 2022 08:00" }).waitFor();
    await page.getByRole("button", { name: "Next event" }).click();
    await page.getByRole("button", { name: "17 Aug 2022 11:30" }).waitFor();
    await page.getByRole("button", { name: "Next event" }).click();

    await page.getByRole("status").filter({ hasText: "Nothing more is planned." }).waitFor();
  });
});

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
