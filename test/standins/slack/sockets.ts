import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

export type Envelope = {
  readonly type: "slash_commands" | "interactive" | "events_api";
  readonly payload: Readonly<Record<string, unknown>>;
};

/** What the app said when it acknowledged; `lost`: the connection closed before it did. */
export type Ack = { readonly kind: "acked"; readonly payload: unknown } | { readonly kind: "lost" };

type Waiting = { readonly socket: WebSocket; readonly settle: (ack: Ack) => void };

/** Slack's end of Socket Mode: any live connection may get an envelope, in turn. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #changed: () => void;
  /** How many envelopes were acknowledged. */
  acks = 0;
  #live: readonly WebSocket[] = [];
  #waiting = new Map<string, Waiting>();
  #turn = 0;
  #count = 0;

  /** `changed` is called when a connection comes or goes. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get live(): number {
    return this.#live.length;
  }

  ticket(): string {
    this.#count += 1;
    this.#tickets.add(String(this.#count));
    return String(this.#count);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "", "ws://x").searchParams.get("ticket") ?? "";
    if (!this.#tickets.delete(ticket)) return void socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  #welcome(ws: WebSocket): void {
    ws.on("message", (data) => this.#acked(ws, JSON.parse(String(data))));
    ws.on("close", () => this.#gone(ws));
    ws.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.live + 1,
        connection_info: { app_id: "A0EXAMPLE1" },
        debug_info: { host: "applink-1", build_number: 1, approximate_connection_time: 18060 },
      }),
    );
    this.#live = [...this.#live, ws];
    this.#changed();
  }

  #acked(socket: WebSocket, { envelope_id: id, payload }: { envelope_id: string; payload?: unknown }): void {
    const waiting = this.#waiting.get(id);
    if (waiting?.socket !== socket) return;
    this.#waiting.delete(id);
    waiting.settle({ kind: "acked", payload });
    this.acks += 1;
    this.#changed();
  }

  #gone(socket: WebSocket): void {
    this.#live = this.#live.filter((one) => one !== socket);
    for (const [id, waiting] of this.#waiting)
      if (waiting.socket === socket) {
        this.#waiting.delete(id);
        waiting.settle({ kind: "lost" });
      }
    this.#changed();
  }

  /** Sends to the next live connection; lost at once where there is none. `retry` counts from 1. */
  send({ type, payload }: Envelope, retry = 0): Promise<Ack> {
    const socket = this.#live[this.#turn++ % Math.max(1, this.live)];
    if (!socket) return Promise.resolve({ kind: "lost" });
    this.#count += 1;
    const id = `e${this.#count}`;
    return new Promise((settle) => {
      this.#waiting.set(id, { socket, settle });
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: type !== "events_api",
          ...(retry > 0 ? { retry_attempt: retry, retry_reason: "timeout" } : {}),
        }),
      );
    });
  }

  /** Asks the oldest connection to go, as Slack does several times a day; nothing more is sent to it. */
  recycle(): void {
    const [oldest, ...rest] = this.#live;
    this.#live = rest;
    oldest?.send(
      JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "applink-1" } }),
    );
  }

  /** Cuts every connection without a word. */
  cut(): void {
    const cut = this.#live;
    this.#live = [];
    for (const socket of cut) socket.terminate();
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }
}
