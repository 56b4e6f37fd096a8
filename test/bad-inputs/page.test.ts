import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli.ts";
import { type CommandLine, openCommandLine } from "../cli/terminal.ts";

describe("at the local page", () => {
  let cli: CommandLine;
  let address = "";
  let ended: Promise<number> | undefined;
  const stop = new AbortController();

  beforeAll(async () => {
    cli = await openCommandLine();
    await new Promise<void>((open, failed) => {
      const environment = { DATABASE_URL: cli.database, PORT: "0" };
      const out = (text: string): void => {
        address = JSON.parse(text).address;
        open();
      };
      ended = run(["start", "--json"], environment, { out, err: (text) => failed(new Error(text)) }, stop.signal);
    });
  });
  afterAll(async () => {
    stop.abort();
    await ended;
    await cli[Symbol.asyncDispose]();
  });

  const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${address}${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(`${address}${path}`, { headers });
  const act = (as: string, id: string): string =>
    JSON.stringify({ key: "a-key-of-its-own", as, place: "channel:aktiviteter", input: { kind: "press", id } });
  const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

  test.each<[string, () => Promise<Response>, number]>([
    ["%2e%2e%2f", () => get("/%2e%2e%2f%2e%2e%2fpackage.json"), 404],
    ["%00", () => get("/%00"), 404],
    ["%c0%ae", () => get("/%c0%ae%c0%ae/package.json"), 404],
    ["a path that is none", () => get("/src/main.ts"), 404],
    ["a huge body", () => post("/acts", "x".repeat(4 * 1024 * 1024)), 413],
    ["huge headers", () => get("/", { "x-huge": "x".repeat(64 * 1024) }), 431],
    ["a foreign Origin", () => get("/", { origin: "https://evil.example" }), 403],
    ["another site's form", () => post("/acts", "{}", { "sec-fetch-site": "cross-site" }), 403],
    ["no JSON", () => post("/acts", "nonsense"), 400],
    ["a list for an object", () => post("/acts", "[]"), 400],
    ["__proto__ in JSON", () => post("/people", '{"__proto__":{"admin":true},"name":"Kim","locale":"sv"}'), 400],
    ["deep JSON", () => post("/acts", deep(10_000)), 400],
    [
      "a form instead of JSON",
      () => post("/acts", "a=1", { "content-type": "application/x-www-form-urlencoded" }),
      415,
    ],
    ["a blank name", () => post("/people", '{"name":"\u200b","locale":"sv"}'), 400],
    [
      "a name of 10,000 characters",
      () => post("/people", JSON.stringify({ name: "x".repeat(10_000), locale: "sv" })),
      400,
    ],
    ["an account that is none", () => post("/acts", act("forged", "signup:forged")), 404],
    ["an id longer than any", () => post("/acts", act("forged", "x".repeat(101))), 400],
    ["a day that is none", () => post("/clock", '{"kind":"set","local":"2022-02-31T07:00"}'), 400],
  ])("%s is refused by its status", async (_input, ask, status) => {
    const response = await ask();

    expect(response.status).toBe(status);
  });

  test("a foreign Host gets nothing", async () => {
    const { request } = await import("node:http");
    const { hostname, port } = new URL(address);

    const status = await new Promise((answered, failed) =>
      request({ hostname, port, headers: { host: "evil.example" } }, (response) => {
        response.resume();
        answered(response.statusCode);
      })
        .once("error", failed)
        .end(),
    );

    expect(status).toBe(403);
  });

  test("and the page goes on as before", async () => {
    expect((await get("/")).status).toBe(200);
    expect(await (await get("/health")).text()).toBe("ok");
  });
});
