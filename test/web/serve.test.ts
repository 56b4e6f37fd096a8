import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { type Fetch, type Serving, serve } from "../../src/web/serve.ts";

const serving = (more: Partial<Serving> = {}): Serving => ({
  host: "127.0.0.1",
  port: 0,
  mount: undefined,
  healthy: async () => true,
  report: (fault) => {
    throw fault;
  },
  ...more,
});

const socketTo = async (address: string, sent = ""): Promise<Socket> => {
  const socket = connect(Number(new URL(address).port), "127.0.0.1");
  // A cut connection may show as a reset; both end in `close`.
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(sent);
  return socket;
};

const BROKEN: Serving["healthy"] = () => Promise.reject(new Error("no database"));
const HEALTH: readonly [string, Serving["healthy"], number][] = [
  ["ok", async () => true, 200],
  ["not ready", async () => false, 503],
  ["not ready", BROKEN, 503],
];
test.each(HEALTH)("health is %s", async (text, healthy, status) => {
  await using web = await serve(serving({ healthy }));

  const response = await fetch(`${web.address}/health`);

  expect([response.status, await response.text()]).toEqual([status, text]);
});

test("everything else goes to what is mounted, and nowhere without it", async () => {
  const mount: Fetch = async (request) => new Response(`${request.method} ${new URL(request.url).pathname}`);
  await using web = await serve(serving({ mount }));
  await using bare = await serve(serving());

  const mounted = await fetch(`${web.address}/acts`, { method: "POST", body: "x" });

  expect(await mounted.text()).toBe("POST /acts");
  expect((await fetch(`${bare.address}/acts`)).status).toBe(404);
});

test("a fault of what is mounted is reported and answered without its words", async () => {
  const faults: unknown[] = [];
  const mount: Fetch = () => Promise.reject(new Error("secret"));
  await using web = await serve(serving({ mount, report: (fault) => faults.push(fault) }));

  const response = await fetch(`${web.address}/acts`);

  expect([response.status, await response.text()]).toEqual([500, "fault"]);
  expect(faults).toEqual([new Error("secret")]);
});

test("a path that leads out of the house leads nowhere", async () => {
  await using web = await serve(serving());
  const first = async (path: string): Promise<string | undefined> => {
    const socket = await socketTo(web.address, `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
    const [answer]: Buffer[] = await once(socket, "data");
    return answer?.toString().split("\r\n")[0];
  };

  const answers = await Promise.all(
    ["/%2e%2e%2fpackage.json", "/..%2f..%2fetc/passwd", "/%00", "/../package.json"].map(first),
  );

  expect(answers).toEqual(Array(4).fill("HTTP/1.1 404 Not Found"));
});

test("headers without end are refused with 431", async () => {
  await using web = await serve(serving());

  const response = await fetch(`${web.address}/health`, { headers: { "x-long": "x".repeat(20_000) } });

  expect(response.status).toBe(431);
});

test("a taken port is an error that the starter can tell of", async () => {
  await using web = await serve(serving());

  await expect(serve(serving({ port: Number(new URL(web.address).port) }))).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

test("500 slow connections are cut while others are served", async () => {
  await using web = await serve(serving({ mount: async (request) => new Response(await request.text()) }));
  const begun = [
    "",
    "GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n",
    "POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 10\r\n\r\nslow",
    "POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n4\r\nslow\r\n",
  ];
  const slow = await Promise.all(Array.from({ length: 500 }, (_, i) => socketTo(web.address, begun[i % begun.length])));

  const cut = Promise.all(slow.map((socket) => once(socket.resume(), "close")));
  const served = await fetch(`${web.address}/health`);

  expect(await served.text()).toBe("ok");
  await cut;
});

test("closing finishes what is being answered, ends event streams and takes no more", async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const mount: Fetch = async (request) => {
    if (request.url.endsWith("/live"))
      return new Response(new ReadableStream({ start: (pages) => pages.enqueue(new Uint8Array(1)) }), {
        headers: { "content-type": "text/event-stream" },
      });
    begun.resolve();
    await finish.promise;
    return new Response("done");
  };
  const web = await serve(serving({ mount }));
  const stream = await fetch(`${web.address}/live`);
  const held = fetch(`${web.address}/held`);
  await begun.promise;

  const closed = web[Symbol.asyncDispose]();
  await expect(stream.text()).rejects.toThrow();
  await expect(fetch(`${web.address}/health`)).rejects.toThrow();
  finish.resolve();

  expect(await (await held).text()).toBe("done");
  await closed;
});
