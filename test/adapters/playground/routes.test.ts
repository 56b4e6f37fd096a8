import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ask, listen, post } from "./asking.ts";
import { rehearsal } from "./rehearsal.ts";
import { ALVA, ROBIN } from "./script.ts";

describe("the page", () => {
  test("allows its own scripts and nothing else", async () => {
    await using r = await rehearsal();

    const response = await ask(r, "/");

    const [, map = ""] = /<script type="importmap">(.*?)<\/script>/.exec(await response.text()) ?? [];
    const hash = createHash("sha256").update(map).digest("base64");
    expect(response.headers.get("content-security-policy")).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("is served as plain JavaScript, with every module that it imports", async () => {
    await using r = await rehearsal();
    const [, map = "{}"] = /<script type="importmap">(.*?)<\/script>/.exec(await (await ask(r, "/")).text()) ?? [];
    const bare: Record<string, string> = JSON.parse(map).imports;
    const seen = new Set<string>();

    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await ask(r, path);
      expect([path, response.status, response.headers.get("content-type")]).toEqual([
        path,
        200,
        "text/javascript; charset=utf-8",
      ]);
      const imports = (await response.text()).matchAll(/from\s*["']([^"']+)["']/g);
      for (const [, name = ""] of imports) await follow(bare[name] ?? new URL(name, `http://x${path}`).pathname);
    };
    await follow("/page/app.ts");

    expect(seen.size).toBeGreaterThan(20);
  });

  test("opens for a newcomer as an activist who reads the browser's language", async () => {
    await using r = await rehearsal();

    const response = await ask(r, "/live", { headers: { "accept-language": "sv-SE,sv;q=0.9" } });

    const first = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
    expect(JSON.parse(first?.value?.slice(6) ?? "").state.me).toBe(ALVA);
  });

  test.each([
    ["as somebody who has chosen none speaks the browser's language", ROBIN, "sv-SE,sv;q=0.9", "sv"],
    ["as somebody who chose another with the bot speaks theirs", ALVA, "en-GB,en;q=0.9", "sv"],
    ["as somebody else in a browser whose language it does not know stays with theirs", ROBIN, "fi-FI", "en"],
  ])("opened %s", async (_, account, language, spoken) => {
    await using r = await rehearsal();

    const response = await ask(r, `/live?as=${account}`, { headers: { "accept-language": language } });

    const first = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
    expect(JSON.parse(first?.value?.slice(6) ?? "").state.locale).toBe(spoken);
  });
});

test("a page opened in one language after another speaks that of its own browser", async () => {
  await using r = await rehearsal();
  const opened = async (language: string): Promise<string> => {
    const response = await ask(r, `/live?as=${ROBIN}`, { headers: { "accept-language": language } });
    const first = await response.body?.pipeThrough(new TextDecoderStream()).getReader().read();
    return JSON.parse(first?.value?.slice(6) ?? "").state.locale;
  };

  const spoken = [await opened("sv-SE"), await opened("en-GB"), await opened("sv-SE")];

  expect(spoken).toEqual(["sv", "en", "sv"]);
});

describe("the clock", () => {
  test("moves by an hour, by a day, to a time and to what comes next, and every page hears it", async () => {
    await using r = await rehearsal();
    await using page = await listen(r, ROBIN);
    await page.until("state");

    for (const move of [
      { kind: "hour" },
      { kind: "day" },
      { kind: "set", local: "2022-08-17T07:00" },
      { kind: "next" },
    ])
      await post(r, "/clock", move);

    const told = [];
    for (let i = 0; i < 4; i++) told.push((await page.until("clock")).now);
    expect(told).toEqual([
      "2022-08-17T06:00:00.000Z",
      "2022-08-18T06:00:00.000Z",
      "2022-08-17T05:00:00.000Z",
      "2022-08-17T09:30:00.000Z",
    ]);
  });

  test("tells pages where something came that they do not show, not what", async () => {
    await using r = await rehearsal();
    await using page = await listen(r, ALVA);
    await page.until("state");

    await post(r, "/clock", { kind: "next" });

    expect([await page.until("stir"), await page.until("stir")]).toEqual([
      { kind: "stir", place: "channel:huddinge" },
      { kind: "stir", place: `account:${ROBIN}` },
    ]);
  });

  test("stays where nothing more is planned, and says so", async () => {
    await using r = await rehearsal();
    await post(r, "/clock", { kind: "next" });

    const response = await post(r, "/clock", { kind: "next" });

    expect(await response.json()).toEqual({ moved: false, now: "2022-08-17T09:30:00.000Z" });
  });

  test("is not set to a day that does not exist", async () => {
    await using r = await rehearsal();

    const response = await post(r, "/clock", { kind: "set", local: "2022-02-31T07:00" });

    expect([response.status, await response.json()]).toEqual([400, { problem: "noSuchTime" }]);
  });
});

describe("someone new", () => {
  test("joins once, however often and in whatever case the name is given", async () => {
    await using r = await rehearsal();

    const answers = [];
    for (const name of ["Åsa Berg", " åsa  BERG "])
      answers.push(await (await post(r, "/people", { name, locale: "sv" })).json());

    expect(answers[0]).toEqual(answers[1]);
    expect((await r.shelf.accounts()).map(({ name }) => name)).toEqual(["Robin", "Alva", "Sam", "Kim", "Åsa Berg"]);
  });

  test.each([
    ["", "nameMissing"],
    ["\u200b\u200b", "nameMissing"],
    ["\0", "nameMissing"],
    ["x".repeat(81), "nameTooLong"],
  ])("with the name %j is refused", async (name, problem) => {
    await using r = await rehearsal();

    const response = await post(r, "/people", { name, locale: "sv" });

    expect([response.status, await response.json()]).toEqual([400, { problem }]);
  });
});
