import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { serve } from "../../../../../src/web/serve.ts";
import { launchBrowser, type TestBrowser } from "../../../../browser.ts";
import { type Rehearsal, rehearsal } from "../../rehearsal.ts";

let running: TestBrowser;
beforeAll(async () => {
  running = await launchBrowser();
});
afterAll(async () => {
  await running?.[Symbol.asyncDispose]();
});

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** A playground with the day's post, served, and pages of it; whatever a page complains of fails the test. */
export const opened = async (options: BrowserContextOptions = {}) => {
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

export const composer = (page: Page): Locator => page.getByRole("combobox", { name: "Command to Samling" });
export const coming = (page: Page): Locator => page.getByRole("button", { name: "I'm coming" }).first();
export const isFocused = async (one: Locator): Promise<boolean> =>
  (await one.and(one.page().locator(":focus")).count()) === 1;
export const answer = (page: Page, words: string): Locator => page.getByRole("article").filter({ hasText: words });
