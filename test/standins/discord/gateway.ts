import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { GatewayIntentBits as Intent, GatewayOpcodes as Op } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import { guildPayload, memberPayload, userPayload } from "./payloads.ts";
import type { World } from "./world.ts";

type Sent = { readonly op: number; readonly t: string; readonly s: number; readonly d: unknown };
/** A session outlives its socket: what was sent meanwhile is told again on resume. */
type Session = { readonly id: string; readonly intents: number; readonly sent: Sent[]; socket: WebSocket | undefined };
type Received = { readonly op: number; readonly d: Readonly<Record<string, unknown>> };

const AUTHENTICATION_FAILED = 4004;
const DISALLOWED_INTENTS = 4014;
const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
/** Events that only those with an intent are told, as Discord publishes them. */
const NEEDS: Readonly<Record<string, number>> = {
  GUILD_BAN_ADD: Intent.GuildModeration,
  GUILD_CREATE: Intent.Guilds,
  GUILD_DELETE: Intent.Guilds,
  CHANNEL_CREATE: Intent.Guilds,
  CHANNEL_DELETE: Intent.Guilds,
  CHANNEL_UPDATE: Intent.Guilds,
  GUILD_ROLE_CREATE: Intent.Guilds,
  GUILD_MEMBER_REMOVE: Intent.GuildMembers,
};

/** Discord's gateway: sessions over WebSocket. */
export class Gateway {
  readonly #world: World;
  readonly #token: () => string;
  readonly #moved: () => void;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  /** `ws://127.0.0.1:port`. */
  url = "";
  identifies = 0;
  resumes = 0;

  constructor(world: World, token: () => string, moved: () => void) {
    this.#world = world;
    this.#token = token;
    this.#moved = moved;
  }

  /** Whether a client listens right now. */
  get connected(): boolean {
    return [...this.#sessions.values()].some(({ socket }) => socket);
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      ws.on("message", (data) => this.#take(ws, JSON.parse(String(data)) as Received));
      ws.on("close", () => this.#lost(ws));
      ws.on("error", () => ws.terminate());
      ws.send(JSON.stringify({ op: Op.Hello, d: { heartbeat_interval: 41_250 } }));
    });
  }

  #take(ws: WebSocket, { op, d }: Received): void {
    if (op === Op.Heartbeat) ws.send(JSON.stringify({ op: Op.HeartbeatAck }));
    if (op === Op.Identify) this.#identify(ws, d);
    if (op === Op.Resume) this.#resume(ws, d);
    if (op === Op.RequestGuildMembers) this.#members(d);
    this.#moved();
  }

  #identify(ws: WebSocket, d: Received["d"]): void {
    this.identifies++;
    const intents = Number(d.intents);
    if (d.token !== this.#token()) ws.close(AUTHENTICATION_FAILED);
    else if (intents & PRIVILEGED) ws.close(DISALLOWED_INTENTS);
    else this.#begin(ws, intents, d);
  }

  #begin(ws: WebSocket, intents: number, d: Received["d"]): void {
    const session: Session = { id: `session-${this.#world.id()}`, intents, sent: [], socket: ws };
    this.#sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(({ members }) => members.has(this.#world.bot.id));
    this.#tell(session, "READY", {
      v: 10,
      user: userPayload(this.#world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      application: { id: this.#world.bot.id, flags: 0 },
      shard: d.shard,
    });
    for (const guild of guilds) this.#tell(session, "GUILD_CREATE", guildPayload(guild, this.#world));
  }

  #resume(ws: WebSocket, d: Received["d"]): void {
    const session = this.#sessions.get(String(d.session_id));
    if (!session || d.token !== this.#token()) {
      ws.send(JSON.stringify({ op: Op.InvalidSession, d: false }));
      return;
    }
    this.resumes++;
    session.socket = ws;
    for (const missed of session.sent.filter(({ s }) => s > Number(d.seq))) ws.send(JSON.stringify(missed));
    this.#tell(session, "RESUMED", {});
  }

  /** Members by id, which needs no privileged intent. */
  #members(d: Received["d"]): void {
    const guild = this.#world.guildOf(String(d.guild_id));
    const asked = [d.user_ids].flat().map(String);
    const members = asked.flatMap((id) => guild.members.get(id) ?? []);
    const not_found = asked.filter((id) => !guild.members.has(id));
    const chunk = { chunk_index: 0, chunk_count: 1, not_found, nonce: d.nonce };
    this.dispatch("GUILD_MEMBERS_CHUNK", { guild_id: guild.id, members: members.map(memberPayload), ...chunk });
  }

  /** Tells every session of an event it asked for. */
  dispatch(event: string, data: unknown): void {
    const need = NEEDS[event] ?? 0;
    for (const session of this.#sessions.values())
      if ((session.intents & need) === need) this.#tell(session, event, data);
  }

  #tell(session: Session, t: string, d: unknown): void {
    const sent: Sent = { op: Op.Dispatch, t, s: session.sent.length + 1, d };
    session.sent.push(sent);
    session.socket?.send(JSON.stringify(sent));
  }

  #lost(ws: WebSocket): void {
    for (const session of this.#sessions.values()) if (session.socket === ws) session.socket = undefined;
    this.#moved();
  }

  #eachSocket(act: (ws: WebSocket) => void): void {
    for (const ws of this.#server.clients) act(ws);
  }

  /** The connection breaks off without a word. */
  drop(): void {
    this.#eachSocket((ws) => ws.terminate());
  }

  /** Discord asks to connect anew and resume. */
  reconnect(): void {
    this.#eachSocket((ws) => ws.send(JSON.stringify({ op: Op.Reconnect, d: null })));
  }

  /** The session is over: the client must identify again, which discord.js does after five to six and a half seconds. */
  invalidate(): void {
    this.#sessions.clear();
    this.#eachSocket((ws) => ws.send(JSON.stringify({ op: Op.InvalidSession, d: false })));
  }

  /** Discord closes with one of its codes: 4004 is "authentication failed". */
  close(code: number): void {
    this.#eachSocket((ws) => ws.close(code));
  }

  async end(): Promise<void> {
    this.drop();
    await new Promise((done) => this.#server.close(done));
  }
}
