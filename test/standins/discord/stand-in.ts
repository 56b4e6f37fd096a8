import type { Server } from "node:http";
import { Faults } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import { type Logged, portOf, serve } from "./http.ts";
import type { Interaction } from "./interaction.ts";
import { guildPayload } from "./payloads.ts";
import type { Person, Stage } from "./person.ts";
import { type ChannelPlace, GuildPlace } from "./places.ts";
import { Pulse } from "./pulse.ts";
import { World } from "./world.ts";

export type { Answer } from "./answer.ts";
export { ACKNOWLEDGE, ANSWER, EDIT, FOLLOW_UP, SEND } from "./faults.ts";
export type { Person } from "./person.ts";
export type { ChannelPlace } from "./places.ts";
export type { Shown } from "./shown.ts";

/** A request whose body Discord would refuse, and why. */
export type Refused = { readonly request: string; readonly body: unknown; readonly problems: readonly string[] };

/** Discord as far as Samling meets it, on 127.0.0.1 and a free port. Ends with `await using`. */
export class Discord implements AsyncDisposable {
  readonly #stage: Stage;
  readonly #server: Server;
  readonly faults: Faults;
  readonly gateway: Gateway;
  /** Every request in order. */
  readonly requests: Logged[];
  /** Requests with a body Discord would refuse: a test that ends with some has found a bug. */
  readonly refused: Refused[];
  readonly guild: GuildPlace;
  #token: { current: string };

  constructor(parts: {
    stage: Stage;
    server: Server;
    faults: Faults;
    gateway: Gateway;
    requests: Logged[];
    refused: Refused[];
    token: { current: string };
  }) {
    this.#stage = parts.stage;
    this.#server = parts.server;
    this.faults = parts.faults;
    this.gateway = parts.gateway;
    this.requests = parts.requests;
    this.refused = parts.refused;
    this.#token = parts.token;
    this.guild = this.addGuild("Distriktet");
    this.guild.channel("general");
  }

  /** The address for `DISCORD_API_URL`, without a version. */
  get url(): string {
    return `http://127.0.0.1:${portOf(this.#server)}/api`;
  }

  get token(): string {
    return this.#token.current;
  }

  /** The bot's application, which is also its user's id. */
  get application(): string {
    return this.#stage.scene.world.bot.id;
  }

  addGuild(name: string): GuildPlace {
    const { world, dispatch } = this.#stage.scene;
    const guild = world.guild(name);
    dispatch("GUILD_CREATE", guildPayload(guild, world));
    return new GuildPlace(this.#stage, guild);
  }

  member(name: string, settings: Parameters<GuildPlace["member"]>[1] = {}): Person {
    return this.guild.member(name, settings);
  }

  channel(name: string): ChannelPlace {
    return this.guild.channel(name);
  }

  /** Names of the registered commands, those of the first guild included. */
  get commands(): readonly string[] {
    return [...this.#stage.scene.world.commands, ...this.guild.record.commands].map(({ name }) => name);
  }

  /** How often a request was made, by the names of faults: `discord.count(SEND)`. */
  count(request: string): number {
    const pattern = new RegExp(`^${request.replaceAll("*", "[^/]+")}$`);
    return this.requests.filter((logged) => pattern.test(logged.request)).length;
  }

  /** The bot's token stops working. */
  revokeToken(): void {
    this.#token.current = `revoked-${this.#token.current}`;
  }

  /** Resolves once this holds; looked at after every request and gateway event. `patience`: milliseconds. */
  until(test: () => boolean, what: string, patience?: number): Promise<void> {
    return this.#stage.pulse.until(test, what, patience);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.gateway.end();
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** Starts the stand-in. `now` (milliseconds UTC) decides nonce memory, the 3 s for acknowledging and tokens' 15 min. */
export const standIn = async (settings: { now?: () => number; token?: string } = {}): Promise<Discord> => {
  const world = new World(settings.now ?? Date.now);
  const pulse = new Pulse();
  const faults = new Faults();
  const token = { current: settings.token ?? "stand-in-token" };
  const requests: Logged[] = [];
  const refused: Refused[] = [];
  const interactions = new Map<string, Interaction>();
  const gateway = new Gateway(
    world,
    () => token.current,
    () => pulse.beat(),
  );
  const scene = {
    world,
    interactions,
    gateway: () => gateway.url,
    files: () => `http://127.0.0.1:${portOf(server)}`,
    dispatch: (event: string, data: unknown) => gateway.dispatch(event, data),
  };
  const server: Server = await serve({
    scene,
    faults,
    token: () => token.current,
    log: (entry, problems) => {
      requests.push(entry);
      if (problems.length > 0) refused.push({ request: entry.request, body: entry.body, problems });
      pulse.beat();
    },
  });
  gateway.url = `ws://127.0.0.1:${portOf(server)}`;
  server.on("upgrade", (request, socket, head) => gateway.accept(request, socket, head));
  return new Discord({ stage: { scene, pulse }, server, faults, gateway, requests, refused, token });
};
