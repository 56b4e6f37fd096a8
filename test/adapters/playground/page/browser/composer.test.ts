import { describe, expect, test } from "vitest";
import { message, text } from "../../../../../src/chat/message.ts";
import { KIM, ROBIN } from "../../script.ts";
import { answer, composer, isFocused, opened, PHONE } from "./opened.ts";

/** Until what has arrived is on the screen. */
const DRAWN = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

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
