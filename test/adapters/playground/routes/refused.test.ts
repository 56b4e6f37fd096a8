import { describe, expect, test } from "vitest";
import { playground } from "../../../../src/adapters/playground/platform.ts";
import type { Dispatch } from "../../../../src/chat/call.ts";
import type { Zone } from "../../../../src/domain/day.ts";
import { act, ask, line, post, postText } from "../asking.ts";
import { memoryShelf } from "../memory.ts";
import { rehearsal } from "../rehearsal.ts";
import { ALVA, ROBIN } from "../script.ts";

const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const good = act(ROBIN, line("/report 1 1 1"));

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
