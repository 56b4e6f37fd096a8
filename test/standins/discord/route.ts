import type { BODIES } from "./description.ts";
import type { Interaction } from "./interaction.ts";
import type { Upload } from "./messages.ts";
import type { World } from "./world.ts";

export type Request = {
  /** The starred parts of the path, in order. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
};
export type Scene = {
  readonly world: World;
  readonly interactions: Map<string, Interaction>;
  /** `ws://…`, where the gateway is. */
  readonly gateway: () => string;
  /** `http://…`, where files that people attach are fetched from. */
  readonly files: () => string;
  readonly dispatch: (event: string, data: unknown) => void;
};
export type Route = {
  readonly body?: keyof typeof BODIES;
  /** Whether it works without the bot's token: what carries an interaction's own. */
  readonly open?: boolean;
  readonly act: (scene: Scene, request: Request) => object | undefined;
};

export const part = (request: Request, at: number): string => request.path[at] ?? "";
