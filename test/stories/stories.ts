import { afterAll, beforeAll } from "vitest";
import type { Locale } from "../../src/domain/locale.ts";
import { launchBrowser, type TestBrowser } from "../browser.ts";
import { lived, PHONE } from "./lived.ts";
import { said } from "./said.ts";
import type { Begin } from "./teller.ts";

type Way = { readonly way: string; readonly locale: Locale; readonly begin: Begin };

/** Each story is told four times: in the page and on the command line, in Swedish and in English. */
export const waysTo = (width: "wide" | "phone" = "wide"): readonly Way[] => {
  let running: TestBrowser | undefined;
  beforeAll(async () => {
    running = await launchBrowser();
  });
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]();
  });
  const browser = (): TestBrowser => {
    if (!running) throw new Error("the browser has not started");
    return running;
  };
  const page = lived(browser, width === "phone" ? PHONE : {});
  return (["sv", "en"] as const).flatMap((locale) => [
    { way: "in the playground", locale, begin: page },
    { way: "through samling say", locale, begin: said },
  ]);
};
