import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApiCall, answerApi } from "./api.ts";
import { Faults } from "./faults.ts";
import { answerDownload, answerUpload } from "./files.ts";
import { type Interaction, Interactions } from "./interactions.ts";
import { type Core, Refusal } from "./methods/method.ts";
import { eventPayload } from "./payloads.ts";
import { Person } from "./person.ts";
import { answerResponse } from "./responses.ts";
import { post } from "./signed.ts";
import { type Ack, type Envelope, Sockets } from "./sockets.ts";
import { type Account, Channel, Workspace } from "./workspace.ts";

/** What the app is allowed to, unless a test says otherwise. */
export const SCOPES = [
  "commands",
  "chat:write",
  "chat:write.public",
  "im:write",
  "im:history",
  "channels:read",
  "channels:history",
  "groups:read",
  "groups:history",
  "files:write",
  "users:read",
  "files:read",
] as const;

export const TOKENS = { bot: "xoxb-example-bot", app: "xapp-example-app", secret: "example-signing-secret" } as const;

export type Settings = {
  readonly scopes?: readonly string[];
  readonly now?: () => Date;
};

/**
 * Slack on this machine: Web API, Socket Mode and signed delivery over HTTP. It holds requests to Slack's documented
 * shapes and limits; what breaks them is refused, and closing throws unless `complaints` was emptied.
 */
export class Slack implements AsyncDisposable {
  readonly workspace: Workspace;
  readonly interactions: Interactions;
  readonly faults = new Faults();
  /** Every breach of Slack's shapes and limits so far. */
  readonly complaints: string[] = [];
  /** Every request to the Web API, in the order of their answers. */
  readonly calls: ApiCall[] = [];
  readonly general: Channel;
  scopes: readonly string[];
  /** Whether answers tell the scopes, as not every server that speaks Slack's does. */
  tellsScopes = true;
  /** Where to deliver over HTTP instead of Socket Mode. */
  requestUrl: string | undefined;
  readonly #sockets = new Sockets(() => this.#changed());
  readonly #server: Server;
  #refusals = new Map<"bot" | "app", string>();
  #watchers: readonly (() => void)[] = [];

  constructor(server: Server, { scopes = SCOPES, now = () => new Date() }: Settings) {
    this.workspace = new Workspace(now);
    this.interactions = new Interactions(this.workspace);
    this.scopes = scopes;
    this.general = this.channel("allmänt");
    this.#server = server;
    server.on("request", (request, response) => void this.#route(request, response));
    server.on("upgrade", (request, socket, head) => this.#sockets.upgrade(request, socket, head));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What `SLACK_API_URL` is set to. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  get connections(): number {
    return this.#sockets.live;
  }

  user(name: string, account: Partial<Omit<Account, "id" | "name">> = {}): Person {
    const known = { locale: "sv-SE", tz: "Europe/Stockholm", admin: false, deleted: false, ...account };
    const one: Account = { id: this.workspace.id("U"), name, ...known };
    this.workspace.accounts.set(one.id, one);
    return new Person(this, one);
  }

  channel(name: string, { kind = "public", member = true }: { kind?: "public" | "private"; member?: boolean } = {}) {
    const channel = new Channel(this.workspace.id("C"), name, kind, member);
    this.workspace.channels.set(channel.id, channel);
    return channel;
  }

  callsTo(method: string): readonly ApiCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** From now on a token is refused with this error (`invalid_auth`, `token_revoked`); undefined: it holds again. */
  refuse(token: "bot" | "app", error: string | undefined): void {
    if (error) this.#refusals.set(token, error);
    else this.#refusals.delete(token);
  }

  /**
   * Delivers an envelope over the next live connection, or over HTTP where `requestUrl` is set. What nobody takes goes
   * out again as often as `again` says: events three times, once somebody is there, and people's acts never.
   */
  async deliver(
    envelope: Envelope,
    { times = 1, again = envelope.type === "events_api" ? 3 : 0 } = {},
  ): Promise<readonly Ack[]> {
    return Promise.all(Array.from({ length: times }, () => this.#delivered(envelope, again)));
  }

  async event(event: Readonly<Record<string, unknown>>): Promise<void> {
    await this.deliver({ type: "events_api", payload: eventPayload(this.workspace, event) });
  }

  /** Someone removes the app from the workspace: its tokens die with it. */
  async uninstall(): Promise<void> {
    for (const event of [
      { type: "tokens_revoked", tokens: { oauth: [], bot: [this.workspace.app.user] } },
      { type: "app_uninstalled" },
    ])
      await this.deliver({ type: "events_api", payload: eventPayload(this.workspace, event) }, { again: 0 });
    this.refuse("bot", "account_inactive");
  }

  /** Slack asks one connection to go, and waits for what comes instead. */
  async recycle(): Promise<void> {
    const before = this.connections;
    this.#sockets.recycle();
    await this.until(() => this.connections === before);
  }

  cut(): void {
    this.#sockets.cut();
  }

  /** Waits until so many envelopes were acknowledged over Socket Mode. */
  acked(count: number): Promise<void> {
    return this.until(() => this.#sockets.acks >= count);
  }

  /** Waits until this is so; looked at whenever a request was answered or a connection came or went. */
  async until(so: () => boolean): Promise<void> {
    while (!so()) await new Promise<void>((resolve) => (this.#watchers = [...this.#watchers, resolve]));
  }

  responseUrl({ response }: Interaction): string | undefined {
    return response && `${this.origin}/response/${response}`;
  }

  /** Slack can't be reached from now on. */
  async close(): Promise<void> {
    this.#sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    if (this.complaints.length > 0) throw new Error(`Slack would not take this:\n${this.complaints.join("\n")}`);
  }

  async #delivered(envelope: Envelope, again: number, retry = 0): Promise<Ack> {
    const signing = { secret: TOKENS.secret, at: this.workspace.now() };
    const ack = await (this.requestUrl
      ? post(this.requestUrl, envelope, signing, retry)
      : this.#sockets.send(envelope, retry));
    if (ack.kind === "acked" || again === 0) return ack;
    if (!this.requestUrl) await this.until(() => this.connections > 0);
    return this.#delivered(envelope, again - 1, retry + 1);
  }

  #changed(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const look of watchers) look();
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, place = "", name = ""] = new URL(request.url ?? "", this.origin).pathname.split("/");
    const { workspace, interactions, faults } = this;
    const complain = (what: string): void => void this.complaints.push(what);
    if (place === "api") await answerApi(name, request, response, this.#api(complain));
    else if (place === "response")
      await answerResponse(name, request, response, { workspace, interactions, faults, complain });
    else if (place === "upload") await answerUpload(name, request, response, { workspace, faults });
    else if (place === "files-pri")
      await answerDownload(name, request, response, { workspace, faults, mayRead: (by) => this.#mayRead(by) });
    else response.writeHead(404).end();
    this.#changed();
  }

  #mayRead(authorization: string | undefined): boolean {
    return authorization === `Bearer ${TOKENS.bot}` && this.scopes.includes("files:read");
  }

  #api(complain: (what: string) => void) {
    return {
      core: this.#core(),
      faults: this.faults,
      refusal: (token: string, kind: "bot" | "app"): string | undefined => {
        if (token !== TOKENS[kind]) return token ? "invalid_auth" : "not_authed";
        return this.#refusals.get(kind);
      },
      scopes: () => (this.tellsScopes ? this.scopes : undefined),
      complain,
      called: (call: ApiCall): void => void this.calls.push(call),
    };
  }

  #core(): Core {
    return {
      workspace: this.workspace,
      interactions: this.interactions,
      origin: () => this.origin,
      ticket: () => `${this.origin.replace("http", "ws")}/link/?ticket=${this.#sockets.ticket()}`,
      needs: (...scopes) => {
        if (!scopes.some((scope) => this.scopes.includes(scope)))
          throw new Refusal("missing_scope", { needed: scopes.join(","), provided: this.scopes.join(",") });
      },
    };
  }
}

/** Slack on a free port of 127.0.0.1. */
export const standIn = async (settings: Settings = {}): Promise<Slack> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new Slack(server, settings);
};
