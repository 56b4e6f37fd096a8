// The guide's pictures are made outside a test, where there is no `expect`.
import { deepStrictEqual } from "node:assert";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { accountOf } from "../../src/adapters/playground/account.ts";
import { run } from "../../src/cli.ts";
import type { Locale } from "../../src/domain/locale.ts";
import type { TestBrowser } from "../browser.ts";
import type { Begin, Heard, Place } from "./teller.ts";

const TAG: Readonly<Record<Locale, string>> = { sv: "sv-SE", en: "en-GB" };
const WIDE: BrowserContextOptions = {};
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

// Scripts for the browser are texts: these tests know no DOM.
const OUTSIDE = `[...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 200))`;

const ALL_AT_ONCE = `async (people) => {
  const post = (path, body) =>
    fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return Promise.all(people.map(async ({ name, locale, act }) => {
    await post("/people", { name, locale });
    return (await post("/acts", act)).status;
  }));
}`;

/** The whole program as `samling demo` starts it, on a free port. */
export const openDemo = async (...argv: readonly string[]) => {
  const stop = new AbortController();
  const opened = Promise.withResolvers<{ readonly address: string; readonly code?: string }>();
  const streams = {
    out: (text: string) => opened.resolve(JSON.parse(text)),
    err: (text: string) => opened.reject(new Error(text)),
  };
  const exit = run(["demo", ...argv, "--json"], { PORT: "0", LOG_LEVEL: "error" }, streams, stop.signal);
  const { address, code = "" } = await opened.promise;
  return {
    address,
    code,
    async [Symbol.asyncDispose]() {
      stop.abort();
      deepStrictEqual(await exit, 0);
    },
  };
};

/** Lives through a story in the playground's page, of any width; whatever the page complains of fails it. */
export const lived =
  (browser: () => TestBrowser, options = WIDE): Begin =>
  async (locale, at, empty) => {
    const stack = new AsyncDisposableStack();
    const demo = stack.use(await openDemo("--at", at, ...(empty ? ["--empty"] : [])));
    const context = await browser().browser.newContext({ locale: TAG[locale], reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(30_000);
    stack.defer(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (one) => complaints.push(one.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    stack.defer(() => deepStrictEqual(complaints, []));
    await page.goto(demo.address);
    await page.getByRole("log").waitFor();
    const hand = handOn(page, locale);
    return { ...hand, code: demo.code, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  };

export const handOn = (page: Page, locale: Locale) => {
  const log = page.getByRole("log");
  const dialog = page.getByRole("dialog");

  const become = async (who: string, place: Place): Promise<void> => {
    const account = accountOf(who);
    const at = place ? `channel:${place.slice(1)}` : `account:${account}`;
    const hash = `#${encodeURIComponent(account)}/${encodeURIComponent(at)}`;
    if (new URL(page.url()).hash === hash) return;
    const welcome = { method: "POST", headers: { "content-type": "application/json" } };
    const body = JSON.stringify({ name: who, locale });
    await page.evaluate(`fetch("/people", ${JSON.stringify({ ...welcome, body })})`);
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.locator(".where p").filter({ hasText: who }).waitFor();
    if (place) await page.getByRole("heading", { level: 1, name: place }).waitFor();
    else await page.locator(`.log`).waitFor();
  };

  /** Does something that the server answers, and takes the answer's place in the page. */
  const answered = async (does: () => Promise<void>): Promise<Heard> => {
    const response = page.waitForResponse((one) => one.url().endsWith("/acts"));
    await does();
    const { message, form } = await (await response).json();
    const answer = form ? dialog : page.locator(`article[id="${message}"]`);
    await answer.waitFor();
    deepStrictEqual(await page.evaluate(OUTSIDE), []);
    return {
      says: async (...words) => {
        for (const one of words) await (form ? asked(dialog, one) : answer.filter({ hasText: one })).first().waitFor();
      },
    };
  };

  return {
    page,
    async say(who: string, line: string, file?: string): Promise<Heard> {
      await become(who, undefined);
      const composer = page.locator("input[role=combobox]");
      await composer.fill(line);
      if (file) await page.locator(".attach input").setInputFiles(file);
      // Enter may take what is suggested meanwhile; the button sends what is typed.
      return answered(() => page.locator("button.send").click());
    },
    async press(who: string, label: string, place?: Place, beside = ""): Promise<Heard> {
      await become(who, place);
      const blocks = log.locator(".block").filter({ hasText: beside });
      return answered(() => blocks.getByRole("button", { name: label, exact: true }).last().click());
    },
    async sayAll(lines: Readonly<Record<string, string>>): Promise<void> {
      const people = Object.entries(lines).map(([name, line]) => {
        const [as, input] = [accountOf(name), { kind: "line", sent: line, shown: line }];
        const act = { key: `all-${as}`.slice(0, 40), as, place: `account:${as}`, input, files: {} };
        return { name, locale, act };
      });
      const answers = await page.evaluate(`(${ALL_AT_ONCE})(${JSON.stringify(people)})`);
      deepStrictEqual(
        answers,
        people.map(() => 200),
      );
    },
    async choose(who: string, choice: string, place?: Place): Promise<Heard> {
      await become(who, place);
      const option = page.locator("option").filter({ hasText: choice });
      const form = log.locator("form.select").filter({ has: option }).last();
      const label = await form.locator("option").filter({ hasText: choice }).first().textContent();
      await form.locator("select").selectOption({ label: label ?? "" });
      return answered(() => form.getByRole("button").click());
    },
    async fill(_who: string, values: Readonly<Record<string, string>>): Promise<Heard> {
      for (const [label, value] of Object.entries(values)) {
        const control = dialog.locator(".field").filter({ hasText: label }).locator("input, textarea, select").first();
        if (await dialog.locator(".field").filter({ hasText: label }).locator("select").count())
          await control.selectOption({ label: value });
        else await control.fill(value);
      }
      return answered(() => dialog.locator("button.primary").click());
    },
    async sees(who: string, words: string, place?: Place): Promise<void> {
      await become(who, place);
      await log.getByRole("article").filter({ hasText: words }).last().waitFor();
    },
    async moveTo(local: string): Promise<void> {
      await page.locator(".clock button.now").click();
      await dialog.locator("input").fill(local);
      const moved = page.waitForResponse((one) => one.url().endsWith("/clock"));
      await page.keyboard.press("Enter");
      await moved;
      await dialog.waitFor({ state: "hidden" });
    },
  };
};

/** Words of a form: on it, or in one of its boxes. */
const asked = (dialog: Locator, words: string): Locator =>
  dialog
    .filter({ hasText: words })
    .or(dialog.locator(`input[value*="${words}"]`))
    .or(dialog.locator("textarea").filter({ hasText: words }));
