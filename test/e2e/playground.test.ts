import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { openDemo } from "../stories/lived.ts";

const become = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("region", { name: "Prova som" }).getByRole("button", { name }).click();
  await page.getByText(`Du är ${name}`).waitFor();
};
const say = async (page: Page, line: string): Promise<void> => {
  const composer = page.getByRole("combobox", { name: "Kommando till Samling" });
  await composer.fill(line);
  await composer.press("Enter");
};
const moveTo = async (page: Page, local: string, shown: string): Promise<void> => {
  await page.getByRole("group", { name: "Samlings klocka" }).getByRole("button").first().click();
  await page.getByLabel("Dag och tid").fill(local);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: shown }).waitFor();
};
const said = (page: Page, words: string): Locator => page.getByRole("article").filter({ hasText: words });

test("a day in the playground: read the post, sign up, fill the last place, be promoted, report, see the counts", async () => {
  await using demo = await openDemo();
  await using chromium = await launchBrowser();
  const page = await chromium.browser.newPage({ locale: "sv-SE", reducedMotion: "reduce" });
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on("console", (one) => complaints.push(one.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(demo.address);

  const day = said(page, "Onsdag 17 augusti. I går: 212 påringningar, 55 samtal.");
  const handout = day.locator(".block").filter({ hasText: "Högdalens T-bana" });
  await handout.filter({ hasText: "3 kommer, 1 till behövs" }).waitFor();
  await handout.getByRole("button", { name: "Jag kommer" }).click();
  await said(page, "Du är anmäld, vad bra!").filter({ hasText: "Bara du ser det här" }).waitFor();
  await handout.filter({ hasText: "4 kommer" }).waitFor();

  await become(page, "Gustav");
  await handout.getByRole("button", { name: "Jag kommer" }).click();
  await said(page, "Du är anmäld, vad bra!").waitFor();
  await handout.filter({ hasText: "5 kommer" }).waitFor();

  await become(page, "Elin");
  await handout.getByRole("button", { name: "Ställ mig i kö" }).click();
  await said(page, "du står som nummer 1 i kön").waitFor();

  await become(page, "Gustav");
  await said(page, "Du är anmäld, vad bra!").getByRole("button", { name: "Ångra" }).click();
  await page.getByRole("status").getByRole("button", { name: "Elin" }).click();
  await page.getByText("Du är Elin").waitFor();
  const offer = said(page, "En plats är ledig åt dig.");
  await offer.getByRole("button", { name: "Jag kommer" }).click();
  await said(page, "Platsen är din, vi ses!").waitFor();

  await moveTo(page, "2022-08-17T19:30", "17 aug. 2022 19:30");
  await become(page, "Dag");
  await say(page, "/report 40 14 11");
  await said(page, "Tack! 40 påringningar, 14 svar, 11 samtal.").waitFor();
  await moveTo(page, "2022-08-18T07:00", "18 aug. 2022 07:00");
  await page.getByRole("status").getByRole("button", { name: "#aktiviteter" }).click();
  await said(page, "Torsdag 18 augusti. I går: 40 påringningar, 11 samtal.").waitFor();

  expect(complaints).toEqual([]);
}, 60_000);

test("a newcomer who reads English is told what the Swedish button says, and is answered in English", async () => {
  await using demo = await openDemo();
  await using chromium = await launchBrowser();
  const page = await chromium.browser.newPage({ locale: "en-GB", reducedMotion: "reduce" });
  page.setDefaultTimeout(30_000);
  await page.goto(demo.address);

  await page.getByText("The posts are in Swedish. Press “Jag kommer” (I'm coming) by an activity").waitFor();
  await page.getByRole("button", { name: "Someone new" }).click();
  await page.keyboard.type("Robin");
  await page.keyboard.press("Enter");
  await page.getByText("You are Robin, activist").waitFor();
  await page.getByRole("button", { name: "Jag kommer" }).last().click();

  await said(page, "You're signed up, great!").filter({ hasText: "Which association?" }).waitFor();
  await page.getByRole("button", { name: "Hedda" }).click();
  await page.getByText("You are Hedda, coordinator").waitFor();
  await page.getByRole("button", { name: "Next event" }).click();
  await page.getByRole("button", { name: "Next event" }).click();
  await page.getByRole("status").getByRole("button", { name: "Dag" }).click();
  await said(page, "See you at 17:00!").waitFor();
}, 60_000);
