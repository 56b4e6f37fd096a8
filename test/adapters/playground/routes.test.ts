import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { playground } from "../../../src/adapters/playground/platform.ts";
import type { Dispatch } from "../../../src/chat/call.ts";
import type { Zone } from "../../../src/domain/day.ts";
import { act, ask, line, listen, post, postText } from "./asking.ts";
import { memoryShelf } from "./memory.ts";
import { ALVA, ROBIN, rehearsal } from "./rehearsal.ts";

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

describe("another site", () => {
  test.each([
    ["a foreign Host", { host: "samling.example.org" }],
    ["a Host that only begins like ours", { host: "127.0.0.1.example.org:8080" }],
    ["a foreign Origin", { origin: "https://example.org" }],
    ["an Origin of another port here", { origin: "http://127.0.0.1:9999" }],
    ["a hidden Origin", { origin: "null" }],
    ["a request that the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
  ])("gets nothing with %s", async (_, headers) => {
    await using r = await rehearsal();

    const responses = [
      await ask(r, "/", { headers }),
      await postText(r, "/acts", JSON.stringify(act(ROBIN, line("/report"))), headers),
    ];

    expect(responses.map(({ status }) => status)).toEqual([403, 403]);
    expect(r.calls).toEqual([]);
  });

  test.each(["127.0.0.1:8080", "localhost:8080", "LOCALHOST", "[::1]:8080"])("is not who calls us %s", async (host) => {
    await using r = await rehearsal();

    expect((await ask(r, "/", { headers: { host, origin: `http://${host}` } })).status).toBe(200);
  });

  test("cannot post a form, which carries no JSON content type", async () => {
    await using r = await rehearsal();

    const response = await postText(r, "/acts", JSON.stringify(act(ROBIN, line("/report"))), {
      "content-type": "text/plain",
    });

    expect(response.status).toBe(415);
  });
});

const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const good = act(ROBIN, line("/report 1 1 1"));

describe("bad input", () => {
  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a prototype", '{"__proto__":{"as":"x"}}'],
    [
      "a prototype further in",
      JSON.stringify({ ...good, input: "X" }).replace(
        '"X"',
        '{"kind":"submit","action":"a:","values":{"__proto__":"x"}}',
      ),
    ],
    ["deep JSON", `{"key":${deep(20)}}`],
    ["very deep JSON", `{"key":${deep(100_000)}}`],
    ["no key", JSON.stringify({ ...good, key: undefined })],
    ["a key of another shape", JSON.stringify({ ...good, key: "a b c d e f" })],
    ["an unknown kind", JSON.stringify({ ...good, input: { kind: "erase" } })],
    [
      "a value that is no text",
      JSON.stringify({ ...good, input: { kind: "submit", action: "a:", values: { dials: 40 } } }),
    ],
    ["an id over 100 characters", JSON.stringify({ ...good, input: { kind: "press", id: "x".repeat(101) } })],
    ["a line over 20,000 characters", JSON.stringify({ ...good, input: line("x".repeat(20_001)) })],
    ["a file that is no base64", JSON.stringify({ ...good, files: { file: "<script>" } })],
    ["a place that is none", JSON.stringify({ ...good, place: "../today" })],
  ])("that is %s is refused and does nothing", async (_, body) => {
    await using r = await rehearsal();

    const response = await postText(r, "/acts", body);

    expect([response.status, await response.json()]).toEqual([400, { problem: "unreadable" }]);
    expect(r.calls).toEqual([]);
    expect(r.faults).toEqual([]);
  });

  test.each([
    "/%2e%2e%2fpackage.json",
    "/page/%2e%2e%2fplatform.ts",
    "/page/..%2f..%2fshelf.ts",
    "/%00",
    "/page/app.ts%00",
    "/%zz",
    "/page/",
    "/page/tsconfig.json",
  ])("%s is not there", async (path) => {
    await using r = await rehearsal();

    expect((await ask(r, path)).status).toBe(404);
  });

  test("too big is refused before it is read, a file over 2 MB after", async () => {
    await using r = await rehearsal();
    const file = Buffer.alloc(2 * 1024 * 1024 + 1).toString("base64");

    const huge = await postText(r, "/acts", `{"key":"${"x".repeat(4_000_000)}"}`);
    const big = await post(r, "/acts", { ...good, files: { file } });

    expect([huge.status, await huge.json()]).toEqual([413, { problem: "tooBig" }]);
    expect([big.status, await big.json()]).toEqual([413, { problem: "tooBig" }]);
    expect(r.calls).toEqual([]);
  });

  test.each([
    ["an unknown person", { as: "nobody" }],
    ["a channel that is not there", { place: "channel:nowhere" }],
    ["a channel closed to this person", { place: "channel:huddinge" }],
    ["someone else's messages", { place: `account:${ALVA}` }],
  ] as const)("from %s is not found", async (_, forged) => {
    await using r = await rehearsal();

    const responses = [
      await post(r, "/acts", { ...good, ...forged }),
      await post(r, "/completions", {
        as: ROBIN,
        place: "channel:today",
        command: "signup",
        option: "activity",
        typed: "",
        ...forged,
      }),
    ];

    expect(responses.map(({ status }) => status)).toEqual([404, 404]);
    expect(r.calls).toEqual([]);
  });
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

test("a fault of the engine's own parts is reported, and answered without its words", async () => {
  await using r = await rehearsal();
  const broken: Dispatch = {
    acknowledgement: () => "private",
    answer: async () => {
      throw new Error("secret");
    },
    complete: async () => [],
  };
  await r.page.start([], broken);

  const response = await post(r, "/acts", good);

  expect([response.status, await response.json()]).toEqual([500, { problem: "fault" }]);
  expect(r.faults).toEqual([new Error("secret")]);
});

test("before the bot has started, the page is there and asks for patience", async () => {
  await using page = playground({
    shelf: memoryShelf([{ id: ROBIN, name: "Robin", locale: "en" }]),
    scene: {
      channels: async () => [{ id: "today", name: "today", purpose: "daily", association: undefined, closed: false }],
      standing: async () => ({ role: "activist", association: undefined, locale: undefined }),
      campaign: async () => ({ zone: "UTC" as Zone, locale: "en" }),
      choose: async () => {},
    },
    clockwork: { now: () => new Date("2022-08-17T05:00:00Z"), set: async () => {}, next: async () => undefined },
    report: () => {},
  });

  const [home, live] = await Promise.all(
    ["/", "/live"].map((path) => page.fetch(new Request(`http://127.0.0.1${path}`))),
  );

  expect([home?.status, live?.status]).toEqual([200, 503]);
});
