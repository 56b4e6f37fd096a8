import { describe, expect, test } from "vitest";
import { message, text } from "../../../../../src/chat/message.ts";
import { KIM, ROBIN, SAM } from "../../script.ts";
import { answer, coming, composer, isFocused, opened } from "./opened.ts";

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
